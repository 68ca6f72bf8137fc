drop table missed;
