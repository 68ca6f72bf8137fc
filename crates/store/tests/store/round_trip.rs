//! What is imported is what is read.

use pretty::changed;
use sqlx::PgPool;
use store::{Imported, Store, canonical, derive_window_ends};
use triage::knowledge::{
    Access, Advice, AdviceKind, Confidence, Cost, DatedRoute, Detail, Document, FixStatus,
    Knowledge, Message, MessageGroup, PortalStateKind, Prefill, SourceKind, Window, Words,
    WordsStatus,
};
use triage::{Basis, Invited, Niss, Permit, Place, PortalTold, Route};

use crate::scene;

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_small_knowledge_comes_back(pool: PgPool) {
    let store = Store::from(pool);
    let (mut knowledge, states) = scene::small();
    let imported = store.import(&knowledge, &states, "ana").await.unwrap();
    assert_eq!(
        imported,
        Imported {
            sources: 3,
            facts: 21,
            states: 2
        }
    );
    let draft = store.draft().await.unwrap();
    derive_window_ends(&mut knowledge);
    assert_eq!(changed(&draft.knowledge, &knowledge), [""; 0]);
    assert_eq!(draft.states, states);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_real_knowledge_comes_back(pool: PgPool) {
    let store = Store::from(pool);
    let (mut knowledge, mut states) = scene::real();
    let imported = store.import(&knowledge, &states, "ana").await.unwrap();
    assert_eq!(imported.states, states.len(), "two states say the same");
    let draft = store.draft().await.unwrap();
    derive_window_ends(&mut knowledge);
    assert_eq!(changed(&draft.knowledge, &knowledge), [""; 0]);
    assert_eq!(
        canonical(&draft.knowledge).unwrap(),
        canonical(&knowledge).unwrap()
    );
    states.sort_by_key(|state| state.since);
    assert_eq!(draft.states, states);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_import_replaces_the_draft(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (mut knowledge, states) = scene::small();
    knowledge.facts.remove("a-warning");
    scene::fact(&mut knowledge, "shop-porto").sources = vec!["decree".to_owned()];
    let imported = store.import(&knowledge, &states, "rui").await.unwrap();
    assert_eq!(
        imported,
        Imported {
            sources: 3,
            facts: 20,
            states: 0
        }
    );
    let draft = store.draft().await.unwrap();
    derive_window_ends(&mut knowledge);
    assert_eq!(draft.knowledge, knowledge);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_refused_import_changes_nothing(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let before = store.draft().await.unwrap();
    let (mut knowledge, states) = scene::small();
    scene::fact(&mut knowledge, "shop-porto").sources = vec!["rumour".to_owned()];
    let error = store.import(&knowledge, &states, "rui").await.unwrap_err();
    assert_eq!(error.constraint(), Some("fact_source_source_fkey"));
    assert_eq!(store.draft().await.unwrap(), before);
}

/// The checks of the tables and the closed sets of the program are two lists. They agree.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_tables_know_every_word_of_the_domain(pool: PgPool) {
    let store = Store::from(pool);
    let (mut knowledge, mut states) = scene::small();
    every_source_kind(&mut knowledge);
    let mut details = Vec::new();
    details.extend(windows_and_documents());
    details.extend(messages());
    details.extend(advice());
    for (n, about) in details.into_iter().enumerate() {
        let mut fact = knowledge.facts["niss-demanded"].clone();
        fact.about = about;
        fact.confidence = [Confidence::Low, Confidence::Medium, Confidence::High][n % 3];
        knowledge.facts.insert(format!("word-{n}"), fact);
    }
    use PortalStateKind::{Closed, Failing, Limited, Open, Unknown};
    for state in [Open, Limited, Failing, Closed, Unknown] {
        let since = scene::day("2026-01-01");
        states.push(triage::knowledge::PortalState {
            state,
            since,
            ..states[1].clone()
        });
    }
    store.import(&knowledge, &states, "ana").await.unwrap();
    derive_window_ends(&mut knowledge);
    let draft = store.draft().await.unwrap();
    assert_eq!(changed(&draft.knowledge, &knowledge), [""; 0]);
    assert_eq!(draft.states, states);
}

fn every_source_kind(knowledge: &mut Knowledge) {
    use SourceKind::{Association, Chat, Forum, Guide, Law, LawFirm, Mirror, News, Official};
    let kinds = [
        Official,
        Law,
        News,
        LawFirm,
        Association,
        Guide,
        Forum,
        Mirror,
        Chat,
    ];
    for (n, kind) in kinds.into_iter().enumerate() {
        let source = triage::knowledge::Source {
            kind,
            ..knowledge.sources["decree"].clone()
        };
        knowledge.sources.insert(format!("kind-{n}"), source);
    }
}

fn windows_and_documents() -> Vec<Detail> {
    let mut details = vec![Detail::Document(Document {
        permits: Permit::ALL.to_vec(),
        bases: Basis::ALL.to_vec(),
        minors_only: false,
        order: Some(u16::MAX),
    })];
    for permit in Permit::ALL
        .iter()
        .filter(|permit| **permit != Permit::Temporary)
    {
        details.push(Detail::Window(Window {
            portal: "renewal-portal".to_owned(),
            permit: *permit,
            access: Access::Own,
            expires_from: None,
            expires_to: None,
            announced: None,
        }));
    }
    // The small knowledge has one for permanent permits, on another day.
    details.retain(|detail| !matches!(detail, Detail::Window(w) if w.permit == Permit::Permanent));
    details
}

fn messages() -> Vec<Detail> {
    use FixStatus::{AdviceOnly, ConfirmedByUser, Official};
    use WordsStatus::{
        DescribedOnly, Reported, ReportedTranslation, VerbatimInEnglishOnly, VerbatimQuoted,
    };
    let statuses = [
        VerbatimQuoted,
        VerbatimInEnglishOnly,
        Reported,
        ReportedTranslation,
        DescribedOnly,
    ];
    let fixes = [ConfirmedByUser, Official, AdviceOnly, FixStatus::None];
    let message = |n: usize| Message {
        group: MessageGroup::ALL[n % MessageGroup::ALL.len()],
        appears: Vec::new(),
        words: Words::default(),
        words_status: statuses[n % statuses.len()],
        first_seen: "2025".to_owned(),
        last_seen: "2026-12".to_owned(),
        fix_status: fixes[n % fixes.len()],
        confusable_with: Vec::new(),
        answers: Prefill {
            portal: Some(PortalTold::ALL[n % PortalTold::ALL.len()]),
            invited: Some(Invited::ALL[n % Invited::ALL.len()]),
            niss: Some(Niss::ALL[n % Niss::ALL.len()]),
            place: Some(Place::ALL[n % Place::ALL.len()]),
        },
        routes: vec![DatedRoute {
            from: None,
            route: Route::ALL[n % Route::ALL.len()],
            then: Route::ALL.to_vec(),
            while_month_closed: Some(Route::ALL[n % Route::ALL.len()]),
        }],
    };
    (0..10)
        .map(|n| Detail::Message(Box::new(message(n))))
        .collect()
}

fn advice() -> Vec<Detail> {
    let costs = [
        Cost::Free,
        Cost::OnTheSlip,
        Cost::Expenses,
        Cost::Lawyer,
        Cost::Unknown,
    ];
    let advice = |cost| Advice {
        kind: AdviceKind::Action,
        at: None,
        cost: Some(cost),
        take: Vec::new(),
    };
    costs
        .into_iter()
        .map(|cost| Detail::Advice(advice(cost)))
        .collect()
}

mod pretty {
    //! Two knowledges differ in a screenful of text; their ids say more.

    use triage::knowledge::Knowledge;

    /// The ids of what differs.
    pub(super) fn changed<'a>(left: &'a Knowledge, right: &'a Knowledge) -> Vec<&'a str> {
        let facts = left.facts.keys().chain(right.facts.keys());
        let sources = left.sources.keys().chain(right.sources.keys());
        let mut ids: Vec<&str> = facts
            .filter(|id| left.facts.get(*id) != right.facts.get(*id))
            .chain(sources.filter(|id| left.sources.get(*id) != right.sources.get(*id)))
            .map(String::as_str)
            .collect();
        ids.dedup();
        ids
    }
}
