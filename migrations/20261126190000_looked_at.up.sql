-- Who only looked at something has not changed it.
--
-- A review, a check and a typo mended in the source text give a row a new version, because whoever
-- has an older one open must be told. They do not make it "last changed" on that day: that stays
-- with whoever wrote it, and the journal says who looked.

-- For a trigger whose arguments are the columns that only say that somebody has looked.
create function next_row_version_beside() returns trigger language plpgsql as $$
declare
    beside text[] := array['version', 'changed_at'] || tg_argv[:];
begin
    new.version := nextval('row_version');
    if to_jsonb(new) - beside is distinct from to_jsonb(old) - beside then
        new.changed_at := now();
    end if;
    return new;
end
$$;

drop trigger fact_version on fact;
create trigger fact_version before update on fact
for each row execute function next_row_version_beside('verified_on');

drop trigger fact_text_version on fact_text;
create trigger fact_text_version before update on fact_text
for each row execute function next_row_version_beside('reviewed_by', 'source_hash');
