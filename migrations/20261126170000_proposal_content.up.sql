-- A proposal keeps what was proposed, so that whoever approves publishes that and nothing else, and
-- what is saved meanwhile waits for the next proposal. Before, only its digest was kept, and any
-- save made it void.
--
-- The content is kept as an edition keeps it: canonical JSON as text, because the digest is over
-- these bytes. It stays for as long as the proposal does, also where it was refused or withdrawn,
-- so that the answer can be explained later. It says nothing of anybody who seeks help.
alter table proposal
    add column content text,
    -- The format of the content, as of an edition.
    add column format integer,
    -- The edition with another content that was published while the proposal waited: what whoever
    -- proposed had compared it with counts no more, so it was withdrawn.
    add column overtaken_by bigint,
    add constraint proposal_overtaken_by_fkey
        foreign key (overtaken_by) references edition (number),
    add constraint proposal_digest_of_content
        check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    add constraint proposal_content_has_format check ((content is null) = (format is null)),
    add constraint proposal_overtaken_is_withdrawn
        check (overtaken_by is null or state = 'withdrawn');

-- What was proposed before this cannot be published: nobody kept it. It is withdrawn by nobody,
-- which the page of the proposal explains.
insert into journal (author, what, key, why, before, after)
select
    'rumo',
    'proposal',
    id::text,
    'From now on a proposal keeps what was proposed; this one did not',
    to_jsonb(state),
    '"withdrawn"'
from proposal
where state in ('open', 'checking');

update proposal
set state = 'withdrawn', decided_by = null, decided_at = clock_timestamp()
where state in ('open', 'checking');

-- After the withdrawal: only what has its answer may be without content, and such a one is of before.
alter table proposal
    add constraint proposal_under_way_has_content check (
        content is not null or state in ('refused', 'published', 'withdrawn')
    );

drop trigger proposal_is_as_proposed on proposal;
create trigger proposal_is_as_proposed
before update of proposed_by, proposed_at, reason, digest, content, format on proposal
for each row execute function refuse_change();
