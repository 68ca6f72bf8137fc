# Words that every page needs.

skip = Go to the content
languages = Language
back = Back
change = Change
chosen = Your answer so far
go-on = Go on
not-sure = I am not sure
why = Why we say this
take = Take:
open = Open: { $name }
its-page = Its page
clear = Clear my answers and start again
clear-help = Your answers are only in the address of this page. The history of this browser may keep it.

nav-messages = What the portal says
nav-portals = The portals
nav-editions = Editions
nav-about = About
nav-privacy = Privacy
nav-accessibility = Accessibility

banner-label = The day this page speaks of
banner-on = This page speaks of { $day }, as if that were today.
banner-edition = This page uses the facts of edition { $number }, with the rules and words of today.
banner-today = Show today's page

footer-what = General information by associations, not legal advice, not the state. Free. We never ask for your name.
footer-publisher = Responsible: { $name }.
footer-test-copy = Test copy, no responsible body yet.
footer-not-reviewed = No lawyer has reviewed this first edition.
footer-edition = Edition { $number } of { $day }.
footer-edition-built-in = The edition that is built into the program, not published yet.

# Dates: Latin digits, the month by its name.
date = { $day } { $month } { $year }
date-month = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
distance-today = today
distance-years-ahead = { $years ->
    [one] in more than a year
   *[other] in more than { $years } years
}
distance-years-ago = { $years ->
    [one] more than a year ago
   *[other] more than { $years } years ago
}
distance-ahead = { $days ->
    [one] tomorrow
   *[other] in { $days } days
}
distance-ago = { $days ->
    [one] yesterday
   *[other] { $days } days ago
}

wait-seconds = { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
wait-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}

# How sure a statement is.
checked-on = checked { $day }
checked-later = checked later, on { $day }
checked-may-have-changed = last checked on { $day }, may have changed
checked-undated = the source has no date, may have changed
confidence-high = well supported
confidence-medium = supported by one good source
confidence-low = reported, not confirmed

# Names of values that several pages show.
cost-free = Free
cost-on-the-slip = The payment slip shows the amount
cost-expenses = You pay postage, copies or travel
cost-lawyer = A lawyer's fee, unless you get legal aid
cost-unknown = Cost: no source says

# Errors.
error-prefix = Error:
error-box = There is a problem
error-invalid-date = This day does not exist. Look at the card again: day, month, year.
error-incomplete-date = Day, month and year are all needed.
error-not-numbers = Write day, month and year as numbers. June is 6.
error-short-year = The year has four digits, for instance 2026.
error-unlikely-year = This year cannot be right. Look at the card again.
error-future-date = A proof cannot have a date after today. Look at the proof again.
error-unknown-value = We did not understand this answer. Choose one of the answers below.
error-too-long = This is too long
error-too-long-body = It holds more than any page here asks for. Nothing was kept.
error-out-of-range = We can only speak of days from 1 July 2025 to one year from today.
error-not-found = This page does not exist
error-not-found-body = The address may be mistyped, or the page has moved. Nothing you told us is lost: it is in the address of the page before.
error-not-understood = We did not understand this address
error-not-understood-body = A day or a number in it cannot be read. We can speak of days from 1 July 2025 to one year from today.
error-no-edition = There is no such edition
error-no-edition-body = It was never published. The page of the editions lists those that were.
error-method = This cannot be done here
error-method-body = This address only shows pages.
error-forbidden = This page is not for your role
error-forbidden-body = Your account has no right to it. An operator can change your role.
error-held = This account may not publish yet
error-held-body = An operator gave it new access less than 7 days ago. Another operator or reviewer can confirm on their overview that it is yours; then it may.
error-elsewhere = This came from another site
error-elsewhere-body = This was sent from the page of another site. Open the page here and try again.
error-too-many = Too many requests from your network
error-too-many-body = Wait { $wait } and try again. Answers that stand in the address of the page stay there. What was sent by a form or a tap must be sent again: go back one page.
error-timed-out = This took too long
error-timed-out-body = Try again. Nothing you told us is lost.
error-unavailable = This cannot be shown just now
error-unavailable-body = Older editions need our database, and it does not answer. Today's pages work.
error-internal = Something went wrong on our side
error-internal-body = It is our fault, not yours. Try again; if it happens again, start anew.
error-way-start = Go to the start
