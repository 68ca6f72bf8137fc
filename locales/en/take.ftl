# Taking a result away, and handing it over.

take-title = Take it with you
take-back = Back to the result
take-go = Take it with you: sheet, letters, reminders, diary
take-sheet = A sheet to print
take-sheet-help = One A4 sheet, in Portuguese and in your language: what to do, the sentence for the counter, who helps.
take-letters = Letters and e-mails
take-letters-help = Texts in Portuguese, ready to use: e-mail, form, registered letter, complaint.
take-reminders = Reminders
take-reminders-help = The days that matter, for your calendar or in words.
take-diary = Diary of attempts
take-diary-help = Note each day on which you tried. It stays with you, and helps you to show that you tried.
take-link = The link to this result
take-link-answers = Whoever has this link, or this code, can read the answers you gave. We keep nothing: all of it is in the link.
take-link-how = Read the code with the camera of another phone, or write the link down by hand.
take-copy-link = Copy the link
take-qr = QR code of the link to this result
take-share = Share
take-share-help = The words tell no answers. Whoever opens the link can read them.
take-share-subject = Rumo: renewing a residence permit
take-share-text = Which way to go to renew a residence permit in Portugal, as of { $day }: { $address }
take-email = E-mail
take-copy-text = Copy the text

# The title that a chat shows beside a link. It tells no answer.
preview-title = Renewing a residence permit: which way to go?

code-title = Open the code of a paper
code-label = The code
code-hint = Letters and digits, as on the paper. Hyphens and spaces do not count.
code-open = Open
code-wrong = This code is not complete, or one of its signs is wrong.
code-wrong-help = Compare it with the paper, sign by sign. No code has the letters I, L, O or U.
code-of-another = This code cannot be read here
code-of-another-help = All its signs fit together, but another version of Rumo made it. Type the whole address that stands beside it on the paper, or answer the questions again.
code-then = This code was made on { $day }
code-then-day = Our pages cannot speak of that day.
code-then-edition = It was made with knowledge that is not here any more.
code-then-for-now = What was known then cannot be fetched just now. You can try again later.
code-then-today = What you can open is what holds today, with the same answers. It may be another way.
code-then-open = Open what holds today
code-another = Open another code
code-start = I do not have the code: answer the questions
