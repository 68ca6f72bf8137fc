-- The public keys with which time-stamps were ever signed. Whoever checks a stamp of long ago needs
-- its key, so none is ever taken away. Private keys are in no table: they come from a file.
create table stamp_key (
    -- Ed25519, 32 bytes. Its name is a hash of it, which the program computes.
    public_key bytea not null,
    -- When an instance began to sign with it. The one before it was replaced at that moment.
    used_from timestamptz not null,
    constraint stamp_key_pkey primary key (public_key),
    constraint stamp_key_is_32_bytes check (octet_length(public_key) = 32)
);
comment on table stamp_key is
    'Public keys of time-stamps, so that each can be checked for ever. No stamp, no digest, no person.';

create trigger stamp_key_is_kept before update or delete on stamp_key
for each row execute function refuse_change();
create trigger stamp_key_is_not_emptied before truncate on stamp_key
for each statement execute function refuse_change();
