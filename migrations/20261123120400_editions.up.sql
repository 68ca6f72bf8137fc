-- The editions: what was published, in bytes that never change.
--
-- The content is JSON with sorted keys, kept as text. As jsonb Postgres would write it its own
-- way, and the digest over the bytes would be lost. The digest is checked here too: an edition
-- whose content is not what its digest says cannot even be restored from a dump.
--
-- An edition also keeps the program's version and its decision table. The rules are code, so only
-- these two say later what the program of that day made of these facts.
create table edition (
    number bigint not null,
    published_at timestamptz not null default clock_timestamp(),
    published_by text not null,
    reason text not null,
    -- The version of the program that published it.
    program text not null,
    -- The format of the content. Every format ever published keeps a reader.
    format integer not null,
    content text not null,
    digest text not null,
    decision_table text not null,
    constraint edition_pkey primary key (number),
    constraint edition_numbered_from_one check (number >= 1),
    constraint edition_published_by_named check (published_by <> ''),
    constraint edition_reason_given check (reason <> ''),
    constraint edition_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
    constraint edition_digest_of_content
        check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

-- Refuses whatever it is put on. The name of the trigger is given as the name of the constraint,
-- so the program tells this refusal from others as it tells all constraints apart.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: what was said is kept', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation', constraint = tg_name, table = tg_table_name;
end
$$;

create trigger edition_is_immutable before update or delete on edition
for each row execute function refuse_change();

create trigger edition_is_not_emptied before truncate on edition
for each statement execute function refuse_change();

-- Every instance listens, and swaps what it serves. The notice goes out with the commit, never
-- before it.
create function tell_of_edition() returns trigger language plpgsql as $$
begin
    perform pg_notify('rumo_edition', new.number::text);
    return null;
end
$$;

create trigger edition_is_told after insert on edition
for each row execute function tell_of_edition();
