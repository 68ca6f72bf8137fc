# How fresh a statement is, and who has read it.

soft-as-of = Checked on { $day }:
soft-undated = From a page without a date:
soft-check = Look there: { $name }
soft-sources = Where to check

if-not-so = If it is not so any more:
if-not-so-way = go on with: { $way }
if-not-so-write = write by: { $name }
if-not-so-ask = ask: { $name }

review-by = Reviewed by { $who }.
review-nobody = No second person has reviewed this text yet.
review-machine = A machine drafted this text, and no person has reviewed it yet.
reviews-none = { $all ->
    [one] No second person has reviewed the text on this page yet.
   *[other] No second person has reviewed any of the { $all } texts on this page yet.
}
reviews-some = A second person has reviewed { $reviewed } of the { $all } texts on this page; the rest not yet.
reviews-all = { $all ->
    [one] A second person has reviewed the text on this page.
   *[other] A second person has reviewed all { $all } texts on this page.
}
reviews-machine = A machine drafted { $count } of them.

fresh-title = How fresh this is
fresh-share = On { $day }, { $some } of the { $all } facts in force had been checked in time: { $percent } %.
fresh-none = No fact is in force on this day.
fresh-kind = Kind
fresh-in-time = Checked in time
fresh-of = { $some } of { $all }
fresh-waited = { $count ->
    [one] One change of a portal has come since edition 1, of its dates or of how it works. From the announcement until it stood here it took { $middle }.
   *[other] { $count } changes of the portals have come since edition 1, of their dates or of how they work. From the announcement until they stood here they took { $middle } in the middle, { $most } at most.
}
fresh-waited-none = How long a portal's change takes until it stands here: no change since edition 1 yet.
fresh-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
