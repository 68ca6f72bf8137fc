-- The way back has room for the last time only that something was said on a day.
alter table portal_state_source disable trigger user;
alter table portal_state_text disable trigger user;
alter table portal_state_end disable trigger user;
alter table portal_state disable trigger user;

create temporary table said_before on commit drop as
select said.id
from portal_state as said
where exists (
    select from portal_state as later
    where
        later.id > said.id
        and (later.portal, later.state, later.since, later.verified_on)
        = (said.portal, said.state, said.since, said.verified_on)
        and later.month is not distinct from said.month
        and later.portal_version is not distinct from said.portal_version
        and later.message is not distinct from said.message
);
delete from portal_state_source where state in (select id from said_before);
delete from portal_state_text where state in (select id from said_before);
delete from portal_state_end where state in (select id from said_before);
delete from portal_state where id in (select id from said_before);

alter table portal_state_source enable trigger user;
alter table portal_state_text enable trigger user;
alter table portal_state_end enable trigger user;
alter table portal_state enable trigger user;

alter table portal_state
drop constraint portal_state_said_once,
drop constraint portal_state_again_counted,
drop column again,
add constraint portal_state_said_once unique nulls not distinct
(portal, month, portal_version, state, message, since, verified_on);
