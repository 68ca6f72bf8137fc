-- Who only looked at something has not changed it.
--
-- A review, a check and a typo mended in the source text give a row a new version, because whoever
-- has an older one open must be told. They do not sign it: "last changed" stays with the day and
-- the name of whoever wrote it last, and the journal says who looked.

create function next_version_of_row() returns trigger language plpgsql as $$
begin
    new.version := nextval('row_version');
    return new;
end
$$;

create function date_the_change() returns trigger language plpgsql as $$
begin
    new.changed_at := now();
    return new;
end
$$;

drop trigger fact_version on fact;
create trigger fact_version before update on fact
for each row execute function next_version_of_row();
-- Whoever changes a fact says so, even where only its sources or the values of its kind differ.
create trigger fact_changed before update of author on fact
for each row execute function date_the_change();

drop trigger fact_text_version on fact_text;
create trigger fact_text_version before update on fact_text
for each row execute function next_version_of_row();
create trigger fact_text_changed before update of author on fact_text
for each row execute function date_the_change();
