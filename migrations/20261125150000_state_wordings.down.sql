-- The history is only shortened here, where the form of its words goes.
alter table portal_state_text disable trigger portal_state_text_is_history;
delete from portal_state_text where field like '%@%';
alter table portal_state_text enable trigger portal_state_text_is_history;
alter table portal_state_text drop constraint portal_state_text_field_is_name;
alter table portal_state_text add constraint portal_state_text_field_is_name
    check (field ~ '^[a-z][a-z_]*$');
