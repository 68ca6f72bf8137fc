-- A field may have later wordings, each from a day on: `body`, then `body@2026-05-10`. So what is
-- told of an earlier day does not speak of what came after it, and no old wording is overwritten.
alter table fact_text drop constraint fact_text_field_is_name;
alter table fact_text add constraint fact_text_field_is_name
    check (field ~ '^[a-z][a-z_]*(@[0-9]{4}-[0-9]{2}-[0-9]{2})?$');
