alter table phrase drop constraint phrase_message_fkey;
alter table phrase add constraint phrase_message_fkey
    foreign key (message) references message (fact) on delete cascade;
