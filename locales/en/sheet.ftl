# The sheet to print.

sheet-title = Sheet to print
sheet-print = Print
sheet-print-help = One or two pages of A4; black and white is enough. Without the button, use the menu of the browser: Print.
sheet-day = As of { $day }
sheet-scan = Scan this with a phone: it opens this result, with links.
sheet-private = Whoever has this code can read the answers.
sheet-look = Rules change. Look again before you act.
sheet-notes = Notes
sheet-contact = Who gave you this sheet
sheet-more = There is more than fits here: scan the code above.
sheet-where = Where:
sheet-no-day = We know of no last day for these steps. A summons or a notice has its own.
