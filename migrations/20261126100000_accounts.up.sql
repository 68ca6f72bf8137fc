-- The accounts of the people who keep the facts true. Nobody who asks for help has one.
--
-- Kept for as long as the account is: what an account did stays in the journal under its name.
-- A password or a token is never stored, only what checks it.

create table account (
    id bigint generated always as identity,
    -- With it one signs in, and under it one publishes: the public page of editions shows it.
    name text not null,
    role text not null,
    -- The association that the account belongs to; none where it works for all.
    site text,
    -- The language of the editor's pages.
    language text not null default 'pt',
    -- Argon2id; none until the link of the invitation was used.
    password_hash text,
    -- The second factor; it counts from its first right code on.
    totp_secret bytea,
    totp_confirmed boolean not null default false,
    -- The step of the last code that was used: no code opens twice.
    totp_last_step bigint,
    disabled_at timestamptz,
    added_at timestamptz not null default now(),
    version integer not null default nextval('row_version'),
    author text not null,
    changed_at timestamptz not null default now(),
    constraint account_pkey primary key (id),
    constraint account_name_key unique (name),
    constraint account_name_is_short check (name ~ '^[a-z][a-z0-9._-]{1,39}$'),
    constraint account_role_known check (role in ('viewer', 'editor', 'reviewer', 'operator')),
    constraint account_site_fkey foreign key (site) references site (id),
    constraint account_language_is_tag check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint account_totp_confirmed_has_secret check (not totp_confirmed or totp_secret is not null),
    constraint account_author_named check (author <> '')
);

create trigger account_version before update on account
for each row execute function next_row_version();

-- The one-time codes for whoever has lost the second factor, as SHA-256: they are random enough.
create table recovery_code (
    account bigint not null,
    code_hash bytea not null,
    used_at timestamptz,
    constraint recovery_code_pkey primary key (account, code_hash),
    constraint recovery_code_account_fkey
        foreign key (account) references account (id) on delete cascade
);

-- Links by which an account gets its password: the first one, or a new one for whoever has lost
-- it. To open a link does not use it up, because messengers and mail scanners open links.
-- Deleted 30 days after they end.
create table invitation (
    token_hash bytea not null,
    account bigint not null,
    made_by text not null,
    made_at timestamptz not null,
    until timestamptz not null,
    used_at timestamptz,
    constraint invitation_pkey primary key (token_hash),
    constraint invitation_account_fkey
        foreign key (account) references account (id) on delete cascade,
    constraint invitation_made_by_named check (made_by <> ''),
    constraint invitation_ends_later check (until > made_at)
);

-- Who is signed in. The token itself is in the browser only. No address and no browser is kept.
-- Deleted when it ends: by signing out, after 30 idle minutes, or after 12 hours.
create table session (
    id bigint generated always as identity,
    token_hash bytea not null,
    account bigint not null,
    -- `password`: the second factor is still to come. `full`: signed in.
    stage text not null,
    began_at timestamptz not null,
    seen_at timestamptz not null,
    constraint session_pkey primary key (id),
    constraint session_token_hash_key unique (token_hash),
    constraint session_account_fkey
        foreign key (account) references account (id) on delete cascade,
    constraint session_stage_known check (stage in ('password', 'full'))
);

create index session_account_idx on session (account);

-- Sign-ins that failed, by the SHA-256 of the name that was typed, so that all instances count
-- together. Deleted after a day. Addresses are counted in memory and never stored.
create unlogged table sign_in_failure (
    name_hash bytea not null,
    at timestamptz not null
);

create index sign_in_failure_name_hash_idx on sign_in_failure (name_hash, at);
