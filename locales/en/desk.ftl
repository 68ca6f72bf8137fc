# The desk: every question on one page, for a volunteer.

desk-title = At the desk
desk-lead = Every question on one page, in two languages. No name, no number and no answer of anybody is kept.
desk-no-script = Choose, then press Enter: the page comes back with what follows. End each person by “Next person” on their own page, before you go anywhere else.
desk-update = Show what follows
desk-next = Next person
desk-own = I read:
desk-with = The other person reads:
desk-with-none = The same language
desk-later = What may still be asked
desk-later-lead = Only what can change the way is asked. You may answer it now.
desk-date-how = Day, month, year: 20102026 or 20/10/2026.
desk-said-how = A few words are enough, in any language. Leave out names and numbers.
desk-way = The way
desk-way-open = It stands here as soon as the answers are enough.
desk-said = The way: { $way }
desk-changed = An answer has changed: this is the way from before. Enter shows the new one.
desk-back = Back to the answers
desk-sheet = Sheet to print
desk-letters = Letters
desk-phone = Take it along on the phone
desk-phone-help = Point the camera of the phone at this. The address holds the answers: show it to nobody else.
desk-sign-in = Sign in for your association
desk-offline = No connection just now. Your answers are still here, and it is tried again by itself.
desk-finished = That person is finished: nothing of what they told is shown again. Here is an empty page.
desk-not-yet = We do not have { $missing } yet. The page is in { $shown }; another language can be chosen below.
desk-two-languages = { $one } and { $other }
desk-too-long = This is too long
desk-too-long-body = More was sent than all answers together can hold. Nothing was kept. Begin with an empty page, with a shorter text.
desk-empty = An empty page
desk-wait = Many are asking at the same time. It goes on in a moment.
desk-open = The case before was not ended: its answers may lie behind or ahead in the browser. “Next person” ends it.
desk-error-not-found-body = The address may be mistyped. At the desk no answer stands in an address, so nothing more can be shown here. Go on with an empty page:
desk-error-too-long-body = It holds more than the desk asks for. Nothing was kept. Go on with an empty page:
desk-error-method-body = At the desk, pages are only opened and forms sent. Go on with an empty page:
desk-error-too-many-body = Wait { $wait }, then reload this page: the browser sends the same again, and nothing is lost.
desk-error-elsewhere-body = This was sent from the page of another site, so it was not read. Go on with an empty page:

# Languages that somebody may ask for, as they stand in a sentence.
desk-language-ar = Arabic
desk-language-bn = Bengali
desk-language-en = English
desk-language-es = Spanish
desk-language-fr = French
desk-language-hi = Hindi
desk-language-ne = Nepali
desk-language-pa = Punjabi
desk-language-pt = Portuguese
desk-language-ro = Romanian
desk-language-ru = Russian
desk-language-uk = Ukrainian
desk-language-ur = Urdu
desk-language-zh = Chinese

# On the page about Rumo.
about-desk = For associations, at the desk
about-desk-body = Every question on one page, in the volunteer's language with the other person's beneath it, by keys alone. It needs no account, and keeps no answer.
about-desk-link = Open the desk

# On the page about privacy.
privacy-desk = At an association's desk
privacy-desk-body = On the page for associations the answers are in no address and in no history. Each time they are sent, the page is made from them and they are forgotten. "Next person" empties it, and ends it: if this browser sends those answers again, they are not shown. For that the page has a random number that says nothing about anybody. When it is ended, the number and its day are kept until two days later.
