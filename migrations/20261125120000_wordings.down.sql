delete from fact_text where field like '%@%';
alter table fact_text drop constraint fact_text_field_is_name;
alter table fact_text add constraint fact_text_field_is_name check (field ~ '^[a-z][a-z_]*$');
