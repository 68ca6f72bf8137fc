//! What a constraint of the editable tables says to a person: the field that is wrong, and why.
//!
//! The rules of the house in the database are the last to refuse, and they refuse by name. This is
//! the one place where such a name becomes words.

/// What a constraint means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The name of the constraint.
    pub constraint: &'static str,
    /// The name of the field in the forms.
    pub field: &'static str,
    /// What is wrong: a key of the words.
    pub code: &'static str,
}

/// The refusal of this constraint.
pub(super) fn of(constraint: &str) -> Option<&'static Refusal> {
    REFUSALS
        .iter()
        .find(|refusal| refusal.constraint == constraint)
}

/// Why something cannot be removed, where this reference to it refuses.
pub(super) fn on_removal(constraint: &str) -> Option<&'static str> {
    let found = REMOVALS.iter().find(|(name, _)| *name == constraint);
    found.map(|(_, code)| *code)
}

/// The references that hold a fact or a source in its place: by facts, or by the history of a
/// portal, which never lets go.
pub const REMOVALS: &[(&str, &str)] = &[
    ("accepted_window_portal_fkey", "named-by-fact"),
    ("advice_at_fkey", "named-by-fact"),
    ("advice_document_document_fkey", "named-by-fact"),
    ("fact_contradiction_other_fkey", "named-by-fact"),
    ("fact_source_source_fkey", "named-by-fact"),
    ("message_confusable_other_fkey", "named-by-fact"),
    ("phrase_message_fkey", "named-by-phrase"),
    ("portal_state_message_fkey", "named-by-state"),
    ("portal_state_portal_fkey", "named-by-state"),
    ("portal_state_source_source_fkey", "named-by-state"),
];

macro_rules! refusals {
    ($($constraint:ident: $field:literal $code:literal,)+) => {
        /// Every constraint of the tables that editors change.
        pub const REFUSALS: &[Refusal] = &[
            $(Refusal {
                constraint: stringify!($constraint),
                field: $field,
                code: $code,
            },)+
        ];
    };
}

refusals! {
    accepted_window_access_known: "access" "unknown-word",
    accepted_window_expires_in_order: "expires_to" "ends-before-it-begins",
    accepted_window_fact_fkey: "kind" "other-kind",
    accepted_window_has_first_day: "known_since" "missing",
    accepted_window_kind_is_window: "kind" "other-kind",
    accepted_window_no_overlap: "known_since" "same-day",
    accepted_window_permit_known: "permit" "unknown-word",
    accepted_window_pkey: "id" "taken",
    accepted_window_portal_fkey: "portal" "not-a-portal",
    advice_advice_kind_known: "advice_kind" "unknown-word",
    advice_at_fkey: "at" "unknown-fact",
    advice_cost_known: "cost" "unknown-word",
    advice_document_advice_fkey: "take" "other-kind",
    advice_document_document_fkey: "take" "not-a-document",
    advice_document_named_once: "take" "twice",
    advice_document_pkey: "take" "twice",
    advice_fact_fkey: "kind" "other-kind",
    advice_kind_is_advice: "kind" "other-kind",
    advice_pkey: "id" "taken",
    channel_email_has_at: "email" "not-an-email",
    channel_fact_fkey: "kind" "other-kind",
    channel_kind_is_channel: "kind" "other-kind",
    channel_phones_are_numbers: "phones" "not-a-phone",
    channel_pkey: "id" "taken",
    channel_url_is_https: "url" "not-https",
    document_bases_known: "bases" "unknown-word",
    document_fact_fkey: "kind" "other-kind",
    document_kind_is_document: "kind" "other-kind",
    document_list_order_in_range: "order" "not-a-number",
    document_permits_known: "permits" "unknown-word",
    document_pkey: "id" "taken",
    fact_author_named: "author" "missing",
    fact_checked_again: "check_again_days" "not-a-number",
    fact_confidence_known: "confidence" "unknown-word",
    fact_contradiction_fact_fkey: "contradicts" "unknown-fact",
    fact_contradiction_named_once: "contradicts" "twice",
    fact_contradiction_of_another: "contradicts" "itself",
    fact_contradiction_other_fkey: "contradicts" "unknown-fact",
    fact_contradiction_pkey: "contradicts" "twice",
    fact_holds_some_day: "holds_to" "ends-before-it-begins",
    fact_id_is_slug: "id" "not-a-slug",
    fact_id_kind_holds_key: "id" "taken",
    fact_id_kind_key: "id" "taken",
    fact_kind_known: "kind" "unknown-word",
    fact_pkey: "id" "taken",
    fact_source_fact_fkey: "sources" "unknown-fact",
    fact_source_named_once: "sources" "twice",
    fact_source_pkey: "sources" "twice",
    fact_source_source_fkey: "sources" "unknown-source",
    fact_text_author_named: "author" "missing",
    fact_text_fact_fkey: "body" "unknown-fact",
    fact_text_field_is_name: "field" "not-a-field",
    fact_text_language_is_tag: "language" "not-a-language",
    fact_text_origin_known: "body" "unknown-word",
    fact_text_pkey: "field" "taken",
    fact_text_source_hash_is_sha256: "body" "not-a-hash",
    help_line_fact_fkey: "kind" "other-kind",
    help_line_kind_is_help_line: "kind" "other-kind",
    help_line_list_order_in_range: "order" "not-a-number",
    help_line_phones_are_numbers: "phones" "not-a-phone",
    help_line_pkey: "id" "taken",
    help_line_url_is_https: "url" "not-https",
    message_answers_invited_known: "answers_invited" "unknown-word",
    message_answers_niss_known: "answers_niss" "unknown-word",
    message_answers_place_known: "answers_place" "unknown-word",
    message_answers_portal_known: "answers_portal" "unknown-word",
    message_confusable_message_fkey: "confusable_with" "other-kind",
    message_confusable_named_once: "confusable_with" "twice",
    message_confusable_other_fkey: "confusable_with" "not-a-message",
    message_confusable_pkey: "confusable_with" "twice",
    message_confusable_with_another: "confusable_with" "itself",
    message_fact_fkey: "kind" "other-kind",
    message_first_seen_is_month: "first_seen" "not-a-month",
    message_fix_status_known: "fix_status" "unknown-word",
    message_group_known: "group" "unknown-word",
    message_kind_is_message: "kind" "other-kind",
    message_last_seen_is_month: "last_seen" "not-a-month",
    message_pkey: "id" "taken",
    message_route_message_fkey: "routes" "other-kind",
    message_route_one_from_each_day: "routes" "same-day",
    message_route_pkey: "routes" "twice",
    message_route_route_known: "routes" "unknown-word",
    message_route_then_routes_known: "routes" "unknown-word",
    message_route_while_month_closed_known: "routes" "unknown-word",
    message_words_status_known: "words_status" "unknown-word",
    phrase_about_one_thing: "body" "unknown-fact",
    phrase_author_named: "author" "missing",
    phrase_body_is_short: "body" "too-long",
    phrase_language_is_tag: "language" "not-a-language",
    phrase_message_fkey: "message" "not-a-message",
    phrase_origin_known: "body" "unknown-word",
    phrase_pkey: "body" "taken",
    phrase_said_once: "body" "said-already",
    phrase_topic_is_name: "body" "not-a-field",
    place_fact_fkey: "kind" "other-kind",
    place_kind_is_place: "kind" "other-kind",
    place_pkey: "id" "taken",
    portal_fact_fkey: "kind" "other-kind",
    portal_kind_is_portal: "kind" "other-kind",
    portal_pkey: "id" "taken",
    portal_url_is_https: "url" "not-https",
    rule_fact_fkey: "kind" "other-kind",
    rule_kind_is_rule: "kind" "other-kind",
    rule_pkey: "id" "taken",
    source_author_named: "author" "missing",
    source_id_is_slug: "id" "not-a-slug",
    source_kind_known: "kind" "unknown-word",
    source_pkey: "id" "taken",
    source_url_is_web: "url" "not-web",
}
