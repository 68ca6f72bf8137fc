drop table site_count;

delete from site where id = 'demo';
comment on table site is null;

alter table site
drop constraint site_id_is_not_built_in,
drop constraint site_origins_are_https,
add constraint site_origins_are_https check (all_match(
    origins,
    '^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[0-9]{1,5})?$'
)),
drop constraint site_contact_to_show;

-- The way back has no place for an address or hours: a contact of these alone is no longer shown.
update site set shows_contact = false where contact_phone is null;

alter table site
drop column contact_address,
drop column contact_hours,
add column contact_email text,
add column contact_url text,
add constraint site_contact_email_has_at check (contact_email ~ '^[^@\s]+@[^@\s]+$'),
add constraint site_contact_url_is_https check (contact_url ~ '^https://'),
add constraint site_contact_to_show check (
    not shows_contact or coalesce(contact_phone, contact_email, contact_url) is not null
);
