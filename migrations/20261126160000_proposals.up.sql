-- Proposals to publish the working copy. One person proposes; another one approves, and then every
-- check runs; the answer stays readable. Kept for as long as the editions are, because an edition
-- must be explained later. It names editors by the name under which they publish, and nobody who
-- seeks help.
create table proposal (
    id bigint generated always as identity,
    proposed_by text not null,
    proposed_at timestamptz not null default clock_timestamp(),
    -- Why: the public page of editions shows it.
    reason text not null,
    -- What is proposed: the digest of the working copy as it would be published. Where the working
    -- copy has changed since, this is not what somebody else would approve.
    digest text not null,
    state text not null default 'open',
    -- Whoever approved it, so that the check began; or whoever withdrew it.
    decided_by text,
    -- When the check began. A check whose instance died is taken up again after some minutes.
    checked_at timestamptz,
    -- When it was refused, published or withdrawn.
    decided_at timestamptz,
    -- What kept it from being published: a list of what it is about and why.
    refusal jsonb,
    -- What it became.
    edition bigint,
    constraint proposal_pkey primary key (id),
    constraint proposal_edition_fkey foreign key (edition) references edition (number),
    constraint proposal_edition_key unique (edition),
    constraint proposal_proposed_by_named check (proposed_by <> ''),
    constraint proposal_reason_given check (reason <> ''),
    constraint proposal_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
    constraint proposal_state_known check (
        state in ('open', 'checking', 'refused', 'published', 'withdrawn')
    ),
    -- Publishing needs a second person. Who proposed can only withdraw.
    constraint proposal_needs_a_second_person check (
        state in ('open', 'withdrawn') or (decided_by is not null and decided_by <> proposed_by)
    ),
    constraint proposal_check_has_begun check (
        state in ('open', 'withdrawn') or checked_at is not null
    ),
    constraint proposal_end_is_dated check (
        (state in ('refused', 'published', 'withdrawn')) = (decided_at is not null)
    ),
    constraint proposal_refusal_says_why check ((state = 'refused') = (refusal is not null)),
    constraint proposal_published_is_edition check ((state = 'published') = (edition is not null))
);

-- There is one working copy, so there is one proposal at a time.
create unique index proposal_one_at_a_time on proposal ((true))
where state in ('open', 'checking');

-- What was proposed stays, and so does an answer.
create trigger proposal_is_as_proposed
before update of proposed_by, proposed_at, reason, digest on proposal
for each row execute function refuse_change();
create trigger proposal_answer_stays before update on proposal
for each row when (old.state in ('refused', 'published', 'withdrawn'))
execute function refuse_change();
create trigger proposal_is_history before delete on proposal
for each row execute function refuse_change();
create trigger proposal_is_not_emptied before truncate on proposal
for each statement execute function refuse_change();
