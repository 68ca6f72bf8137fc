-- A check says that it is alive: one whose instance died is taken up again after two minutes, and one
-- that takes long on a busy machine is not taken for dead.
alter table proposal add column alive_at timestamptz;
comment on column proposal.alive_at is
    'When the check last said that it runs; null before it began, or where an older program runs it.';

-- Editions, the journal and facts name their author. These two are the program itself: nobody shall
-- sign with them. An account of before keeps its name.
alter table account
    add constraint account_name_is_a_person check (name not in ('rumo', 'import')) not valid;
