-- What is told of a state may have later wordings too, as the texts of facts have: the first words
-- stay for whoever asks about an earlier day.
alter table portal_state_text drop constraint portal_state_text_field_is_name;
alter table portal_state_text add constraint portal_state_text_field_is_name
    check (field ~ '^[a-z][a-z_]*(@[0-9]{4}-[0-9]{2}-[0-9]{2})?$');
