drop table edition;
drop function tell_of_edition();
drop function refuse_change();
