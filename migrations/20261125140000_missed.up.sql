-- Texts that nobody's phrase fits, sent by people who have seen them as they are kept: without
-- digits, addresses and links. They wait for an editor, and are deleted after 30 days. No person,
-- address or browser is kept with them, and the day alone, not the moment.
create table missed (
    id bigint generated always as identity,
    said text not null,
    -- The language of the page on which it was sent.
    language text not null,
    sent_on date not null,
    constraint missed_pkey primary key (id),
    constraint missed_said_is_short check (length(said) between 1 and 2000),
    constraint missed_language_is_tag check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')
);

create index missed_sent_on_idx on missed (sent_on);
