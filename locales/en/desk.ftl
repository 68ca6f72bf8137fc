# The desk: every question on one page, for a volunteer.

desk-title = At the desk
desk-lead = Every question on one page, in two languages. Nothing is kept: no name, no number, no answer.
desk-no-script = Choose, then press Enter: the page comes back with what follows.
desk-update = Show what follows
desk-next = Next person
desk-with = The other person reads:
desk-with-none = The same language
desk-later = What may still be asked
desk-later-lead = Only what can change the way is asked. You may answer it now.
desk-date-how = Day, month, year: 20102026 or 20/10/2026.
desk-said-how = A few words are enough, in any language. Leave out names and numbers.
desk-way = The way
desk-way-open = It stands here as soon as the answers are enough.
desk-said = The way: { $way }
desk-back = Back to the answers
desk-sheet = Sheet to print
desk-letters = Letters
desk-phone = Take it along on the phone
desk-phone-help = Point the camera of the phone at this. The address holds the answers: show it to nobody else.
desk-sign-in = Sign in for your association
desk-offline = No connection just now. What was answered is still here; change an answer to try again.
desk-wait = Many are asking at the same time. It goes on in a moment.

# On the page about Rumo.
about-desk = For associations, at the desk
about-desk-body = Every question on one page, in the volunteer's language with the other person's beneath it, by keys alone. It needs no account, and keeps nothing.
about-desk-link = Open the desk

# On the page about privacy.
privacy-desk = At an association's desk
privacy-desk-body = On the page for associations the answers are in no address and in no history. Each time they are sent, the page is made from them and they are forgotten. "Next person" empties it.
