# Reminders of the days of a result.

reminders-title = Reminders
reminders-lead = These days of your result are still to come. Put them into your calendar, or write them down.
reminders-none = There is no day to remind you of.
reminders-none-more = The days of your result are over, or your answers give no date. If you find a date, answer the questions again.
reminders-may-ask = The first day on which you may ask for the renewal.
reminders-in-time = The last day on which a request is in time.
reminders-card-ends = Your card ends, by the date that you told. That day still counts.
reminders-card-ends-unsure = Your card ends, by the date that you told. Do not rely on that day alone.
reminders-decree-ends = The last day of the extension by decree.
reminders-proof-ends = The last of the 180 days that your payment proof counts.
reminders-six-months-end = The last day of the six months in which your right goes on after the card.
reminders-do-by = The day by which the steps of your result should be done.
reminders-try-daily = Try once a day in the portal. A form or an e-mail is sent only once.
reminders-until = Every day until { $day }: { $times ->
        [one] once
       *[other] { $times } times
    }. Then look again which way is right.
reminders-google = Add it to Google Calendar
reminders-file = Take all of them as a file (.ics)
reminders-file-hint = Open the file with the calendar of your phone or computer. It reminds you 7 days before, 1 day before and on the day, at 10:00 in Lisbon.
reminders-file-today = After 10:00, what is for today does not ring any more: do it now.
reminders-file-daily = Daily reminders come at 10:00 in Lisbon too.
reminders-file-moment = Wherever you are, the moment is the same.
reminders-see-title = Who sees your calendar sees this
reminders-see = The title says only “{ reminders-event }”. The note in it says which day it is: for example, that a card ends. Your answers are not in it. The events are marked as private, but not every calendar hides that. If others see your calendar, write the days down instead.
reminders-see-google = The link to Google Calendar tells Google the day, the hour and the title, and only if you follow it. It has no alarms of ours: choose them there.
reminders-change-title = If something changes
reminders-change = Rules and days can change: look here again before each of them. The same file taken again adds nothing twice. If you told another date before, delete the old events by hand.

# In the calendar. Whoever passes by may read the titles.
reminders-calendar = Rumo: days to look at
reminders-event = A day to look at (Rumo)
reminders-event-daily = A small task for today (Rumo)
reminders-event-more = It may have changed since: look at Rumo again before you do anything.
