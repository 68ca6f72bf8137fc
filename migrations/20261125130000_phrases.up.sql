-- What people type when they meet a message, and about other matters in similar words: from these
-- the recogniser learns. A row a phrase, so that one can be added, corrected and reviewed alone.
create table phrase (
    id bigint generated always as identity,
    language text not null,
    -- The message that is meant; none where it is another matter.
    message text,
    -- The other matter that must not be claimed.
    topic text,
    position integer not null,
    body text not null,
    origin text not null default 'machine',
    reviewed_by text,
    version integer not null default nextval('row_version'),
    author text not null,
    changed_at timestamptz not null default now(),
    constraint phrase_pkey primary key (id),
    constraint phrase_message_fkey
        foreign key (message) references message (fact) on delete cascade,
    constraint phrase_about_one_thing check (num_nonnulls(message, topic) = 1),
    constraint phrase_said_once unique (language, body),
    constraint phrase_language_is_tag check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint phrase_topic_is_name check (topic ~ '^[a-z][a-z_]*$'),
    constraint phrase_body_is_short check (length(body) between 1 and 300),
    constraint phrase_origin_known check (origin in ('human', 'machine')),
    constraint phrase_author_named check (author <> '')
);

create index phrase_message_idx on phrase (message);

create trigger phrase_version before update on phrase
for each row execute function next_row_version();
