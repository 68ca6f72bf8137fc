-- The words of the facts: one row for each fact, language and field.
--
-- Words are rows and not columns, because the languages are data: a language is added without a
-- migration. Which fields a kind needs, and in which languages, is checked when an edition is
-- published, not here: a translation half done is a normal day's work.
--
-- `source_hash` is the SHA-256 of the text that this one was translated from. When that text
-- changes the hashes differ, so a stale translation is known exactly and not guessed from dates.
-- `reviewed_by` may be nobody, and a machine's draft that nobody reviewed says so to the reader.
create table fact_text (
    fact text not null,
    language text not null,
    field text not null,
    body text not null,
    source_hash text,
    origin text not null,
    reviewed_by text,
    version integer not null default nextval('row_version'),
    author text not null,
    changed_at timestamptz not null default now(),
    constraint fact_text_pkey primary key (fact, language, field),
    constraint fact_text_fact_fkey foreign key (fact) references fact (id) on delete cascade,
    constraint fact_text_language_is_tag check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint fact_text_field_is_name check (field ~ '^[a-z][a-z_]*$'),
    constraint fact_text_source_hash_is_sha256 check (source_hash ~ '^[0-9a-f]{64}$'),
    constraint fact_text_origin_known check (origin in ('human', 'machine')),
    constraint fact_text_author_named check (author <> '')
);

create trigger fact_text_version before update on fact_text
for each row execute function next_row_version();
