-- The values of each kind of fact, but for messages, which have a migration of their own.
--
-- Each table's key is the fact. The column `kind` can only hold one word, and the reference takes
-- it along: so a row here belongs to a fact of this very kind, and the database itself knows that
-- the portal of a window is a portal.

create table portal (
    fact text not null,
    kind text not null default 'portal',
    -- As printed in notices.
    host text not null,
    url text not null,
    constraint portal_pkey primary key (fact),
    constraint portal_kind_is_portal check (kind = 'portal'),
    constraint portal_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade,
    constraint portal_url_is_https check (url ~ '^https://')
);

-- The expiry dates that a portal accepts for a kind of permit, from the day of the announcement.
-- Each row widens the one before it and takes its place: so the days of two rows of the same
-- portal and permit never overlap, and on each day exactly one row is in force. A row's last day
-- is the day before the next row's first; the import derives it.
--
-- `holds` repeats the fact's column, as only columns of one table can be excluded. It cannot
-- differ from it: the reference holds it, and a change of the fact's days comes along.
--
-- The exclusion can be deferred to the end of a transaction, because to put a row between two
-- others changes the days of a neighbour too.
create table accepted_window (
    fact text not null,
    kind text not null default 'window',
    holds daterange not null,
    portal text not null,
    permit text not null,
    access text not null,
    expires_from date,
    expires_to date,
    -- How exactly the day of the announcement is known, where it is not a day.
    announced text,
    constraint accepted_window_pkey primary key (fact),
    constraint accepted_window_kind_is_window check (kind = 'window'),
    constraint accepted_window_fact_fkey
        foreign key (fact, kind, holds) references fact (id, kind, holds)
        on update cascade on delete cascade,
    constraint accepted_window_portal_fkey foreign key (portal) references portal (fact)
        deferrable initially deferred,
    constraint accepted_window_permit_known check (permit in (
        'temporary', 'permanent', 'cplp', 'ari', 'eu-family', 'visa', 'first', 'other', 'unknown'
    )),
    constraint accepted_window_access_known check (access in ('own', 'invited')),
    constraint accepted_window_expires_in_order check (expires_from <= expires_to),
    constraint accepted_window_has_first_day check (not lower_inf(holds)),
    constraint accepted_window_no_overlap
        exclude using gist (portal with =, permit with =, holds with &&)
        deferrable initially immediate
);

create table rule (
    fact text not null,
    kind text not null default 'rule',
    -- The law and article, as one would quote it.
    law text,
    constraint rule_pkey primary key (fact),
    constraint rule_kind_is_rule check (kind = 'rule'),
    constraint rule_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade
);

create table document (
    fact text not null,
    kind text not null default 'document',
    -- Whom it is asked from: everybody where the list is empty.
    permits text[] not null,
    bases text[] not null,
    minors_only boolean not null,
    -- Its place in the list of papers for a renewal; none where it is taken along for one step.
    list_order integer,
    constraint document_pkey primary key (fact),
    constraint document_kind_is_document check (kind = 'document'),
    constraint document_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade,
    constraint document_permits_known check (permits <@ array[
        'temporary', 'permanent', 'cplp', 'ari', 'eu-family', 'visa', 'first', 'other', 'unknown'
    ]),
    constraint document_bases_known check (bases <@ array[
        'employed', 'self-employed', 'own-income', 'remote', 'student', 'student-finished',
        'student-left', 'family', 'retired', 'other', 'unknown'
    ]),
    constraint document_list_order_in_range check (list_order between 0 and 65535)
);

create table channel (
    fact text not null,
    kind text not null default 'channel',
    url text,
    -- The topic to choose there, as the form prints it.
    topic text,
    email text,
    phones text[] not null,
    constraint channel_pkey primary key (fact),
    constraint channel_kind_is_channel check (kind = 'channel'),
    constraint channel_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade,
    constraint channel_url_is_https check (url ~ '^https://'),
    constraint channel_email_has_at check (email ~ '^[^@\s]+@[^@\s]+$'),
    constraint channel_phones_are_numbers check (all_match(phones, '^[+]?[0-9][0-9 ]*$'))
);

create table place (
    fact text not null,
    kind text not null default 'place',
    street text,
    postcode text,
    town text not null,
    constraint place_pkey primary key (fact),
    constraint place_kind_is_place check (kind = 'place'),
    constraint place_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade
);

create table help_line (
    fact text not null,
    kind text not null default 'help-line',
    -- First the one to try first.
    phones text[] not null,
    url text,
    list_order integer not null,
    constraint help_line_pkey primary key (fact),
    constraint help_line_kind_is_help_line check (kind = 'help-line'),
    constraint help_line_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade,
    constraint help_line_phones_are_numbers check (all_match(phones, '^[+]?[0-9][0-9 ]*$')),
    constraint help_line_url_is_https check (url ~ '^https://'),
    constraint help_line_list_order_in_range check (list_order between 0 and 65535)
);

create table advice (
    fact text not null,
    kind text not null default 'advice',
    -- A step to take or something to know.
    advice_kind text not null,
    -- Where the step is done: a portal, channel, place or help line.
    at text,
    cost text,
    constraint advice_pkey primary key (fact),
    constraint advice_kind_is_advice check (kind = 'advice'),
    constraint advice_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade,
    constraint advice_at_fkey foreign key (at) references fact (id)
        deferrable initially deferred,
    constraint advice_advice_kind_known check (advice_kind in ('action', 'warning')),
    constraint advice_cost_known check (cost in (
        'free', 'on-the-slip', 'expenses', 'lawyer', 'unknown'
    ))
);

-- What to take along, in order.
create table advice_document (
    advice text not null,
    position integer not null,
    document text not null,
    constraint advice_document_pkey primary key (advice, position),
    constraint advice_document_named_once unique (advice, document),
    constraint advice_document_advice_fkey
        foreign key (advice) references advice (fact) on delete cascade,
    constraint advice_document_document_fkey foreign key (document) references document (fact)
        deferrable initially deferred
);
