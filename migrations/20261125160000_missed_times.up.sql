-- Who sends the same words again adds to a count, not to the heap.
alter table missed add column times integer not null default 1;
alter table missed add constraint missed_times_counted check (times > 0);
