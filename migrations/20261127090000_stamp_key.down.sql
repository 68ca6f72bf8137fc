drop table stamp_key;
