# Outcomes.

your-way = Your way now
what-to-do = What to do
counter = To show at a counter, or to paste into a form
counter-help = In Portuguese, so that staff can read it. Fill in what is blank yourself.
papers = Papers for the renewal
good-to-know = Good to know
who-helps = Who helps
why-we-say = Why we say this
line-of-time = The days that matter
step-from = From { $day } ({ $distance })
step-by = By { $day } ({ $distance })
because-count = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
because-range = checked between { $first } and { $last }

certainty-overdue = Some of this was last checked on { $day }. It may have changed: look at the official notices before you rely on it.
certainty-overdue-undated = Some of this comes from pages without a date. It may have changed: look at the official page before you rely on it.
certainty-unknown = Our sources do not settle this for sure. It is the best that can be said: keep proof of every step, and ask those who help.

route-title-then = { $first }, then { $next }
route-extension-portal = Renew in AIMA's extension portal
route-extension-portal-then = renew in AIMA's extension portal
route-renewal-portal = Renew in the Portal das Renovações
route-renewal-portal-then = renew in the Portal das Renovações
route-niss = Get a NISS
route-in-person = Go to AIMA in person
route-contact-form = Write to AIMA by the contact form
route-wait-retry = Wait, and look again
route-escalate = Take the next step, with legal help
route-not-covered = This is not a renewal we can guide
route-not-yet = Not yet: it is too early to ask
route-need-info = First find the expiry date

reason-first-permit = A first permit is not a renewal. We say where to go instead.
reason-other-document = Our rules are about renewing residence permits. We say where to go instead.
reason-visa = A visa is extended through AIMA's contact form, not in the renewal portals.
reason-eu-family = These cards do not go through the renewal portals. AIMA deals with them through its contact form.
reason-refused = A refusal has deadlines of its own. Get legal help today.
reason-too-old = The card expired before 22 February 2020. No extension we know covers it.
reason-message = This is what the message means for you today.
reason-pending = Your request is being dealt with. Keep the old card and the receipt together.
reason-approved = Your request was approved. The card is still to come.
reason-no-expiry = The date on the card decides which way is right.
reason-wrong-date = AIMA's record seems to hold a wrong date for this card. Ask AIMA to correct it.
reason-too-early = A renewal may be asked for from 90 days before the card expires.
reason-invited = AIMA has given you access to the portal. Use it.
reason-extension-open = The extension portal takes cards with your date.
reason-extension-wait = The extension portal does not take your date without an invitation. AIMA sends e-mails in the order of the dates.
reason-extension-over = The extension portal's counters have closed, and we do not know whether it takes new requests.
reason-extension-lapsed = The extension portal's counters have closed, and the six months that AIMA counted are over. Get legal help now.
reason-portals-not-open = The portal for your card has not opened yet.
reason-cplp-wait = CPLP renewals start with an e-mail from AIMA. Do not go to a shop before the appointment.
reason-kind-not-open = The portals do not take this kind of card yet.
reason-portal-open = The portal takes cards with your date.
reason-portal-assumed = The portal takes cards with your date. Whether it still takes cards that ended more than six months ago is an assumption: look, and keep proof.
reason-portal-probably-open = The portal probably takes your date by now. Look there: the dates that we know of are earlier.
reason-range-unsure = The portal takes this kind of card. Which dates it takes is not known for sure.
reason-month-not-open = The portal does not take your date yet. AIMA opens month after month.
reason-student-finished = After finishing a course you ask for another kind of permit, by the contact form.
reason-student-left = People who left the course and work ask for a new permit, not for a renewal.
reason-niss-none = The portal stops every adult without a NISS. Ask for one first.
reason-niss-refused = The portal stops every adult without a NISS. Ask again, and say that it is for a renewal.
reason-niss-rejected = The portal refuses your NISS. Send AIMA a picture of the error.
reason-niss-unlinked = AIMA's record does not hold your NISS. It must be added first.
reason-unreachable = The portal does not open just now. Try once a day, and keep proof.
reason-abroad = The portals are reported to open only from Portugal.
reason-portal-closed = A source says that the portal is closed today.
reason-unknown-message = This message is not in our list. Send AIMA a picture of it.
reason-tried-enough = What you tried had no effect. It is time for the next step, and all of it is proof.

standing-valid = Your card is valid until { $day }
standing-valid-body = You can ask for the renewal while it is valid.
standing-extended = Your expired card is accepted in Portugal until { $day }
standing-extended-body = A decree extends cards that expired from 22 February 2020 to 30 June 2025. That day still counts.
standing-proof-180 = Your payment proof covers you until { $day }
standing-proof-180-body = The expired card is accepted together with AIMA's payment proof, for 180 days from its date.
standing-pending = Your request covers you, by AIMA's count, until { $day }
standing-pending-body = Carry the expired card and the receipt together. Some sources say "until decided", others name this day.
standing-pending-open = Your request covers you
standing-pending-open-body = Carry the expired card and the receipt together until AIMA decides.
standing-approved = Your renewal is approved
standing-approved-body = Carry the old card and the proof of approval until the new card comes.
standing-six-months = Your right to live here goes on until { $day }
standing-six-months-body = The card has expired, but the right of residence does not end before six months are over. Ask for the renewal before that day.
standing-outside = No extension that we know covers this card
standing-outside-body = Get legal help first. Nobody should tell you what this means without seeing your papers.
standing-lapsed = The rule that covered you ended on { $day }
standing-lapsed-body = The renewal may have failed through no fault of yours. Get legal help first, and collect proof of everything you tried.
standing-unknown = We cannot say what covers you today
standing-unknown-body = It depends on your document, its date or a decision. Ask one of those who help, and show your papers.

day-may-ask = first day to ask
day-in-time = last day in time
day-card-ends = card ends
day-today = today
day-decree-ends = extension ends
day-proof-ends = proof ends
day-six-months-end = six months end
