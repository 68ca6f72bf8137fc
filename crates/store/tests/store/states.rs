//! What an editor says of a portal: a history that only grows, one statement at a time.

use sqlx::PgPool;
use store::journal::{Asked, Subject};
use triage::knowledge::{PortalState, PortalStateKind};

use crate::scene::{day, filled, number, publish, small};

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_check_is_said_beside_what_was_said_before(pool: PgPool) {
    let store = filled(&pool).await;
    let before = store.said_states().await.unwrap();
    let serial = store.live().await.unwrap().serial;
    let open = before
        .iter()
        .find(|said| said.state.until.is_none())
        .unwrap();
    let today = day("2026-11-25");
    let id = store
        .check_state(open.id, today, "eva")
        .await
        .unwrap()
        .unwrap();
    let after = store.said_states().await.unwrap();
    assert_eq!(after.len(), before.len() + 1);
    let again = after.iter().find(|said| said.id == id).unwrap();
    let wanted = PortalState {
        verified_on: today,
        // It was not known the day before.
        known_since: Some(today),
        ..open.state.clone()
    };
    assert_eq!(again.state, wanted);
    // Every instance hears of it, and the journal says who.
    assert!(store.live().await.unwrap().serial > serial);
    let told = store.journal(Asked::default(), 1).await.unwrap();
    assert_eq!(
        (told[0].what, told[0].author.as_str()),
        (Subject::State, "eva")
    );
    // The same day once.
    let twice = store.check_state(open.id, today, "eva").await.unwrap_err();
    assert_eq!(twice.constraint(), Some("portal_state_said_once"));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_end_ends_every_check_of_the_same_state_and_is_said_once(pool: PgPool) {
    let store = filled(&pool).await;
    let said = store.said_states().await.unwrap();
    let open = said.iter().find(|said| said.state.until.is_none()).unwrap();
    let last = day("2026-11-25");
    let id = store
        .check_state(open.id, last, "eva")
        .await
        .unwrap()
        .unwrap();
    let early = open.state.since.pred_opt().unwrap();
    let refused = store
        .end_state(id, early, last, "eva", "")
        .await
        .unwrap_err();
    assert_eq!(refused.constraint(), Some("portal_state_end_after_since"));
    store
        .end_state(id, last, last, "eva", "it opened")
        .await
        .unwrap();
    for said in store.said_states().await.unwrap() {
        if said.id == id || said.id == open.id {
            assert_eq!(said.state.until, Some(last));
            assert_eq!(said.state.until_known_since, Some(last));
        }
    }
    let twice = store
        .end_state(id, last, last, "eva", "")
        .await
        .unwrap_err();
    assert_eq!(twice.constraint(), Some("portal_state_end_pkey"));
    // What has ended is not checked again.
    assert_eq!(store.check_state(id, last, "eva").await.unwrap(), None);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_state_of_something_that_is_no_portal_is_refused(pool: PgPool) {
    let store = filled(&pool).await;
    let (_, states) = small();
    for (change, constraint) in [
        (
            PortalState {
                portal: "nowhere".to_owned(),
                ..states[0].clone()
            },
            "portal_state_portal_fkey",
        ),
        (
            PortalState {
                sources: vec!["nobody".to_owned()],
                since: day("2026-11-01"),
                until: None,
                ..states[0].clone()
            },
            "portal_state_source_source_fkey",
        ),
        (
            PortalState {
                message: Some("no_message".to_owned()),
                ..states[0].clone()
            },
            "portal_state_message_fkey",
        ),
        (
            PortalState {
                month: Some(day("2026-11-02")),
                ..states[0].clone()
            },
            "portal_state_month_is_first_day",
        ),
    ] {
        let refused = store.say_state(&change, "eva", "").await.unwrap_err();
        assert_eq!(refused.constraint(), Some(constraint));
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_is_imported_after_the_first_edition_is_known_from_today(pool: PgPool) {
    let store = filled(&pool).await;
    let (knowledge, mut states) = small();
    let is_old = |state: &PortalState| state.known_since.is_none();
    let live = store.live().await.unwrap();
    assert!(
        live.states.iter().all(is_old),
        "the first edition brought it"
    );
    store.publish(publish(&knowledge)).await.unwrap();
    let open = states.iter_mut().find(|state| state.until.is_none());
    let open = open.unwrap();
    let later = PortalState {
        since: open.since + chrono::Days::new(1),
        ..open.clone()
    };
    let ended = open.since + chrono::Days::new(2);
    open.until = Some(ended);
    states.push(later.clone());
    store.import(&knowledge, &states, "ana").await.unwrap();
    let today = sqlx::query_scalar("select (now() at time zone 'Europe/Lisbon')::date");
    let today: chrono::NaiveDate = today.fetch_one(&pool).await.unwrap();
    let said = store.live().await.unwrap().states;
    let new = said.iter().find(|state| state.since == later.since);
    assert_eq!(new.unwrap().known_since, Some(today));
    let end = said.iter().find(|state| state.until == Some(ended));
    let end = end.unwrap();
    assert_eq!(
        (end.known_since, end.until_known_since),
        (None, Some(today))
    );
    // To import it once more changes nothing.
    store.import(&knowledge, &states, "ana").await.unwrap();
    assert_eq!(store.live().await.unwrap().states, said);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_portal_may_close_open_and_close_again_on_one_day(pool: PgPool) {
    let store = filled(&pool).await;
    let today = day("2026-11-25");
    let told = store.said_states().await.unwrap();
    let said = |kind, title: &str| {
        let mut state = told[0].state.clone();
        state.state = kind;
        state.message = None;
        (state.month, state.version, state.until) = (None, None, None);
        (state.since, state.verified_on) = (today, today);
        for fields in state.text.values_mut() {
            let plain = triage::knowledge::Text::Plain(title.to_owned());
            fields.insert("title".to_owned(), plain);
        }
        state
    };
    let (open, closed) = (PortalStateKind::Open, PortalStateKind::Closed);
    let all = [
        (closed, "closed"),
        (open, "open"),
        (closed, "closed"),
        // A wrong word is put right.
        (closed, "closed since nine"),
    ];
    for (kind, title) in all {
        let said = store.say_state(&said(kind, title), "eva", "").await;
        assert!(said.is_ok(), "{title}: {said:?}");
    }
    let newest = &store.said_states().await.unwrap()[0].state;
    assert_eq!(newest.state, closed);
    let same = said(closed, "closed since nine");
    let twice = store.say_state(&same, "eva", "").await.unwrap_err();
    assert_eq!(twice.constraint(), Some("portal_state_said_once"));
    // The schema of before keeps the last of them.
    let count = "select count(*) from portal_state where state = 'closed' and since = '2026-11-25'";
    assert_eq!(number(&pool, count).await, 3);
    store::MIGRATOR
        .undo(&pool, 20_261_126_200_000)
        .await
        .unwrap();
    assert_eq!(number(&pool, count).await, 1);
}
