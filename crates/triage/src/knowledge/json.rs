//! The bytes of an edition's content: JSON with sorted keys.

use super::Knowledge;

/// The knowledge as JSON with sorted keys: the same knowledge always gives the same bytes.
///
/// # Errors
///
/// None in practice: the knowledge holds nothing that JSON cannot write.
pub fn canonical(knowledge: &Knowledge) -> Result<String, serde_json::Error> {
    let mut value = serde_json::to_value(knowledge)?;
    // A `Value` keeps its keys sorted, unless some crate of the build has turned on serde_json's
    // `preserve_order`. The bytes must not depend on that.
    value.sort_all_objects();
    Ok(value.to_string())
}

/// Reads what [`canonical`] has written.
///
/// # Errors
///
/// Where it is no knowledge.
pub fn from_json(content: &str) -> Result<Knowledge, serde_json::Error> {
    // Here and not where it is needed: what is generic is compiled with this crate, which builds
    // for tests too make quick. An edition is three megabytes.
    serde_json::from_str(content)
}
