//! The register to choose a source from: what was added last first, then by who published it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use triage::knowledge::{Source, SourceId};

use crate::editor::access::guard::store;
use crate::editor::form::{Choice, Group, Input};
use crate::error::AppError;
use crate::i18n::Texts;
use crate::state::AppState;

/// How many stand first: a state is most often said by a source that was added for it.
const LAST: usize = 8;

/// The sources of the register.
pub(super) async fn sources(state: &AppState, t: &Texts) -> Result<Input, AppError> {
    let mut all: Vec<_> = store(state)?.sources_to_edit().await?.into_iter().collect();
    all.sort_by_key(|(_, source)| Reverse(source.at));
    let mut all = all.into_iter().map(|(id, source)| (id, source.value));
    let last = all.by_ref().take(LAST).map(|(id, source)| {
        let label = format!("{}: {}", source.publisher, source.title);
        Choice::new(id, label)
    });
    let last = Group {
        name: t.get("states-sources-last").into_owned(),
        choices: last.collect(),
    };
    Ok(Input::Grouped(
        [last].into_iter().chain(by_publisher(all)).collect(),
    ))
}

fn by_publisher(sources: impl Iterator<Item = (SourceId, Source)>) -> Vec<Group> {
    let mut groups: BTreeMap<String, (String, Vec<Choice>)> = BTreeMap::new();
    for (id, source) in sources {
        let group = groups.entry(source.publisher.to_lowercase());
        let (_, choices) = group.or_insert_with(|| (source.publisher, Vec::new()));
        choices.push(Choice::new(id, source.title));
    }
    let groups = groups.into_values();
    groups
        .map(|(name, mut choices)| {
            choices.sort_by(|one, other| one.label.cmp(&other.label));
            Group { name, choices }
        })
        .collect()
}
