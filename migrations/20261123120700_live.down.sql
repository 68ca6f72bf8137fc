drop trigger site_is_live on site;
drop trigger portal_state_text_is_live on portal_state_text;
drop trigger portal_state_source_is_live on portal_state_source;
drop trigger portal_state_end_is_live on portal_state_end;
drop trigger portal_state_is_live on portal_state;
drop function raise_live_serial();
drop table live;
