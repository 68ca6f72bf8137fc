-- The cases that a volunteer has ended at a desk with "next person". A browser can be told to send a
-- form again that lies in its history; whoever does so gets the empty desk, because the number of its
-- case stands here.

-- Kept for as long as a form with such a number would be read: the day on which the case was opened
-- and the next. It is deleted two days after its own, one more than it needs, as clocks may differ.
create table ended_case (
    -- 128 random bits, made when an empty desk was shown. They say nothing of anybody.
    number bytea not null,
    -- The day in Lisbon on which that was: it stands in the form too. No time of day.
    opened_on date not null,
    constraint ended_case_pkey primary key (number),
    constraint ended_case_number_is_16_bytes check (octet_length(number) = 16)
);
comment on table ended_case is
    'Random numbers of cases that ended at a desk, so that no form of them is shown again. Deleted two days after the day of the case; never in a backup. No answer, no person.';

create index ended_case_by_day on ended_case (opened_on);
