# What visitors report of the portals.

reported-title = What people report
reported-note = Visitors told us this. Nobody has checked it, and it changes no answer of ours.
reported-frozen = Reports of visitors are not counted just now.
reported-since = { $time }
reported-since-day = { $time } on { $day }
reported-some-worked = Since { $since }, some people report that it worked for them.
reported-some-message = Since { $since }, some people report that it stops them with a message.
reported-some-unreachable = Since { $since }, some people report that it does not open for them.
reported-many-worked = Since { $since }, many people report that it worked for them.
reported-many-message = Since { $since }, many people report that it stops them with a message.
reported-many-unreachable = Since { $since }, many people report that it does not open for them.
reported-messages = Several of them name this message:
reported-months = Several of them have cards that expire in { $months }.
reported-versions = Several of them used this: { $versions }.
reported-of-message = People report this message just now:

report-tell = Tell how it went for you today
report-title = How did it go for you today?
report-lead = This is about “{ $portal }”. What you tell helps others to know whether it is only them.
report-question = What happened?
report-symptom-worked = It worked
report-symptom-message = It showed a message and I could not go on
report-symptom-unreachable = It did not open
report-more = If you like, say more
report-message = Which message?
report-message-none = No message, or it is not in the list
report-month = In which month does your card expire?
report-version = Which version of the portal?
report-not-said = I do not say
report-trap = Leave this empty
report-send = Send
report-choose = Choose what happened first.
report-too-late = This page was open for more than two hours. If it is still so, send it again.
report-kept-title = What we keep
report-kept = We keep what you picked, the hour, and two codes that let one person count once. The codes are deleted at most 24 hours after the end of the day. We keep no name, no address and no browser.
report-kept-more = Read it in full

report-thanks = Thank you for telling
report-thanks-lead = If enough people in different places report the same, we show it on the page of the portal.
report-thanks-shown = Your report alone changes nothing there, and reports never change the way that we show. You count once a day for each answer.
report-frozen = Reports are not counted just now
report-frozen-lead = Whoever looks after this site has stopped them for a while. What you know of the portal is still worth telling another day.
report-unavailable = Your report cannot be kept just now
report-unavailable-lead = Everything else here works as usual. Please try again later.

privacy-reports = Reports of the portals
privacy-reports-body =
    If you choose to tell how a portal went for you, we keep which portal it was, what happened and the hour, and the message, the month of your card and the language of the portal if you picked them.
    So that one person counts once, we also make two codes from a part of your network address, the name of your browser and a secret number that is new every day. The address and the browser are not kept. The codes, the secret number, the month and the language are deleted at most 24 hours after the end of the day, and are in no backup. Without the secret number nobody can find out from whom a code is.
    How many people told what in an hour is kept for 90 days, without any code. It shows what is usual.
    If many people in different places tell the same within two hours, the page of the portal says so. If at least eight of them name the same message, month or language, it says that too. It never says how many.

editor-reports = Reports of visitors
editor-reports-are-counted = Reports are counted. Nobody has checked them, and they never change a way.
editor-reports-are-frozen = Reports are frozen: none is counted, and no page shows a sign.
editor-reports-freeze = Freeze reports
editor-reports-count = Count reports again
editor-reports-why = Why
editor-reports-why-hint = For the other editors. Pages do not show it.
editor-reports-why-missing = Give a reason, of at most 500 letters.
editor-reports-signs = What pages show now
editor-reports-no-signs = No sign.
editor-reports-sign = Sign
editor-reports-no-sign = no sign
editor-reports-some-sign = some people
editor-reports-strong-sign = many people
editor-reports-since = Since
editor-reports-day = What was told in the last 24 hours
editor-reports-none = Nothing.
editor-reports-portal = Portal
editor-reports-times = Reports
editor-reports-details = Cards and language versions, as long as reports are kept
editor-reports-card = Card, version
editor-reports-history = Frozen and counted again
editor-reports-when = When
editor-reports-what = What
editor-reports-who = Who
editor-reports-frozen = frozen
editor-reports-counted = counted again
