//! One thing to choose, as the templates of the interview show it.

/// One thing to choose.
pub(super) struct Choice {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    /// "I am not sure": offered last, and quieter.
    pub(super) is_unsure: bool,
    /// What was chosen before.
    pub(super) is_current: bool,
}
