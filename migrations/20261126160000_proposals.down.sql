drop table proposal;
