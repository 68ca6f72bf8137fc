-- A portal may close, open and close again on one day, and what was said wrongly is said again with
-- other words. So the same statement may stand several times on one day, one after the other, where
-- something else was said in between or it is told otherwise.
alter table portal_state
add column again integer not null default 0,
drop constraint portal_state_said_once,
add constraint portal_state_said_once unique nulls not distinct
(portal, month, portal_version, state, message, since, verified_on, again),
add constraint portal_state_again_counted check (again >= 0);
comment on column portal_state.again is
    'How often the same was said on that day before. The same twice in a row is a mistake.';
