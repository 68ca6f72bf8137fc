# Why we say something: one fact.

fact-about = When and for whom
fact-law = The law
fact-holds = Applies
fact-holds-between = from { $from } to { $to }, that day included
fact-holds-from = from { $from }
fact-holds-to = until { $to }, that day included
fact-holds-open = no beginning or end is known
fact-known-since = Known since
fact-not-known-yet = On { $day } this was not known yet.
fact-not-yet = On { $day } this was not in force yet.
fact-no-longer = On { $day } this was no longer in force. We keep it because it explains what came before.
fact-sources = Where this is stated
fact-check-again = { $days ->
    [one] We look again every day.
   *[other] We mean to look again every { $days } days.
}
fact-contradicted = Other sources say something else
fact-contradicted-body = We show both sides. Where they differ, ask before you rely on one of them.
fact-not-reviewed = No lawyer has reviewed this page yet.

source-undated = no date
source-about = about { $month }

kind-portal = Portal
kind-window = Dates that a portal accepts
kind-rule = Rule
kind-requirement = What is demanded
kind-document = Paper
kind-message = Message
kind-channel = Way to reach an authority
kind-place = Place
kind-help-line = Help
kind-advice = Advice
kind-report = Report, not a rule

window-portal = Portal
window-permit = Kind of card
window-accepts = Cards that expire
window-range = from { $from } to { $to }
window-range-to = up to { $to }
window-range-unknown = the source names the kind of card, but no dates
window-access = Who
window-access-own = anybody whose card fits
window-access-invited = only with an e-mail from AIMA

document-permits = For the kinds
document-bases = For the grounds
document-who = For whom
document-minors-only = only for people under 18

detail-page = Page
detail-topic = Topic to choose
detail-email = E-mail
detail-phone = Phone
detail-address = Address
detail-where = Where
detail-take = To take
detail-cost = Cost
