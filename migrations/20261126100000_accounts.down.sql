drop table sign_in_failure;
drop table session;
drop table invitation;
drop table recovery_code;
drop table account;
