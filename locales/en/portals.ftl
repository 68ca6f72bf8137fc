# The portals.

portals-title = The portals
portals-lead = Two AIMA portals take renewals, each for different cards. Which one is right depends on the date on the card.
portals-none = This edition describes no portal.

portal-state-today = How it is today
portal-state-unknown = How it is today: no source has said so lately. Look at the portal itself.
portal-accepted-until = Which cards it took in new requests, until { $day }
portal-accepts = Which cards it takes
portal-accepts-nothing = Nothing is known yet.
portal-more = Dates and history
portal-chart = How the accepted dates grew
portal-chart-help = Temporary permits. Each bar is one announcement. Above it stand its day and, in bold, the last expiry date that was accepted. The same is in the table below.
portal-windows = Accepted dates, one row for each announcement
portal-announced = Announced
portal-from = Expires from
portal-to = Expires to
portal-source = Source, and how sure
portal-history = What was said about it, oldest first

window-inexact = the exact day is not certain

state-open = Open
state-limited = Takes only some
state-failing = Stops people with a message
state-closed = Closed
state-unknown = Not known
state-early = Not yet accepted
state-since = since { $from }
state-between = from { $from } to { $to }
state-month = cards that expire in { $month }
state-version-pt = Portuguese version
state-version-en = English version
