-- A message that is saved is written anew, and its phrases stay. As facts refer to one another in
-- circles, that is checked when the transaction ends. Who removes a message removes its phrases
-- knowingly.
alter table phrase drop constraint phrase_message_fkey;
alter table phrase add constraint phrase_message_fkey
    foreign key (message) references message (fact) deferrable initially deferred;
