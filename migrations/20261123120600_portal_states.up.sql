-- The states of the portals: a history that only grows.
--
-- A row is something that somebody said: this portal, for cards of this month, in this language
-- version, has been so since that day, by these sources, checked on this day. Whoever learns more
-- says it in a new row; a check of the same state on a later day is a new row too. Nothing that
-- was said is changed or removed, because an answer given on a day must be explained later.
--
-- When a state ends, that is something said later, and often by somebody else. So an end is a row
-- of its own, in a table that only grows as well: who said it, when, and the last day. To write
-- it into the state's row would be an update, and then the rule would read "nothing changes,
-- but for". One end for each state; a portal that fails again gets a new state.
--
-- The references to the working copy mean that a portal, message or source that the history names
-- never leaves it. They too are checked when a transaction ends.
--
-- What visitors report is no row here: reports never route, and they get tables of their own.
create table portal_state (
    id bigint generated always as identity,
    portal text not null,
    -- Only cards that expire in this month; all where none is given.
    month date,
    -- Only this language version of the portal; all where none is given.
    portal_version text,
    state text not null,
    -- The message it fails with.
    message text,
    since date not null,
    verified_on date not null,
    check_again_days integer not null,
    author text not null,
    said_at timestamptz not null default now(),
    constraint portal_state_pkey primary key (id),
    -- The same statement twice is a mistake. It makes an import that is run again harmless.
    constraint portal_state_said_once unique nulls not distinct
        (portal, month, portal_version, state, message, since, verified_on),
    constraint portal_state_portal_fkey foreign key (portal) references portal (fact)
        deferrable initially deferred,
    constraint portal_state_message_fkey foreign key (message) references message (fact)
        deferrable initially deferred,
    constraint portal_state_month_is_first_day check (extract(day from month) = 1),
    constraint portal_state_version_is_language check (portal_version ~ '^[a-z]{2,3}$'),
    constraint portal_state_known check (state in (
        'open', 'limited', 'failing', 'closed', 'unknown'
    )),
    constraint portal_state_checked_again check (check_again_days > 0),
    constraint portal_state_author_named check (author <> '')
);

create table portal_state_end (
    state bigint not null,
    -- The last day of the state.
    until date not null,
    author text not null,
    said_at timestamptz not null default now(),
    constraint portal_state_end_pkey primary key (state),
    constraint portal_state_end_state_fkey foreign key (state) references portal_state (id),
    constraint portal_state_end_author_named check (author <> '')
);

create table portal_state_source (
    state bigint not null,
    position integer not null,
    source text not null,
    constraint portal_state_source_pkey primary key (state, position),
    constraint portal_state_source_named_once unique (state, source),
    constraint portal_state_source_state_fkey foreign key (state) references portal_state (id),
    constraint portal_state_source_source_fkey foreign key (source) references source (id)
        deferrable initially deferred
);

-- As the texts of the facts. A language may come later, so may a review; the words stay.
create table portal_state_text (
    state bigint not null,
    language text not null,
    field text not null,
    body text not null,
    source_hash text,
    origin text not null,
    reviewed_by text,
    author text not null,
    said_at timestamptz not null default now(),
    constraint portal_state_text_pkey primary key (state, language, field),
    constraint portal_state_text_state_fkey foreign key (state) references portal_state (id),
    constraint portal_state_text_language_is_tag
        check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint portal_state_text_field_is_name check (field ~ '^[a-z][a-z_]*$'),
    constraint portal_state_text_source_hash_is_sha256 check (source_hash ~ '^[0-9a-f]{64}$'),
    constraint portal_state_text_origin_known check (origin in ('human', 'machine')),
    constraint portal_state_text_author_named check (author <> '')
);

create function check_state_end() returns trigger language plpgsql as $$
begin
    if new.until < (select since from portal_state where id = new.state) then
        raise exception 'the state ends before it begins'
        using errcode = 'check_violation', constraint = 'portal_state_end_after_since',
            table = 'portal_state_end';
    end if;
    return new;
end
$$;

create trigger portal_state_end_after_since before insert on portal_state_end
for each row execute function check_state_end();

create trigger portal_state_is_history before update or delete on portal_state
for each row execute function refuse_change();
create trigger portal_state_is_not_emptied before truncate on portal_state
for each statement execute function refuse_change();

create trigger portal_state_end_is_history before update or delete on portal_state_end
for each row execute function refuse_change();
create trigger portal_state_end_is_not_emptied before truncate on portal_state_end
for each statement execute function refuse_change();

create trigger portal_state_source_is_history before update or delete on portal_state_source
for each row execute function refuse_change();
create trigger portal_state_source_is_not_emptied before truncate on portal_state_source
for each statement execute function refuse_change();

-- Not `reviewed_by`: a review says nothing new about the portal.
create trigger portal_state_text_is_history
before update of state, language, field, body, source_hash, origin, author, said_at or delete
on portal_state_text
for each row execute function refuse_change();
create trigger portal_state_text_is_not_emptied before truncate on portal_state_text
for each statement execute function refuse_change();
