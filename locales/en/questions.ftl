# The start page, the questions and their answers.

start-title = Your residence permit must be renewed. Which way now?
start-lead = Answer a few questions. We tell you which portal, form or counter is right today, why, and what to keep as proof.
start-promise-time = About two minutes, at most nine questions.
start-promise-free = Free.
start-promise-name = No name, no number, no account.
start-promise-state = We are not the state. This is general information, not legal advice.
start-go = Start
start-checked = The dates that the portals take were last checked on { $day }.
start-more = Or look something up
start-messages = What does this message mean?
start-messages-hint = Known messages of the portals, what they mean and what worked
start-portals = The portals
start-portals-hint = Which expiry dates they accept, and how they work
start-flow = The whole interview as a picture
start-flow-hint = Every question and every way
start-code = I have a code on paper
start-code-hint = Letters and digits that lead back to the answers
start-desk = I help others
start-desk-hint = A desk for volunteers: all questions on one page, in two languages

question-number = Question { $number }
told = What you told us

date-legend = The date, as printed
field-day = Day
field-month = Month
field-year = Year
date-read = We read:
date-right = Yes, this is the date
date-wrong = Not right? Change it below.
date-by-links = Choose the date without typing
pick-year = Which year?
pick-month = Which month of { $year }?
pick-day = Which day of { $month }?

message-choose = Or choose from the list
message-none = None of these
message-unknown = It says something else
proof-none = There is no proof yet
tried-none = Nothing yet
tried-add = Add:
tried-remove = Take away:

told-permit = Document
told-expires = Expires on
told-request = Renewal request
told-proof = Payment proof of
told-portal = What happened
told-message = Message
told-invited = E-mail from AIMA
told-basis = Reason for staying
told-age = Age
told-niss = NISS in the portal
told-place = Where
told-tried = Tried without effect

q-permit = What kind of document must be renewed?
q-permit-help = Look at the card. The kind is printed on the front.
permit-temporary = Temporary residence permit
permit-temporary-hint = "Autorização de residência temporária": for work, study, own income, family and more
permit-permanent = Permanent residence permit
permit-permanent-hint = "Autorização de residência permanente"
permit-cplp = CPLP certificate
permit-cplp-hint = For citizens of Portuguese-speaking countries: an A4 paper with a QR code, or the card that came after it
permit-ari = Golden visa (ARI)
permit-ari-hint = Residence by investment, and the family that came with it
permit-eu-family = EU, EU-family or Brexit card
permit-eu-family-hint = Card of an EU citizen, of a relative of an EU citizen, or of the Brexit agreement
permit-visa = A visa, not a card
permit-first = I have never had a permit
permit-first-hint = A first permit, asylum or nationality
permit-other = Something else

q-expires = When does the card expire?
q-expires-help = The date is printed on the front, after "Válido até" or "Data de validade". A card that expired long ago counts too.

q-request = Has the renewal already been asked for?
request-none = No, nothing yet
request-paid = Yes, and the fee is paid
request-paid-hint = Papers sent or not
request-submitted = Yes, but not paid, or not sure if paid
request-approved = It was approved
request-approved-hint = The card has not come yet
request-refused = It was refused

q-proof = What is the date on AIMA's payment proof?
q-proof-help = The proof ("comprovativo") is in the reserved area of services.aima.gov.pt. It appears up to 10 working days after the payment.

q-portal = Has a portal, an e-mail, a letter or a counter told you something?
portal-untried = No
portal-untried-hint = Not tried yet, or no trouble so far
portal-message = Yes, there was a message or an answer
portal-message-hint = An error on the screen, an e-mail, a letter, or words at a counter
portal-unreachable = The portal does not open

q-message = What did it say?

q-invited = Has AIMA sent an e-mail with access to the portal?
q-invited-help = It comes from an address that ends in aima.gov.pt and asks to set a password and pay. Look in the spam folder too.
invited-yes = Yes
invited-no = No

q-basis = On what grounds does the person stay in Portugal?
q-basis-help = It can change which form is right, and whether the law asks for a NISS.
basis-employed = Works for an employer
basis-self-employed = Is self-employed
basis-own-income = Own income (D7)
basis-remote = Remote work for a company abroad (D8)
basis-student = Student, enrolled
basis-student-hint = May work alongside the studies
basis-student-finished = Student who has finished the course
basis-student-left = Student who left the course and works
basis-family = Family reunification
basis-retired = Retired
basis-other = Something else

q-age = How old is the person?
q-age-help = The person whose card it is.
age-adult = 18 or older
age-minor = Under 18

q-niss = What does the portal do about the NISS?
q-niss-help = NISS is the Portuguese Social Security number, 11 digits. The portal asks every adult for it, even where the law does not.
niss-linked = It knows the NISS
niss-linked-hint = It lets you go on to the request
niss-unlinked = There is a NISS, but the portal says there is none
niss-unlinked-hint = The field stays empty, or it asks to add one
niss-rejected = It refuses the number
niss-rejected-hint = "NISS não reconhecido" or "não localizado"
niss-none = There is no NISS
niss-refused = Social Security refused to give one

q-place = Is the person in Portugal now?
q-place-help = The portals are reported to open only from Portugal, without a VPN.
place-portugal = Yes, in Portugal
place-abroad = No, abroad

q-tried = What was already tried, without effect?
q-tried-help = Tap everything that was tried, then go on.
tried-form = The contact form
tried-email = An e-mail to AIMA
tried-shop = A visit to an AIMA shop
tried-letter = A registered letter

group-site = The site itself
group-account = Registering and logging in
group-eligibility = "Not for you" or "not yet"
group-niss = NISS, NIF and debts
group-contact-form = The contact form
group-payment = Paying the fee
group-documents = Sending papers
group-status = State of the request
group-card = The card
group-appointment = Appointments and counters
