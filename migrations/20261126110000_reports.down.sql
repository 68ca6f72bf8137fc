drop table report_freeze;
drop table report_signal;
drop table report_count;
drop table report;
drop table report_salt;
