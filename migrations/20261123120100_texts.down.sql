drop table fact_text;
