-- Publishing needs a second person, not a second account. Whoever keeps accounts can make one, or
-- make a new link for somebody else's, and could so be both people. So an account remembers who
-- gave it its access last: it approves nothing for seven days after that, or until a third person
-- has confirmed that it is whose name it bears. It holds names of editors alone.
alter table account
    -- The operator who made the last link for it, or gave it its role; none where that was done on
    -- the command line, by whoever owns the database.
    add column access_given_by text,
    add column access_given_at timestamptz,
    add column access_confirmed_by text,
    add constraint account_access_is_dated check (
        (access_given_by is null) = (access_given_at is null)
    ),
    add constraint account_access_confirmed_by_a_third check (
        access_confirmed_by is null
        or (access_given_by is not null and access_confirmed_by not in (access_given_by, name))
    );
