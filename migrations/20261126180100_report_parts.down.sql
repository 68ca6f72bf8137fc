drop table report_part;
