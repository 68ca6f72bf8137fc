//! What a draft changes: the facts and words before and after, and for whom another way follows.

use std::sync::Arc;

use chrono::NaiveDate;
use triage::Knowledge;

use super::told::MovedView;
use crate::difference::{Difference, DifferenceView, Telling};
use crate::drafted::Drafted;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// The most rows that are shown. Whoever changes more must look at the decision table.
const MOST_ROWS: usize = 150;

/// What changes.
pub(super) struct Changes {
    pub(super) difference: DifferenceView,
    /// Who gets another way; none while that is being worked out.
    pub(super) moved: Option<Vec<MovedView>>,
    /// How many rows are not shown.
    pub(super) more: usize,
}

impl Changes {
    /// From what is served to the draft. Begins to work out who moves.
    pub(super) async fn of(
        state: &AppState,
        drafted: &Drafted,
        lang: Lang,
    ) -> Result<Self, AppError> {
        let before = Arc::clone(&state.snapshot());
        let after = Arc::clone(&drafted.snapshot);
        let today = state.clock().today();
        let work = state.drafts().moved(state, drafted);
        let t = lang.texts();
        let moved = work.found().map(|rows| {
            let shown = rows.iter().take(MOST_ROWS);
            let knowledge = drafted.snapshot.knowledge();
            shown
                .map(|row| MovedView::new(t, row, knowledge, today))
                .collect()
        });
        let more = work
            .found()
            .map_or(0, |rows| rows.len().saturating_sub(MOST_ROWS));
        Ok(Self {
            difference: between(before, after, lang, today).await?,
            moved,
            more,
        })
    }
}

/// The facts and words before and after, compared in a thread of its own: it takes a part of a
/// second.
pub(super) async fn between(
    before: Arc<Snapshot>,
    after: Arc<Snapshot>,
    lang: Lang,
    day: NaiveDate,
) -> Result<DifferenceView, AppError> {
    let compare = move || view(&before.as_published(), &after.as_published(), lang, day);
    let compared = tokio::task::spawn_blocking(compare).await;
    compared.map_err(AppError::internal)
}

fn view(before: &Knowledge, after: &Knowledge, lang: Lang, day: NaiveDate) -> DifferenceView {
    let difference = Difference::between(before, after);
    let telling = Telling {
        t: lang.texts(),
        before,
        after,
        day,
        href: &|id, _, stands| stands.then(|| fact(id)),
    };
    DifferenceView::new(&difference, 0, &telling)
}

/// Where a fact is edited.
pub(super) fn fact(id: &str) -> String {
    format!("/editor/facts/{id}")
}
