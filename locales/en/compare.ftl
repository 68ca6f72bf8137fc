# An answer of another day or edition beside today's.

compare-same = Today's answer is the same.
compare-other = Today's answer is different. Both are here.
compare-on = The answer of { $day }
compare-on-by = The answer of { $day }, by edition { $number }
compare-today = Today's answer
compare-step = Step { $number }: { $title }
compare-no-step = No further step.
compare-open = Today's answer in full
compare-other-asks = Today one more question comes first:
compare-asks-open = Answer it
lasting = Link to this answer as it stands today
lasting-help = If the answer has changed by then, the page shows both.
