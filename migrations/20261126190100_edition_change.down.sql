drop table edition_change;
