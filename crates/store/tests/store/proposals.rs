//! From the working copy to an edition: two people, what was proposed and nothing else, once.

use sqlx::PgPool;
use store::journal::{Asked, Subject};
use store::{
    Check, Filling, Finding, MIGRATOR, ProposalError, ProposalState, Rules, Store, canonical,
    digest,
};
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

/// The digest of the working copy: what somebody sees who looks now.
async fn seen(store: &Store) -> String {
    digest(&canonical(&store.draft().await.unwrap().knowledge).unwrap())
}

/// Proposes the working copy as it is now.
async fn propose(store: &Store, by: &str, reason: &str) -> Result<i64, ProposalError> {
    let seen = seen(store).await;
    store.propose(by, reason, &seen).await
}

/// A proposal of ana that rui has approved.
async fn approved(store: &Store) -> Check {
    let id = propose(store, "ana", "July opened").await.unwrap();
    store.begin_check(id, "rui").await.unwrap()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_one_person_proposes_and_another_approves_becomes_an_edition(pool: PgPool) {
    let store = changed(&pool).await;
    let id = propose(&store, "ana", "July opened").await.unwrap();
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
    let id = propose(&store, "ana", "July opened").await.unwrap();
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
async fn what_is_saved_while_a_proposal_waits_is_not_published_with_it_and_is_not_lost(
    pool: PgPool,
) {
    let store = changed(&pool).await;
    let id = propose(&store, "ana", "July opened").await.unwrap();
    let proposed = store.draft().await.unwrap();
    change(&store, 60).await;
    let later = store.draft().await.unwrap();
    assert_ne!(later, proposed);
    assert_eq!(store.proposed(id).await.unwrap(), Some(proposed.clone()));
    let check = store.begin_check(id, "rui").await.unwrap();
    change(&store, 90).await;
    let edition = store.publish_proposal(&check, RULES).await.unwrap();
    assert_eq!(edition.knowledge().unwrap(), proposed.knowledge);
    assert_eq!(
        edition.head.digest,
        store.proposal(id).await.unwrap().unwrap().digest
    );
    let draft = store.draft().await.unwrap().knowledge;
    assert_eq!(draft.facts["a-warning"].check_again_days, 90);
    // It is the next thing to propose, and was changed since the content of edition 2 was proposed.
    let since = store.drafted_since().await.unwrap().unwrap();
    let proposal = store.proposal(id).await.unwrap().unwrap();
    assert_eq!(since, proposal.proposed_at);
    assert!(since < edition.head.published_at);
    propose(&store, "ana", "and more").await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_was_looked_at_is_proposed_and_nothing_else(pool: PgPool) {
    let store = changed(&pool).await;
    let looked_at = seen(&store).await;
    change(&store, 60).await;
    let error = store
        .propose("ana", "July opened", &looked_at)
        .await
        .unwrap_err();
    assert!(matches!(error, ProposalError::Changed), "{error}");
    assert!(store.proposals(5).await.unwrap().is_empty());
    // Changed back, it is what was looked at.
    change(&store, 30).await;
    assert!(
        store
            .propose("ana", "July opened", &looked_at)
            .await
            .is_ok()
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_was_proposed_stays_under_its_digest(pool: PgPool) {
    let store = changed(&pool).await;
    propose(&store, "ana", "July opened").await.unwrap();
    for (sql, constraint) in [
        (
            "update proposal set content = ''",
            "proposal_is_as_proposed",
        ),
        ("update proposal set format = 1", "proposal_is_as_proposed"),
        (
            "insert into proposal (proposed_by, reason, digest, content, format, state, decided_at)
             select proposed_by, reason, digest, content || ' ', format, 'withdrawn', now()
             from proposal",
            "proposal_digest_of_content",
        ),
        (
            "insert into proposal (proposed_by, reason, digest, content, state, decided_at)
             select proposed_by, reason, digest, content, 'withdrawn', now() from proposal",
            "proposal_content_has_format",
        ),
        (
            "insert into proposal (proposed_by, reason, digest)
             select proposed_by, reason, digest from proposal",
            "proposal_under_way_has_content",
        ),
        (
            "update proposal set overtaken_by = 1",
            "proposal_overtaken_is_withdrawn",
        ),
    ] {
        assert_eq!(refused(&pool, sql).await, constraint, "{sql}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn whoever_goes_back_withdraws_what_was_compared_with_what_is_taken_back(pool: PgPool) {
    let store = changed(&pool).await;
    let first = approved(&store).await;
    store.publish_proposal(&first, RULES).await.unwrap();
    change(&store, 60).await;
    for state in ["open", "checking"] {
        let id = propose(&store, "ana", "more").await.unwrap();
        let check = match state {
            "checking" => Some(store.begin_check(id, "rui").await.unwrap()),
            _ => None,
        };
        let to = if state == "open" { 1 } else { 2 };
        let back = store.go_back(to, "eva", "wrong", RULES).await.unwrap();
        let proposal = store.proposal(id).await.unwrap().unwrap();
        assert_eq!(proposal.state, ProposalState::Withdrawn, "{state}");
        assert_eq!(proposal.overtaken_by, Some(back.head.number));
        assert_eq!(proposal.decided_by.as_deref(), Some("eva"));
        if let Some(check) = check {
            assert!(!store.keep_checking(&check).await.unwrap());
            let error = store.publish_proposal(&check, RULES).await.unwrap_err();
            assert!(matches!(error, ProposalError::NotWaiting), "{error}");
        }
        let journal = store.journal(Asked::default(), 2).await.unwrap();
        let noted = journal.iter().find(|one| one.what == Subject::Proposal);
        let noted = noted.unwrap();
        assert_eq!(noted.before, Some(state.into()));
        assert_eq!(
            noted.why,
            format!("Edition {} came first", back.head.number)
        );
    }
    assert_eq!(number(&pool, "select count(*) from edition").await, 4);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_import_overtakes_a_proposal_and_the_same_facts_by_a_new_program_do_not(pool: PgPool) {
    let store = changed(&pool).await;
    let id = propose(&store, "ana", "July opened").await.unwrap();
    let rules = Rules {
        program: "0.2.0",
        decision_table: "a | c",
    };
    store
        .publish_rules(1, "rumo", "new rules", rules)
        .await
        .unwrap();
    assert_eq!(
        store.proposal(id).await.unwrap().unwrap().state,
        ProposalState::Open
    );
    let (mut knowledge, states) = scene::small();
    fact(&mut knowledge, "a-warning").check_again_days = 7;
    let filling = Filling {
        knowledge: &knowledge,
        states: &states,
        by: "olga",
        reason: "from the files",
        program: "0.2.0",
        decision_table: "a | c",
    };
    let edition = store.import_and_publish(filling).await.unwrap().unwrap();
    let proposal = store.proposal(id).await.unwrap().unwrap();
    assert_eq!(
        (proposal.state, proposal.overtaken_by),
        (ProposalState::Withdrawn, Some(edition.head.number))
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_check_that_runs_is_withdrawn_by_its_two_people_and_its_answer_is_not_heard(
    pool: PgPool,
) {
    let store = changed(&pool).await;
    for by in ["ana", "rui"] {
        let check = approved(&store).await;
        let id = check.proposal;
        assert!(store.keep_checking(&check).await.unwrap());
        let error = store.withdraw_proposal(id, "eva").await.unwrap_err();
        assert!(matches!(error, ProposalError::NotWaiting), "{error}");
        store.withdraw_proposal(id, by).await.unwrap();
        assert!(!store.keep_checking(&check).await.unwrap());
        store.refuse_proposal(&check, &[]).await.unwrap();
        let error = store.publish_proposal(&check, RULES).await.unwrap_err();
        assert!(matches!(error, ProposalError::NotWaiting), "{error}");
        let proposal = store.proposal(id).await.unwrap().unwrap();
        assert_eq!(proposal.state, ProposalState::Withdrawn);
        assert_eq!(proposal.decided_by.as_deref(), Some(by));
        let journal = store.journal(Asked::default(), 1).await.unwrap();
        assert_eq!(journal[0].before, Some("checking".into()));
    }
    assert_eq!(number(&pool, "select count(*) from edition").await, 1);
}

#[sqlx::test(migrations = false)]
async fn what_waited_before_proposals_kept_their_content_is_withdrawn_by_nobody(pool: PgPool) {
    let before = 20_261_126_160_000;
    MIGRATOR.run_to(before, &pool).await.unwrap();
    let digest = digest("{}");
    for state in ["open", "withdrawn"] {
        let sql = format!(
            "insert into proposal (proposed_by, reason, digest, state, decided_at)
             values ('ana', 'July opened', '{digest}', '{state}',
                 case when '{state}' = 'withdrawn' then now() end)"
        );
        run(&pool, &sql).await.unwrap();
    }
    let store = Store::from(pool.clone());
    store.migrate().await.unwrap();
    let [of_before, waited] = &store.proposals(5).await.unwrap()[..] else {
        panic!("two");
    };
    for proposal in [of_before, waited] {
        assert_eq!(proposal.state, ProposalState::Withdrawn);
        assert_eq!(proposal.decided_by, None);
        assert_eq!(store.proposed(proposal.id).await.unwrap(), None);
    }
    let journal = store.journal(Asked::default(), 5).await.unwrap();
    assert_eq!(journal.len(), 1, "only one had waited");
    assert_eq!(journal[0].key, waited.id.to_string());
    assert_eq!(journal[0].after, Some("withdrawn".into()));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_draft_that_says_nothing_new_is_not_proposed(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let draft = store.draft().await.unwrap().knowledge;
    store.publish(publish(&draft)).await.unwrap();
    let error = propose(&store, "ana", "again").await.unwrap_err();
    assert!(matches!(error, ProposalError::NothingChanged), "{error}");
    assert!(store.proposals(5).await.unwrap().is_empty());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn one_proposal_waits_at_a_time_and_can_be_withdrawn(pool: PgPool) {
    let store = changed(&pool).await;
    let first = propose(&store, "ana", "July opened").await.unwrap();
    let error = propose(&store, "rui", "July opened").await.unwrap_err();
    assert!(matches!(error, ProposalError::AnotherIsOpen), "{error}");
    store.withdraw_proposal(first, "ana").await.unwrap();
    let error = store.withdraw_proposal(first, "ana").await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "{error}");
    let error = store.begin_check(first, "rui").await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "{error}");
    let second = propose(&store, "ana", "July opened").await.unwrap();
    assert_eq!(store.proposals(1).await.unwrap()[0].id, second);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_a_check_found_stays_readable(pool: PgPool) {
    let store = changed(&pool).await;
    let id = propose(&store, "ana", "July opened").await.unwrap();
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
    propose(&store, "ana", "mended").await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_check_that_died_is_taken_up_again_and_its_late_answer_is_not_heard(pool: PgPool) {
    let store = changed(&pool).await;
    let id = propose(&store, "ana", "July opened").await.unwrap();
    let dead = store.begin_check(id, "rui").await.unwrap();
    let error = store.begin_check(id, "eva").await.unwrap_err();
    assert!(matches!(error, ProposalError::NotWaiting), "it still runs");
    // A long one that says that it runs is not dead.
    let began =
        "update proposal set checked_at = checked_at - interval '1 hour' returning checked_at";
    let dead = Check {
        began: sqlx::query_scalar(began).fetch_one(&pool).await.unwrap(),
        ..dead
    };
    let later = "update proposal set alive_at = alive_at - interval '1 minute 50 seconds'";
    run(&pool, later).await.unwrap();
    assert!(store.begin_check(id, "eva").await.is_err(), "nearly two");
    assert!(store.keep_checking(&dead).await.unwrap());
    run(&pool, later).await.unwrap();
    assert!(store.begin_check(id, "eva").await.is_err(), "it said so");
    let later = "update proposal set alive_at = alive_at - interval '11 seconds'";
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
    let id = propose(&store, "ana", "July opened").await.unwrap();
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
