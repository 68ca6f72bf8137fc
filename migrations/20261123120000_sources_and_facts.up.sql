-- The working copy: what is known, as the tables that editors work on.
--
-- Nothing here is public. The public side reads editions, which are written from these tables
-- (see the migration of the editions). So a half-written fact harms nobody, and these tables may
-- be as strict as they like.
--
-- Five decisions hold for every table of the working copy.
--
-- 1. Names are text with a check, not an enum type. A check can be replaced in one transaction, a
--    value can leave it again, and its name is an error that a form can show. An enum can only
--    grow, and a value added to it cannot be used in the transaction that adds it.
-- 2. Every constraint has a name, because the program turns names into words for people.
-- 3. Ids are the slugs that the data files, the addresses and the editions use. They never change
--    their meaning, so they are the keys.
-- 4. A row that people edit has a version. Who saves says which version was read, and the save
--    finds no row where somebody else was faster. Versions come from one sequence, so a number
--    never returns: not even where an import deletes a row and writes it again.
-- 5. Where facts refer to one another, that is checked when the transaction ends. Facts refer in
--    circles, and an import deletes all of them and writes all of them.

-- Only for the exclusion of overlapping windows, two migrations on. A trusted extension: the
-- owner of the database may create it, no superuser is needed.
create extension if not exists btree_gist;

create sequence row_version as integer;

create function next_row_version() returns trigger language plpgsql as $$
begin
    new.version := nextval('row_version');
    new.changed_at := now();
    return new;
end
$$;

-- Whether every element of a list has a form. A check cannot hold a subquery, so it is a function.
-- An element that is null has no form.
create function all_match(list text[], form text) returns boolean
language sql immutable parallel safe as $$
    select coalesce(bool_and(coalesce(element ~ form, false)), true)
    from unnest(list) as element
$$;

-- The register. A fact without a source cannot be published, and a source that a fact or a state
-- names cannot be removed.
create table source (
    id text not null,
    title text not null,
    publisher text not null,
    url text,
    published_on date,
    -- The date in words, where it is not a day.
    dated text,
    -- It decides whether we link: forums, mirrors and chats are named and never linked.
    kind text not null,
    version integer not null default nextval('row_version'),
    author text not null,
    changed_at timestamptz not null default now(),
    constraint source_pkey primary key (id),
    constraint source_id_is_slug check (id ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
    constraint source_url_is_web check (url ~ '^https?://'),
    constraint source_kind_known check (kind in (
        'official', 'law', 'news', 'law-firm', 'association', 'guide', 'forum', 'mirror', 'chat'
    )),
    constraint source_author_named check (author <> '')
);

create trigger source_version before update on source
for each row execute function next_row_version();

-- What every fact carries, whatever it is about. The values of its kind are in a table of that
-- name; the kinds `requirement` and `report` have none.
--
-- `holds` is when it is true in the world, `known_since` when it was announced. Both count: an
-- answer for a day uses what held on that day and was known by then. The range is stored half
-- open, as Postgres does; the program speaks of first and last days.
--
-- The version of a fact also stands for the values of its kind, its sources and its
-- contradictions: whoever changes those updates the fact with them.
create table fact (
    id text not null,
    kind text not null,
    holds daterange not null,
    known_since date not null,
    verified_on date,
    check_again_days integer not null,
    confidence text not null,
    version integer not null default nextval('row_version'),
    author text not null,
    changed_at timestamptz not null default now(),
    constraint fact_pkey primary key (id),
    -- These two let the table of a kind insist on facts of its kind, and a window on their days.
    constraint fact_id_kind_key unique (id, kind),
    constraint fact_id_kind_holds_key unique (id, kind, holds),
    constraint fact_id_is_slug check (id ~ '^[a-z0-9]+([_-][a-z0-9]+)*$'),
    constraint fact_kind_known check (kind in (
        'portal', 'window', 'rule', 'requirement', 'document', 'message', 'channel', 'place',
        'help-line', 'advice', 'report'
    )),
    constraint fact_holds_some_day check (not isempty(holds)),
    constraint fact_checked_again check (check_again_days > 0),
    constraint fact_confidence_known check (confidence in ('low', 'medium', 'high')),
    constraint fact_author_named check (author <> '')
);

create trigger fact_version before update on fact
for each row execute function next_row_version();

-- Where a fact is stated. The order is the editor's: the best source first.
create table fact_source (
    fact text not null,
    position integer not null,
    source text not null,
    constraint fact_source_pkey primary key (fact, position),
    constraint fact_source_named_once unique (fact, source),
    constraint fact_source_fact_fkey foreign key (fact) references fact (id) on delete cascade,
    constraint fact_source_source_fkey foreign key (source) references source (id)
);

create index fact_source_source_idx on fact_source (source);

-- Facts that say something else. The contradiction is kept and shown.
create table fact_contradiction (
    fact text not null,
    position integer not null,
    other text not null,
    constraint fact_contradiction_pkey primary key (fact, position),
    constraint fact_contradiction_named_once unique (fact, other),
    constraint fact_contradiction_of_another check (fact <> other),
    constraint fact_contradiction_fact_fkey
        foreign key (fact) references fact (id) on delete cascade,
    constraint fact_contradiction_other_fkey foreign key (other) references fact (id)
        deferrable initially deferred
);

create index fact_contradiction_other_idx on fact_contradiction (other);
