# From the draft to an edition: pages of the people who keep the facts true.
editor-nav-draft = Draft
editor-nav-editions = Editions
banner-draft = This page shows the draft. It is not public, and nobody else sees it.
compare-on-draft = The answer of { $day }, by the draft
footer-draft = Draft, not published yet.

draft-title = Draft
draft-lead = What the draft changes, and for whom. Nobody outside sees it before a second person publishes it.
draft-nothing = The draft says what the newest edition says.
draft-waiting = A proposal waits for a second person. What is changed now is not part of it
draft-another = Another proposal waits. It must have its answer first.
draft-taken-back = Edition { $from } was taken back: what edition { $to } said counts again.
draft-still-there = The draft still holds what was taken back, as far as nobody has changed it. Look at it before you propose.
draft-refreshes = This page looks again by itself.
draft-forms-later = The forms to look ahead and to propose come as soon as this is done.

draft-jumps = On this page
draft-for-whom = Who gets another way
draft-for-whom-looking = It is being worked out, which takes some seconds. This page looks again by itself.
draft-for-whom-nobody = None of the typical people gets another way on any day.
draft-for-whom-hint = The typical people of the decision table, and whoever was told a message that has changed: every day and every card.
draft-for-whom-more = { $count ->
    [one] And 1 more row.
   *[other] And { $count } more rows.
}
draft-col-who = Who
draft-col-cards = Cards
draft-col-days = Days
draft-col-before = Before
draft-col-after = Now
draft-col-what = What
draft-col-by = By
draft-col-when = When
draft-col-why = Why
draft-col-edition = Edition

draft-who-temporary = Temporary permit, nothing asked, NISS linked
draft-who-temporary-invited = Temporary permit, invited by AIMA
draft-who-temporary-niss-none = Temporary permit, no NISS
draft-who-temporary-niss-unlinked = Temporary permit, NISS not linked
draft-who-temporary-niss-unlinked-tried = Temporary permit, NISS not linked, form and e-mail tried
draft-who-temporary-unreachable = Temporary permit, the portal does not open
draft-who-minor = Minor, temporary permit
draft-who-student-finished = Student who finished
draft-who-student-left = Student who left and works
draft-who-paid = Fee paid, proof of 1 September 2025
draft-who-submitted = Request submitted
draft-who-approved = Request approved
draft-who-refused = Request refused
draft-who-permanent = Permanent permit
draft-who-ari = Golden visa
draft-who-cplp = CPLP certificate, no e-mail yet
draft-who-cplp-invited = CPLP certificate, invited
draft-who-eu-family = EU, EU-family or Brexit card
draft-who-visa = Visa
draft-who-first = First permit
draft-who-told = Temporary permit; a portal said: { $message }

draft-cards-unknown = without a known expiry date
draft-cards-any = any card
draft-cards-on = that end on { $day }
draft-cards-to = that end up to { $to }
draft-cards-from = that end from { $from } on
draft-cards-between = that end from { $from } to { $to }
draft-date-visit = the day of the visit
draft-date-after = { $days ->
    [one] 1 day after the visit
   *[other] { $days } days after the visit
}
draft-date-before = { $days ->
    [one] 1 day before the visit
   *[other] { $days } days before the visit
}
draft-date-six-months = the first date whose six months are not over
draft-date-six-months-over = the last date whose six months are over
draft-days = asked from { $from } to { $to }
draft-days-one = asked on { $day }
draft-days-open = asked from { $from } on
draft-way-none = this message is not in the list
draft-way-asks = one question more: { $question }
draft-certainty-confirmed = confirmed
draft-certainty-overdue = to be checked again
draft-certainty-unknown = not settled
draft-standing = standing: { $standing }, { $certainty }
draft-standing-valid = card valid
draft-standing-extended = extended by decree
draft-standing-proof-180 = 180 days of the payment proof
draft-standing-pending = request under way
draft-standing-approved = request approved
draft-standing-six-months = the six months
draft-standing-outside = outside every extension
draft-standing-lapsed = ended
draft-standing-unknown = cannot be said

draft-checks = Checks
draft-checks-not-run = The checks have not run on this draft. They also run before it is published.
draft-checks-run = Run the checks
draft-checks-passed = Every check has passed: { $ways } ways were walked to their end.
draft-checks-found = This keeps the draft from being published:
draft-checking = The checks run since { $since }. They take a minute or two, and longer on a busy machine.
draft-checking-usual = The checks run since { $since }. They usually take { $seconds } seconds.

draft-edits = Changes since the newest edition

draft-preview = Look ahead
draft-preview-lead = Any page as it would be with the draft, on any day. Only editors can open it.
draft-preview-page = Page
draft-preview-page-hint = Its address, for instance /en/portals. A whole address from the browser will do, with what was answered.
draft-preview-on = Day
draft-preview-on-hint = Year, month, day: 2026-11-25. Today where it is empty.
draft-preview-open = Open with the draft
draft-preview-wrong = This is no page of this site, or no day.

draft-propose = Propose to publish
draft-propose-lead = A second person looks at it and publishes it, as it is now. You can go on changing the draft: that is for the next proposal.
draft-propose-go = Propose
draft-reason = Reason
draft-reason-hint = One or two sentences. The public page of editions shows them.
draft-reason-missing = Say why.
draft-reason-long = Longer than 500 characters.

draft-proposal = Proposal { $number }
draft-proposed = Proposed by { $who }, { $when }.
draft-state-open = It waits for a second person.
draft-state-checking = The checks began and gave no answer. They can be begun again.
draft-state-refused = Refused. { $who } had approved it.
draft-state-published = Published. { $who } approved it.
draft-state-withdrawn = Withdrawn by { $who }.
draft-state-overtaken = Withdrawn, because edition { $edition } came first: what it was compared with counts no more. Look at the draft, and propose it again.
draft-state-without-content = Withdrawn when Rumo was updated: a proposal of before did not keep what was proposed. Look at the draft, and propose it again.
draft-see-edition = See the edition
draft-refused-lead = It was not published, and the edition before it stays. This was found:
draft-has-moved-on = The draft has been changed since. Those changes are not part of this proposal, and stay in the draft.
draft-own = You have proposed this. Publishing needs a second person.
draft-same-person = Publishing needs a second person: you have proposed this yourself.
draft-not-waiting = This proposal does not wait for that any more. Somebody else was quicker.
draft-approve = Check and publish
draft-approve-lead = You have read what changes and for whom. The checks run; if they find nothing, every page says it within a second.
draft-withdraw = Withdraw the proposal
draft-withdraw-running = The checks are stopped, and nothing is published.

draft-editions-lead = What was published, the newest first. One person may go back to an earlier edition at once, with a reason.
draft-back = Go back to it
draft-back-title = Go back to edition { $number }
draft-back-lead = What edition { $number } said is published again under a new number, at once. Nothing is deleted.
draft-back-draft = The draft stays as it is: what is taken back now stays in it until somebody changes it.
draft-back-waiting = it waits for a second person, and is withdrawn when you go back.
draft-back-reason = Reason
draft-back-refused = This edition cannot be served by the program of today: { $why }
draft-look-again = Look again
draft-moved-on = Somebody has changed the draft since you looked. Look at it again, then propose.
