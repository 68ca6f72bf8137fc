-- What visitors tell about a portal: it worked, it showed a message, it did not open.
--
-- It is a signal of its own, beside the states that editors set with a source. It never routes.
--
-- One person counts once for a portal, a symptom and a day. To know who has been counted, a key
-- is kept for a few hours: HMAC-SHA-256 with the salt of the day over the block of the address, the
-- browser, the symptom and the portal. Without the salt nobody can try addresses against it. So
-- salts and keys go together, a few hours after their day in Lisbon and at most 24 hours after it;
-- they are in unlogged tables, which no log, no replica and no copy of the files holds. A backup is
-- made with `pg_dump --no-unlogged-table-data`.

-- One salt a day, 256 bits from the operating system. Gone within 24 hours after the day.
create unlogged table report_salt (
    day date not null,
    salt bytea not null,
    constraint report_salt_pkey primary key (day),
    constraint report_salt_is_256_bits check (octet_length(salt) = 32)
);
comment on table report_salt is
    'The salt of a day, so that a person counts once. Gone within 24 h of it; never in a backup.';

-- One row for each report that counts, for as long as its salt. The hour, not the minute.
--
-- No references: what a portal is called in an edition may change while a report is young.
create unlogged table report (
    day date not null,
    -- HMAC over address block, browser, symptom and portal: whether somebody has been counted.
    sender bytea not null,
    -- HMAC over the address block alone: from how many places reports come.
    block bytea not null,
    -- The signature of the form that was sent, so that it counts once.
    form bytea not null,
    portal text not null,
    symptom text not null,
    -- The message, where that is the symptom and it was picked.
    message text,
    -- The month in which the card expires, where it was told.
    month date,
    -- The language version of the portal, where it was told.
    portal_version text,
    hour timestamptz not null,
    constraint report_pkey primary key (day, sender),
    constraint report_form_used_once unique (form),
    constraint report_symptom_known check (symptom in ('worked', 'message', 'unreachable')),
    constraint report_message_of_symptom check (message is null or symptom = 'message'),
    constraint report_month_is_first_day check (extract(day from month) = 1),
    constraint report_version_is_language check (portal_version ~ '^[a-z]{2,3}$'),
    constraint report_hour_is_whole check (date_trunc('hour', hour, 'UTC') = hour)
);
comment on table report is
    'Reports that count, with keyed hashes. Gone within 24 h of their day; never in a backup.';

create index report_hour_idx on report (hour);

-- How many told what in an hour: what is usual, by which a sign is weighed. No hash; 90 days.
create table report_count (
    portal text not null,
    symptom text not null,
    message text,
    hour timestamptz not null,
    times integer not null,
    constraint report_count_counted_once unique nulls not distinct (hour, portal, symptom, message),
    constraint report_count_symptom_known check (symptom in ('worked', 'message', 'unreachable')),
    constraint report_count_times_counted check (times > 0)
);
comment on table report_count is
    'How many told what in an hour: what is usual. No hash, no person. 90 days.';

-- What people report just now. Live data: pages show it. It has no history.
create table report_signal (
    portal text not null,
    symptom text not null,
    level text not null,
    -- Since when it is so.
    since timestamptz not null,
    -- The day in Lisbon on which it was weighed last. Older is not shown: nobody has looked since.
    weighed_on date not null,
    constraint report_signal_pkey primary key (portal, symptom),
    constraint report_signal_symptom_known check (symptom in ('worked', 'message', 'unreachable')),
    constraint report_signal_level_known
        check (level in ('no_sign', 'some_sign', 'strong_sign'))
);
comment on table report_signal is
    'What people report just now, for the pages. Overwritten; nothing of a person.';

-- Who has stopped or taken up the counting of reports, and why. A history that only grows; the
-- newest row says how it is.
create table report_freeze (
    id bigint generated always as identity,
    frozen boolean not null,
    author text not null,
    reason text not null,
    said_at timestamptz not null,
    constraint report_freeze_pkey primary key (id),
    constraint report_freeze_author_named check (author <> ''),
    constraint report_freeze_reason_given check (length(reason) between 1 and 500)
);
comment on table report_freeze is
    'Which editor stopped or took up the counting of reports, and why. Kept.';

create trigger report_freeze_is_history before update or delete on report_freeze
for each row execute function refuse_change();
create trigger report_freeze_is_not_emptied before truncate on report_freeze
for each statement execute function refuse_change();

-- A report raises no serial, or anybody could empty the memory of pages. Only what pages show does:
-- a level, and the day once a day. Each row by itself, since a statement may change none.
create trigger report_signal_is_live after insert or delete on report_signal
for each row execute function raise_live_serial();
create trigger report_signal_changes_live after update on report_signal
for each row when (
    (old.level, old.since, old.weighed_on) is distinct from (new.level, new.since, new.weighed_on)
)
execute function raise_live_serial();
create trigger report_freeze_is_live after insert on report_freeze
for each statement execute function raise_live_serial();
