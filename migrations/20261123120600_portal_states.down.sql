drop table portal_state_text;
drop table portal_state_source;
drop table portal_state_end;
drop table portal_state;
drop function check_state_end();
