-- Who changed what, when and why: one row for each change that an editor or the program made. It
-- is written in the transaction of the change, so neither is there without the other.
--
-- It is kept for as long as the knowledge is, because an answer given on a day must be explained
-- later. It names editors by the name under which they work, and nobody who seeks help.
create table journal (
    id bigint generated always as identity,
    at timestamptz not null default now(),
    author text not null,
    -- What kind of thing was changed, and which one: the id of a fact, the number of an edition.
    what text not null,
    key text not null,
    -- In the author's words; empty where the change says it itself, as a check does.
    why text not null,
    -- The thing as it was and as it is now; none where it was not there, or is no longer.
    before jsonb,
    after jsonb,
    constraint journal_pkey primary key (id),
    constraint journal_author_named check (author <> ''),
    constraint journal_key_given check (key <> ''),
    constraint journal_what_known check (what in (
        'fact', 'source', 'text', 'phrase', 'state', 'site', 'import', 'translation', 'proposal',
        'edition', 'account', 'session', 'invitation', 'report', 'signal', 'missed', 'setting'
    ))
);

create index journal_key_idx on journal (what, key, id);
create index journal_at_idx on journal (at);

create trigger journal_is_history before update or delete on journal
for each row execute function refuse_change();

create trigger journal_is_not_emptied before truncate on journal
for each statement execute function refuse_change();
