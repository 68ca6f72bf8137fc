-- Sites show our pages in a frame, and people come to the association itself: by its phone, at its
-- address, in its hours. An e-mail and a link were never shown, and are not asked for.
alter table site
drop constraint site_contact_to_show,
drop column contact_email,
drop column contact_url,
add column contact_address text,
add column contact_hours text,
add constraint site_contact_to_show check (
    not shows_contact or coalesce(contact_phone, contact_address) is not null
),
-- `any` is built into the program: whatever page we have, framed from any https origin.
add constraint site_id_is_not_built_in check (id <> 'any'),
drop constraint site_origins_are_https,
-- The one exception is `demo`, which tries everything out on the same machine: loopback by name.
add constraint site_origins_are_https check (
    all_match(
        origins,
        '^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[0-9]{1,5})?$'
    )
    or (
        id = 'demo'
        and all_match(origins, '^https?://(localhost|127[.]0[.]0[.]1)(:([0-9]{1,5}|[*]))?$')
    )
);
comment on table site is
    'Associations that show our pages in a frame, with their own contact. For as long as they do.';

insert into site (id, name, origins, default_language, languages, author)
values (
    'demo',
    'Demonstração · Demonstration',
    '{http://localhost:*,http://127.0.0.1:*,https://localhost:*,https://127.0.0.1:*}',
    'pt',
    '{pt,en}',
    'rumo'
)
on conflict do nothing;

-- How often the interview was begun and ended in the frames of a site. Sums of a day and nothing
-- else: no hour, no page, no answer, no person.
create table site_count (
    site text not null,
    day date not null,
    starts bigint not null default 0,
    results bigint not null default 0,
    constraint site_count_pkey primary key (site, day),
    constraint site_count_not_negative check (starts >= 0 and results >= 0)
);
comment on table site_count is
    'Starts and results of a day in the frames of a site. Sums, nothing of a person. 400 days.';
