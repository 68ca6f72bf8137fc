-- What people tell with one tap: whether what they did about a message worked.
--
-- As with the reports of portals it is a signal of its own: it never routes, nobody has checked it,
-- and pages say it only where enough people from enough places tell the same. One person counts once
-- for a message, an answer and a day. The keys are made with the salt of the day (report_salt) and go
-- with it; what is kept is how many told what on a day, with no person attached.

-- One row for each tap that counts, for as long as the salt of its day.
--
-- No references: what a message is called in an edition may change while a tap is young.
create unlogged table message_report (
    day date not null,
    -- HMAC over address block, browser, message and answer: whether somebody has been counted.
    sender bytea not null,
    -- HMAC over the address block alone: from how many places they come.
    block bytea not null,
    message text not null,
    -- The way that was tried; null for what the page of the message says.
    way text,
    worked boolean not null,
    constraint message_report_pkey primary key (day, sender),
    constraint message_report_way_known check (way in (
        'extension_portal', 'renewal_portal', 'niss', 'in_person', 'contact_form', 'wait_retry',
        'escalate', 'not_covered', 'not_yet', 'need_info'
    ))
);
comment on table message_report is
    'Taps that count, with keyed hashes. Gone within 24 h of their day; never in a backup.';

-- How many told what on a day. No hash; 90 days.
create table message_count (
    message text not null,
    way text,
    worked boolean not null,
    day date not null,
    times integer not null,
    constraint message_count_counted_once unique nulls not distinct (day, message, way, worked),
    constraint message_count_way_known check (way in (
        'extension_portal', 'renewal_portal', 'niss', 'in_person', 'contact_form', 'wait_retry',
        'escalate', 'not_covered', 'not_yet', 'need_info'
    )),
    constraint message_count_times_counted check (times > 0)
);
comment on table message_count is
    'How many told on a day what worked for a message, for editors. No hash, no person. 90 days.';

-- What enough people told that it worked, and on which day last. Live data: pages show it.
create table message_sign (
    message text not null,
    way text,
    last_on date not null,
    constraint message_sign_told_once unique nulls not distinct (message, way),
    constraint message_sign_way_known check (way in (
        'extension_portal', 'renewal_portal', 'niss', 'in_person', 'contact_form', 'wait_retry',
        'escalate', 'not_covered', 'not_yet', 'need_info'
    ))
);
comment on table message_sign is
    'What many told that it worked for a message, for the pages. Nothing of a person. 30 days.';

-- A tap raises no serial. Only what pages show does.
create trigger message_sign_is_live after insert or delete on message_sign
for each row execute function raise_live_serial();
create trigger message_sign_changes_live after update on message_sign
for each row when (old.last_on is distinct from new.last_on)
execute function raise_live_serial();
