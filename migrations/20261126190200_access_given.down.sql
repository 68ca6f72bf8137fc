alter table account
    drop constraint account_access_confirmed_by_a_third,
    drop constraint account_access_is_dated,
    drop column access_confirmed_by,
    drop column access_given_at,
    drop column access_given_by;
