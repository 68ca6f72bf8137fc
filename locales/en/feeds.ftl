# Feeds and the timeline of a portal.

feed-follow = Follow without an account:
feed-calendar = Calendar
feed-title = Rumo: { $name }
feed-about = What was said about it and on which day, with the sources. General information, not legal advice.
feed-source = Source:
feed-announced = Announced: { $title }
feed-edition = In edition { $number }:
feed-corrected = Corrected: { $title }
feed-corrected-text = this announcement was corrected.
feed-corrected-value = { $name }: before { $before }, now { $after }
feed-taken-back = Taken back: { $title }
feed-taken-back-text = this announcement is not told any more.
feed-lapsed = From { $day } not known: { $title }
feed-lapsed-text = It was last checked on { $checked }, and nobody has checked it again in time. From { $day } we do not know whether it is still so. Look at the portal itself.
feed-lapsed-of = This was said of:
feed-first-seen = First seen: { $month }
feed-last-seen = Last seen: { $month }
feed-way = From { $from } the way is: { $way }
feed-wording = From { $from } we say this about it

timeline-title = How it did over time
timeline-help = Each row is the whole portal, the cards of one month, or one language version. The numbers are those of the table below, which says the same.
timeline-whole = the whole portal
timeline-announced = dates announced
timeline-thin = thin: as for the whole portal
timeline-number = No.
timeline-from = From
timeline-to = To
timeline-state = State
timeline-still = still so on this day
timeline-early-until = announced on { $day }
timeline-nobody = no source says, or the last check is too old
state-message = The message:
