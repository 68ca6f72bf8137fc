# "Did it work?": one tap, and what people tell of messages.

worked-title = Did it work?
worked-about-page = If you did what stands on this page: did it help?
worked-about-way = This is about: { $way }.
worked-worked = It worked
worked-not-worked = It did not work
worked-unreachable = The portal did not open
worked-note = One tap is sent at once: which portal or message and which way, without your name, your dates or your other answers.
worked-thanks-lead = If enough people in different places tell the same, our pages say so.
worked-thanks-shown = Your tap alone changes nothing there, and it never changes the way that we show. You count once a day for each answer.
worked-kept = We keep which portal or message it was about, which way was tried, whether it worked, and when: the hour for a portal, the day for a message. Two codes let one person count once. They are deleted at most 24 hours after the end of the day. We keep no name, no address, no browser and no answer.
worked-frozen-lead = Whoever looks after this site has stopped them for a while. Nothing was kept. Please tell it another day.
worked-not-understood = We did not understand that
worked-not-understood-lead = It came from none of our buttons, or from a page that is out of date. Nothing was kept. Open the page of the message or of the portal again.

worked-reported = People report that this worked for them:
worked-reported-page = what stands here under “{ $title }”

privacy-worked = Did it work?
privacy-worked-body =
    If you tap on a page whether something worked, we keep which portal or message it was about, which way was tried and whether it worked. Your answers, your dates and your name do not go along.
    For a portal it counts as a report of it, as described above. For a message, two codes are made in the same way so that one person counts once a day; they are deleted at most 24 hours after the end of the day, and are in no backup.
    How many people told on a day that something worked, or that it did not, is kept for 90 days, without any code. Editors see these numbers.
    If on one day at least eight people in at least three places tell that something worked, and far more than tell the contrary, the page of the message says so for 30 days. It never says how many.

editor-worked = What worked for a message, told in 90 days
editor-worked-message = Message
editor-worked-way = What was tried
editor-worked-page = what the page says
editor-worked-yes = It worked
editor-worked-no = It did not
