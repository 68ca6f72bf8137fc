-- From which day a statement about a portal is known.
--
-- Somebody may say today that a portal has failed for a week. An answer of a day in that week was
-- given without it, and is shown again as it was given. So a state carries the day on which it was
-- said, and so does its end. The day is given by whoever says it: the clock of the program, not of
-- the database, says which day it is. None means: known from its first (or last) day, as what the
-- first edition brought along.
alter table portal_state add column known_since date;
alter table portal_state_end add column known_since date;

-- What was said after the first edition has been known since it was said. This adds to the history
-- what it holds already in another column, so the rule against changes rests for this statement.
alter table portal_state disable trigger portal_state_is_history;
update portal_state
set known_since = (said_at at time zone 'Europe/Lisbon')::date
where said_at > (select min(published_at) from edition);
alter table portal_state enable trigger portal_state_is_history;

alter table portal_state_end disable trigger portal_state_end_is_history;
update portal_state_end
set known_since = (said_at at time zone 'Europe/Lisbon')::date
where said_at > (select min(published_at) from edition);
alter table portal_state_end enable trigger portal_state_end_is_history;
