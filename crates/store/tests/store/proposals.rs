//! From the working copy to an edition: two people, what was proposed and nothing else, once.

use sqlx::PgPool;
use store::journal::{Asked, Subject};
use store::{Finding, ProposalError, ProposalState, Rules, Store, canonical, digest};
use tokio::join;

use crate::scene::{self, fact, number, publish, refused, run};

const RULES: Rules<'static> = Rules {
    program: "0.1.0",
    decision_table: "a | b",
};

/// A store with edition 1, and a working copy that says something else.
async fn changed(pool: &PgPool) -> Store {
    let store = scene::filled(pool).await;
    store
        .publish(publish(&store.draft().await.unwrap().knowledge))
        .await
        .unwrap();
    change(&store, 30).await;
    store
}

/// Changes the working copy.
async fn change(store: &Store, check_again_days: u32) {
    let (mut knowledge, states) = scene::small();
    fact(&mut knowledge, "a-warning").check_again_days = check_again_days;
    store.import(&knowledge, &states, "ana").await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_one_person_proposes_and_another_approves_becomes_an_edition(pool: PgPool) {
    let store = changed(&pool).await;
    let id = store.propose("ana", "July opened").await.unwrap();
    let proposal = store.proposal(id).await.unwrap().unwrap();
    assert_eq!(proposal.state, ProposalState::Open);
    let draft = store.draft().await.unwrap().knowledge;
    assert_eq!(proposal.digest, digest(&canonical(&draft).unwrap()));

    let check = store.begin_check(id, "rui").await.unwrap();
    let edition = store.publish_proposal(&check, RULES).await.unwrap();
    assert_eq!(edition.head.number, 2);
    assert_eq!(edition.head.published_by, "ana, rui");
    assert_eq!(edition.head.reason, "July opened");
    assert_eq!(edition.knowledge().unwrap(), draft);
    assert_eq!(store.latest_edition().await.unwrap(), Some(edition));

    let proposal = store.proposal(id).await.unwrap().unwrap();
    assert_eq!(proposal.state, ProposalState::Published);
    assert_eq!(
        (proposal.edition, proposal.decided_by.as_deref()),
        (Some(2), Some("rui"))
    );
    assert_eq!(store.proposals(5).await.unwrap(), [proposal]);
    let journal = store.journal(Asked::default(), 10).await.unwrap();
    let kinds: Vec<_> = journal.iter().map(|change| change.what).take(4).collect();
    assert_eq!(
        kinds,
        [
            Subject::Edition,
            Subject::Proposal,
            Subject::Proposal,
            Subject::Proposal
        ]
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn publishing_needs_a_second_person_and_the_database_says_so_itself(pool: PgPool) {
    let store = changed(&pool).await;
    let id = store.propose("ana", "July opened").await.unwrap();
    let error = store.begin_check(id, "ana").await.unwrap_err();
    assert!(matches!(error, ProposalError::SamePerson), "{error}");
    for by in ["'ana'", "null"] {
        for state in ["checking", "published", "refused"] {
            let sql = format!(
                "update proposal set state = '{state}', decided_by = {by},
                     checked_at = now(),
                     decided_at = case when '{state}' <> 'checking' then now() end,
                     refusal = case when '{state}' = 'refused' then '[]'::jsonb end,
                     edition = case when '{state}' = 'published' then 1 end"
            );
            let constraint = refused(&pool, &sql).await;
            assert_eq!(
                constraint, "proposal_needs_a_second_person",
                "{state} by {by}"
            );
        }
    }
    assert_eq!(number(&pool, "select count(*) from edition").await, 1);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_has_changed_since_it_was_proposed_is_not_published(pool: PgPool) {
    let store = changed(&pool).await;
    let id = store.propose("ana", "July opened").await.unwrap();
    let check = store.begin_check(id, "rui").await.unwrap();
    change(&store, 60).await;
    let error = store.publish_proposal(&check, RULES).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the draft has changed since it was proposed"
    );
    assert_eq!(number(&pool, "select count(*) from edition").await, 1);
    // Changed back, it is what was proposed again.
    change(&store, 30).await;
    assert!(store.publish_proposal(&check, RULES).await.is_ok());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_draft_that_says_nothing_new_is_not_proposed(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let draft = store.draft().await.unwrap().knowledge;
    store.publish(publish(&draft)).await.unwrap();
    let error = store.propose("ana", "again").await.unwrap_err();
    assert!(matches!(error, ProposalError::NothingChanged), "{error}");
    assert!(store.proposals(5).await.unwrap().is_empty());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn one_proposal_waits_at_a_time_and_can_be_withdrawn(pool: PgPool) {
    let store = changed(&pool).await;
    let first = store.propose("ana", "July opened").await.unwrap();
    let error = store.propose("rui", "July opened").await.unwrap_err();
    assert!(matches!(error, ProposalError::AnotherIsOpen), "{error}");
    store.withdraw_proposal(first, "ana").await.unwrap();
    let error = store.withdraw_proposal(first, "ana").await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "{error}");
    let error = store.begin_check(first, "rui").await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "{error}");
    let second = store.propose("ana", "July opened").await.unwrap();
    assert_eq!(store.proposals(1).await.unwrap()[0].id, second);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_a_check_found_stays_readable(pool: PgPool) {
    let store = changed(&pool).await;
    let id = store.propose("ana", "July opened").await.unwrap();
    let check = store.begin_check(id, "rui").await.unwrap();
    let findings = [Finding {
        about: Some("a-warning".to_owned()),
        why: "no title in pt".to_owned(),
    }];
    store.refuse_proposal(&check, &findings).await.unwrap();
    let proposal = store.proposal(id).await.unwrap().unwrap();
    assert_eq!(proposal.state, ProposalState::Refused);
    assert_eq!(proposal.refusal, findings);
    let error = store.publish_proposal(&check, RULES).await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "{error}");
    for (sql, constraint) in [
        (
            "update proposal set state = 'open'",
            "proposal_answer_stays",
        ),
        (
            "update proposal set reason = 'other'",
            "proposal_answer_stays",
        ),
        ("delete from proposal", "proposal_is_history"),
        ("truncate proposal", "proposal_is_not_emptied"),
    ] {
        assert_eq!(refused(&pool, sql).await, constraint, "{sql}");
    }
    store.propose("ana", "mended").await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_check_that_died_is_taken_up_again_and_its_late_answer_is_not_heard(pool: PgPool) {
    let store = changed(&pool).await;
    let id = store.propose("ana", "July opened").await.unwrap();
    let dead = store.begin_check(id, "rui").await.unwrap();
    let error = store.begin_check(id, "eva").await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "it still runs");
    let later = "update proposal set checked_at = checked_at - interval '15 minutes 1 second'";
    run(&pool, later).await.unwrap();
    let alive = store.begin_check(id, "eva").await.unwrap();
    store.refuse_proposal(&dead, &[]).await.unwrap();
    let error = store.publish_proposal(&dead, RULES).await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "{error}");
    let edition = store.publish_proposal(&alive, RULES).await.unwrap();
    assert_eq!(edition.head.published_by, "ana, eva");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn going_back_publishes_the_older_bytes_again_and_leaves_the_draft(pool: PgPool) {
    let store = changed(&pool).await;
    let id = store.propose("ana", "July opened").await.unwrap();
    let check = store.begin_check(id, "rui").await.unwrap();
    let wrong = store.publish_proposal(&check, RULES).await.unwrap();
    let draft = store.draft().await.unwrap();
    let back = store
        .go_back(1, "rui", "Back to 1: wrong month", RULES)
        .await
        .unwrap();
    let first = store.edition(1).await.unwrap().unwrap();
    assert_eq!(back.head.number, 3);
    assert_eq!(back.content, first.content);
    assert_eq!(back.head.digest, first.head.digest);
    assert_eq!(back.head.published_by, "rui");
    assert_eq!(store.latest_edition().await.unwrap(), Some(back));
    assert_eq!(
        store.draft().await.unwrap(),
        draft,
        "the change is not lost"
    );
    assert_eq!(draft.knowledge, wrong.knowledge().unwrap());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn one_goes_back_only_to_what_was_said_before_and_differs(pool: PgPool) {
    let store = changed(&pool).await;
    for to in [1, 2, 0, -1] {
        let error = store.go_back(to, "rui", "why", RULES).await.unwrap_err();
        assert!(matches!(error, ProposalError::NotOlder), "{to}: {error}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn instances_of_a_new_program_publish_its_table_once(pool: PgPool) {
    let store = changed(&pool).await;
    let other = store.clone();
    let rules = Rules {
        program: "0.2.0",
        decision_table: "a | c",
    };
    let (one, two) = join!(
        store.publish_rules(1, "rumo", "0.2.0 changes the rules", rules),
        other.publish_rules(1, "rumo", "0.2.0 changes the rules", rules),
    );
    let published: Vec<_> = [one.unwrap(), two.unwrap()].into_iter().flatten().collect();
    assert_eq!(published.len(), 1);
    let first = store.edition(1).await.unwrap().unwrap();
    assert_eq!(published[0].content, first.content);
    assert_eq!(published[0].decision_table, "a | c");
    assert_eq!(number(&pool, "select count(*) from edition").await, 2);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_version_of_the_draft_changes_with_every_change(pool: PgPool) {
    let store = changed(&pool).await;
    let version = store.draft_version().await.unwrap();
    assert_eq!(store.draft_version().await.unwrap(), version);
    change(&store, 60).await;
    assert_ne!(store.draft_version().await.unwrap(), version);
}
