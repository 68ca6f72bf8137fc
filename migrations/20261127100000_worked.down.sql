drop table message_sign;
drop table message_count;
drop table message_report;
