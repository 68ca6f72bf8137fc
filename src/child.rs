//! Whether a result is about a child, for whom somebody else writes and speaks.

use triage::{Age, Answers, MessageTold};

/// Messages that come to whoever asks for a child. Nobody is asked for an age after them.
const OF_A_CHILD: [&str; 2] = ["child_account_not_recognised", "child_documents_unclear"];

/// Whether the holder is a child: told by the age, or else by the message.
pub(crate) fn is_for_a_child(answers: &Answers) -> bool {
    match (answers.age, &answers.message) {
        (Some(age), _) => age == Age::Minor,
        (None, Some(MessageTold::Known(id))) => OF_A_CHILD.contains(&id.as_str()),
        _ => false,
    }
}
