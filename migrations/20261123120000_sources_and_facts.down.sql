-- The extension stays: it may have been there before us.
drop table fact_contradiction;
drop table fact_source;
drop table fact;
drop table source;
drop function all_match(text[], text);
drop function next_row_version();
drop sequence row_version;
