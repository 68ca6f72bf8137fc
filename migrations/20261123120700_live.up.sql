-- What changes between editions: the states of the portals and the sites.
--
-- Every instance keeps it in memory with a serial, and a page is a function of the edition, the
-- serial and the day. So every change must raise the serial, however it is made: a trigger cannot
-- be forgotten. The one row is also a lock. Who changes live data holds it until the commit, so
-- changes come one after the other and whoever reads serial 7 reads all that 7 stands for.
--
-- A statement that changes nothing raises the serial as well. That costs a reload and no error.
create table live (
    only_row boolean not null default true,
    serial bigint not null,
    constraint live_pkey primary key (only_row),
    constraint live_has_one_row check (only_row)
);

insert into live (serial) values (0);

-- The notice has no content: equal notices of one transaction are sent once.
create function raise_live_serial() returns trigger language plpgsql as $$
begin
    update live set serial = serial + 1;
    perform pg_notify('rumo_live', '');
    return null;
end
$$;

create trigger portal_state_is_live after insert on portal_state
for each statement execute function raise_live_serial();

create trigger portal_state_end_is_live after insert on portal_state_end
for each statement execute function raise_live_serial();

create trigger portal_state_source_is_live after insert on portal_state_source
for each statement execute function raise_live_serial();

create trigger portal_state_text_is_live after insert or update on portal_state_text
for each statement execute function raise_live_serial();

create trigger site_is_live after insert or update or delete or truncate on site
for each statement execute function raise_live_serial();
