drop trigger fact_text_changed on fact_text;
drop trigger fact_text_version on fact_text;
create trigger fact_text_version before update on fact_text
for each row execute function next_row_version();

drop trigger fact_changed on fact;
drop trigger fact_version on fact;
create trigger fact_version before update on fact
for each row execute function next_row_version();

drop function date_the_change();
drop function next_version_of_row();
