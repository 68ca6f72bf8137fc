drop table ended_case;
