-- Sites that show our pages in a frame: mostly associations with a site of their own.
--
-- The origins become the `frame-ancestors` of a security policy, so their form is strict: https,
-- lower case, a host, perhaps a port, nothing else. A host of another alphabet is written in
-- its xn-- form. No wildcards.
--
-- The contact is the association's own, shown beside an outcome only where `shows_contact` says so.
create table site (
    -- The slug in the address of its frames.
    id text not null,
    name text not null,
    origins text[] not null,
    default_language text not null,
    -- The languages that it offers, in its order.
    languages text[] not null,
    accent_colour text,
    contact_name text,
    contact_phone text,
    contact_email text,
    contact_url text,
    shows_contact boolean not null default false,
    version integer not null default nextval('row_version'),
    author text not null,
    changed_at timestamptz not null default now(),
    constraint site_pkey primary key (id),
    constraint site_id_is_slug check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 40),
    constraint site_name_given check (name <> ''),
    constraint site_origins_are_https check (all_match(
        origins,
        '^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[0-9]{1,5})?$'
    )),
    constraint site_languages_are_tags
        check (all_match(languages, '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')),
    constraint site_default_language_offered check (default_language = any (languages)),
    constraint site_accent_colour_is_hex check (accent_colour ~ '^#[0-9a-f]{6}$'),
    constraint site_contact_phone_is_number check (contact_phone ~ '^[+]?[0-9][0-9 ]*$'),
    constraint site_contact_email_has_at check (contact_email ~ '^[^@\s]+@[^@\s]+$'),
    constraint site_contact_url_is_https check (contact_url ~ '^https://'),
    constraint site_contact_to_show check (
        not shows_contact or coalesce(contact_phone, contact_email, contact_url) is not null
    ),
    constraint site_author_named check (author <> '')
);

create trigger site_version before update on site
for each row execute function next_row_version();
