drop table phrase;
