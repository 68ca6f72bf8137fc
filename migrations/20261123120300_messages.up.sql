-- The catalogue of messages: what a portal, an e-mail, a letter or a counter tells people.

create table message (
    fact text not null,
    kind text not null default 'message',
    -- Where it stands in the catalogue.
    catalogue_group text not null,
    -- Where it appears: ids of portals and channels, and a few words for what is neither.
    appears text[] not null,
    -- The portal's own words. They are quotes, so nobody translates them, and they are no texts.
    words_pt text[] not null,
    words_en text[] not null,
    words_pt_unconfirmed text[] not null,
    words_status text not null,
    -- A year, or a year and month: sources seldom say more.
    first_seen text not null,
    last_seen text not null,
    fix_status text not null,
    -- What the message says about questions that then need not be asked.
    answers_portal text,
    answers_invited text,
    answers_niss text,
    answers_place text,
    constraint message_pkey primary key (fact),
    constraint message_kind_is_message check (kind = 'message'),
    constraint message_fact_fkey
        foreign key (fact, kind) references fact (id, kind) on delete cascade,
    constraint message_group_known check (catalogue_group in (
        'site', 'account', 'eligibility', 'niss', 'contact_form', 'payment', 'documents',
        'status', 'card', 'appointment'
    )),
    constraint message_words_status_known check (words_status in (
        'verbatim_quoted', 'verbatim_in_english_only', 'reported', 'reported_translation',
        'described_only'
    )),
    constraint message_first_seen_is_month check (first_seen ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$'),
    constraint message_last_seen_is_month check (last_seen ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$'),
    constraint message_fix_status_known check (fix_status in (
        'confirmed_by_user', 'official', 'advice_only', 'none'
    )),
    constraint message_answers_portal_known check (answers_portal in (
        'untried', 'message', 'unreachable', 'unknown'
    )),
    constraint message_answers_invited_known check (answers_invited in ('yes', 'no', 'unknown')),
    constraint message_answers_niss_known check (answers_niss in (
        'linked', 'unlinked', 'rejected', 'none', 'refused', 'unknown'
    )),
    constraint message_answers_place_known check (answers_place in (
        'portugal', 'abroad', 'unknown'
    ))
);

-- The ways that a message decides, each from a day on; `then_routes` follow the first in order.
-- None where the message is advice and the interview goes on.
create table message_route (
    message text not null,
    position integer not null,
    -- All days before the next row, where none is given.
    from_day date,
    route text not null,
    then_routes text[] not null,
    -- Instead, while the month of the card is known not to be open yet.
    while_month_closed text,
    constraint message_route_pkey primary key (message, position),
    constraint message_route_one_from_each_day unique nulls not distinct (message, from_day),
    constraint message_route_message_fkey
        foreign key (message) references message (fact) on delete cascade,
    constraint message_route_route_known check (route in (
        'extension_portal', 'renewal_portal', 'niss', 'in_person', 'contact_form', 'wait_retry',
        'escalate', 'not_covered', 'not_yet', 'need_info'
    )),
    constraint message_route_then_routes_known check (then_routes <@ array[
        'extension_portal', 'renewal_portal', 'niss', 'in_person', 'contact_form', 'wait_retry',
        'escalate', 'not_covered', 'not_yet', 'need_info'
    ]),
    constraint message_route_while_month_closed_known check (while_month_closed in (
        'extension_portal', 'renewal_portal', 'niss', 'in_person', 'contact_form', 'wait_retry',
        'escalate', 'not_covered', 'not_yet', 'need_info'
    ))
);

-- Messages that are easily mistaken for one another.
create table message_confusable (
    message text not null,
    position integer not null,
    other text not null,
    constraint message_confusable_pkey primary key (message, position),
    constraint message_confusable_named_once unique (message, other),
    constraint message_confusable_with_another check (message <> other),
    constraint message_confusable_message_fkey
        foreign key (message) references message (fact) on delete cascade,
    constraint message_confusable_other_fkey foreign key (other) references message (fact)
        deferrable initially deferred
);
