# The catalogue of messages, and one message.

messages-title = What does this message mean?
messages-lead = What the portals, forms, e-mails and counters are known to say: what it means, what to do today, and what worked for others.
messages-count = { $count ->
    [one] 1 known message
   *[other] { $count } known messages
}
messages-narrow-none = Nothing in the list has these words. Send the text: it is looked for in many more.
messages-groups = Parts of the list
messages-missing = Your message is not here? Tell it in the box above, in your own words.

message-all = All messages
message-meaning = What it means
message-way = Where it leads today
message-way-open = It depends on your card
message-way-open-body = This message alone does not decide the way. Answer the questions, and we say which way is right.
message-way-adult = For an adult. Minors go on without a NISS.
message-while-closed = While the month of your card is not open yet: { $way }.
message-then = After that: { $way }.
message-start = Start with this message
message-worked = What worked for others
message-not-worked = What did not work
message-apart = How to tell it from others
message-known = What is known of it
message-appears = Where it appears
message-first-seen = First seen
message-last-seen = Last seen

# How well the words are known.
words-none = no source quotes the words
words-our-translation = our translation, the Portuguese words are not confirmed
words-verbatim-in-english-only = sources quote it in English only
words-reported = as reported, not quoted word by word
words-reported-translation = reported in translation, the portal's own words are not known
words-described-only = No source quotes the words. We describe what happens.
words-verbatim-quoted = quoted by a source

# Whether anything is known to have helped.
fix-confirmed-by-user = At least one person says that this helped.
fix-official = The authority itself announced this.
fix-advice-only = Lawyers or guides advise this. Nobody has told us that it worked.
fix-none = No source names anything that worked.

# Places that are no portal and no form.
appears-e-mail = E-mail
appears-card-delivery = Delivery of the card
appears-third-parties = Banks, employers and other bodies
appears-aima-shop = AIMA shop

# The box for what a portal said.
search-label = Write here what it said
search-help = Paste it, type it, or tell it in your own words, in Portuguese, English or nine other languages. What you type is not kept.
search-go = Find it
search-empty = Write or paste something first.
search-long = That is very long. We read the first 2,000 characters.
found-known = This is it, we think
found-known-lead = Read it and see whether it is yours. If not, look in the list below.
found-unsure = It may be one of these
found-unsure-lead = Read what tells them apart, and choose. If it is none of them, look in the list below.
found-unsure-one-lead = We are not sure. Read it and see whether it is yours. If not, look in the list below.
found-unsure-one = It may be this one
found-hearing = It may be the notice before a decision
found-hearing-lead = If it says that AIMA intends to refuse and gives days to answer, choose it: an answer in time counts. If it is already the decision, whatever was answered before, it has time limits of its own: answer “It was refused” when you are asked about the request, and look for legal help today.
found-refusal = This reads like a refusal
found-refusal-lead = A decision that refuses the renewal (“indeferimento”) is no message of a portal: it has time limits of its own, and the way is another. Answer “It was refused” when you are asked about the request, and look for legal help today. If the text only says that AIMA intends to refuse, it is the notice before the decision.
found-unknown = We do not know this message
found-unknown-lead = It fits nothing in our list well enough. Keep a screenshot with the date. Look in the list below, ask somebody, or go on with the interview without it.
found-nearest = What comes closest in our list. It may well be none of these:
found-way = Today: { $way }
found-refused = It was refused: go on with that
found-go-on = Go on without it
missed-title = You may send us this text
missed-lead = It helps others who meet the same message. It goes exactly as you see it here: without digits, addresses and links. See that it holds no name. An editor reads it, and it is deleted after 30 days.
missed-go = Send this text
missed-thanks = Thank you
missed-full = Your text could not be kept
missed-full-lead = Too many texts are waiting just now, or our database does not answer. Nothing was stored. Here is your text; you can go on without sending it.
missed-kept = We keep this text, the language of the page, the day and how often it was sent, for 30 days at most:
messages-all = All known messages
message-stops = A source says that people are stopped by it these days:
