alter table account drop constraint account_name_is_a_person;
alter table proposal drop column alive_at;
