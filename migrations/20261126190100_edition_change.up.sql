-- How much an edition changed against the one before it, counted once. To count it, both editions
-- must be read whole; a program that starts would read every edition that there ever was.
--
-- It holds numbers and facts that were published, and nothing about any person. It follows from the editions and is kept as
-- long as they are; rows of an older way of counting are counted anew and replaced.
create table edition_change (
    edition bigint not null,
    -- The way of counting: a program that counts otherwise counts anew.
    way integer not null,
    -- Facts, sources, phrases and rows of the decision table: changed, new, gone.
    changed integer not null,
    added integer not null,
    removed integer not null,
    sources integer not null,
    phrases integer not null,
    decisions integer not null,
    -- For each window of a portal that is new in it: the days from its announcement to the edition.
    waited bigint[] not null,
    -- The windows of portals that it says otherwise than the edition before it: both facts whole,
    -- because the feeds tell what was and what is.
    corrected jsonb not null,
    constraint edition_change_pkey primary key (edition),
    constraint edition_change_edition_fkey foreign key (edition) references edition (number),
    constraint edition_change_counts_something check (
        least(changed, added, removed, sources, phrases, decisions) >= 0
    )
);
