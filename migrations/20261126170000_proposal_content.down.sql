drop trigger proposal_is_as_proposed on proposal;
create trigger proposal_is_as_proposed
before update of proposed_by, proposed_at, reason, digest on proposal
for each row execute function refuse_change();

alter table proposal
    drop column content,
    drop column format,
    drop column overtaken_by;
