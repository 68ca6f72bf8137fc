alter table portal_state_end drop column known_since;
alter table portal_state drop column known_since;
