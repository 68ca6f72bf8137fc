-- Of whom and of what a sign is: the message, the month of the cards, the language version.
--
-- A row stands while, beneath a sign of the portal, enough people from enough places name the same
-- part: each part passes the same bars by itself, so no row comes from one person or one place.
-- It says no more than that they do. Unlogged like the reports that it is made from, because their
-- months and versions go with the day and are in no backup; weighing makes it anew every minute.
create unlogged table report_part (
    portal text not null,
    symptom text not null,
    message text,
    month date,
    portal_version text,
    constraint report_part_told_once
        unique nulls not distinct (portal, symptom, message, month, portal_version),
    constraint report_part_is_one check (num_nonnulls(message, month, portal_version) = 1),
    constraint report_part_symptom_known check (symptom in ('worked', 'message', 'unreachable')),
    constraint report_part_month_is_first_day check (extract(day from month) = 1),
    constraint report_part_version_is_language check (portal_version ~ '^[a-z]{2,3}$')
);
comment on table report_part is
    'Which message, month or version many reports name just now. Weighed anew; never in a backup.';

create trigger report_part_is_live after insert or delete on report_part
for each row execute function raise_live_serial();
