//! From a draft to an edition by two people, and back by one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;
use chrono::NaiveDate;
use rumo::drafted::Answer;
use sqlx::PgPool;
use store::{Draft, ProposalState, Role};
use triage::Handbook;
use triage::knowledge::{Detail, Holds, Text};
use triage::prove::Stop;

use crate::site::{Browser, Reply, Site, following};

/// Changes the draft.
pub(crate) async fn change(site: &Site, change: impl FnOnce(&mut Draft)) {
    let mut draft = site.store.draft().await.unwrap();
    change(&mut draft);
    let imported = site.store.import(&draft.knowledge, &draft.states, "eva");
    imported.await.unwrap();
}

/// The draft takes cards of August 2026 in the window of July.
fn with_august(draft: &mut Draft) {
    let fact = draft.knowledge.facts.get_mut("window-r11").unwrap();
    let Detail::Window(window) = &mut fact.about else {
        panic!("a window");
    };
    window.expires_to = NaiveDate::from_ymd_opt(2026, 8, 31);
}

/// The words of a fact in English.
pub(crate) fn say(draft: &mut Draft, id: &str, words: &str) {
    let fact = draft.knowledge.facts.get_mut(id).unwrap();
    let title = Text::Plain(words.to_owned());
    let texts = fact.text.get_mut("en").unwrap();
    texts.insert("title".to_owned(), title);
}

/// The page, as soon as nothing of it is still being worked out.
pub(crate) async fn settled(browser: &mut Browser, address: &str) -> Reply {
    for _ in 0..600 {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        if page
            .texts("meta[http-equiv=refresh], [role=status]")
            .is_empty()
        {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{address} never settles");
}

/// What somebody has looked at who opens the page of the draft now.
async fn seen(site: &Site) -> String {
    let draft = site.store.draft().await.unwrap();
    store::digest(&store::canonical(&draft.knowledge).unwrap())
}

/// Proposes the draft, and says where the proposal is.
pub(crate) async fn propose(browser: &mut Browser) -> String {
    let seen = seen(&browser.site).await;
    let reply = browser
        .post(
            "/editor/draft/propose",
            &[("reason", "August opened"), ("seen", &seen)],
        )
        .await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    reply.to().to_owned()
}

pub(crate) async fn approve(browser: &mut Browser, proposal: &str) -> Reply {
    browser.post(&format!("{proposal}/approve"), &[]).await
}

async fn newest(site: &Site) -> i64 {
    site.store.newest().await.unwrap().0
}

#[sqlx::test(migrations = false)]
async fn a_draft_shows_what_it_changes_and_for_whom(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await;
        let mut viewer = site.signed_in("vera", Role::Viewer).await;
        let page = viewer.get("/editor/draft").await;
        assert!(
            page.body
                .contains("The draft says what the newest edition says.")
        );
        change(&site, |draft| {
            with_august(draft);
            say(draft, "six-month-rule", "Half a year goes on");
        })
        .await;
        let page = settled(&mut viewer, "/editor/draft").await;
        for words in [
            "that end from 1 August 2026 to 31 August 2026",
            "asked from 3 June 2026 to 23 June 2026",
            "Temporary permit, nothing asked, NISS linked",
            "31 July 2026",
            "31 August 2026",
            "Half a year goes on",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let rows = page.texts("td");
        let wait = rows.iter().any(|cell| cell == "Wait, and look again");
        let portal = rows
            .iter()
            .any(|cell| cell == "Renew in the Portal das Renovações");
        assert!(wait && portal, "{rows:?}");
        assert!(
            page.texts("tbody th")
                .iter()
                .any(|cell| cell == "Import (imported): The whole working copy")
        );
        // A viewer reads, and is offered nothing that is not theirs.
        assert!(
            page.texts("form[action='/editor/draft/propose']")
                .is_empty()
        );
        let reply = viewer
            .post("/editor/draft/propose", &[("reason", "x")])
            .await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
        // The checks run when they are asked for, and their answer stays.
        assert!(page.body.contains("The checks have not run"));
        viewer.post("/editor/draft/check", &[]).await;
        let page = settled(&mut viewer, "/editor/draft").await;
        assert!(
            page.body.contains("Every check has passed"),
            "{}",
            page.body
        );
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn publishing_needs_a_second_person(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await;
        let mut rita = site.signed_in("rita", Role::Reviewer).await;
        let mut rui = site.signed_in("rui", Role::Reviewer).await;
        let mut eva = site.signed_in("eva", Role::Editor).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "Half a year goes on")
        })
        .await;
        let seen = seen(&site).await;
        let late = [("reason", "mine"), ("seen", "another")];
        let late = rita.post("/editor/draft/propose", &late).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            late.body
                .contains("Somebody has changed the draft since you looked")
        );
        let empty = rita
            .post("/editor/draft/propose", &[("reason", " "), ("seen", &seen)])
            .await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let proposal = propose(&mut rita).await;
        let another = eva
            .post(
                "/editor/draft/propose",
                &[("reason", "mine too"), ("seen", &seen)],
            )
            .await;
        assert_eq!(another.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(another.body.contains("Another proposal waits"));
        assert!(another.body.contains("mine too"), "nothing typed is lost");

        let own = rita.get(&proposal).await;
        assert!(own.body.contains("Publishing needs a second person"));
        assert!(
            own.texts(&format!("form[action='{proposal}/approve']"))
                .is_empty()
        );
        let reply = approve(&mut rita, &proposal).await;
        assert_eq!(reply.status, StatusCode::CONFLICT);
        assert!(
            reply.body.contains("you have proposed this yourself"),
            "{}",
            reply.body
        );
        assert_eq!(
            approve(&mut eva, &proposal).await.status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(newest(&site).await, 1);

        let page = settled(&mut rui, &proposal).await;
        assert!(page.body.contains("August opened") && page.body.contains("Half a year goes on"));
        assert_eq!(
            approve(&mut rui, &proposal).await.status,
            StatusCode::SEE_OTHER
        );
        let page = settled(&mut rui, &proposal).await;
        assert!(
            page.body.contains("Published. rui approved it."),
            "{}",
            page.body
        );
        assert_eq!(
            page.attribute("main a[href$='/editions/2']", "href")
                .as_deref(),
            Some("/en/editions/2")
        );
        let edition = site.store.latest_edition().await.unwrap().unwrap();
        assert_eq!(edition.head.published_by, "rita, rui");
        assert_eq!(edition.head.reason, "August opened");
        assert!(!edition.decision_table.is_empty());
        let again = approve(&mut rui, &proposal).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert_eq!(newest(&site).await, 2);
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn what_is_saved_while_a_proposal_waits_is_not_published_with_it_and_stays(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await.another_instance().await;
        let mut eva = site.signed_in("eva", Role::Editor).await;
        let mut rui = site.signed_in("rui", Role::Reviewer).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "Half a year goes on")
        })
        .await;
        let proposal = propose(&mut eva).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "Nobody has read this");
            say(draft, "two-portals", "Nor this");
        })
        .await;
        let page = settled(&mut rui, &proposal).await;
        assert!(page.body.contains("Half a year goes on"), "{}", page.body);
        assert!(!page.body.contains("Nobody has read this") && !page.body.contains("Nor this"));
        assert!(page.body.contains("The draft has been changed since."));
        let draft = settled(&mut rui, "/editor/draft").await;
        assert!(draft.body.contains("What is changed now is not part of it"));
        assert!(draft.body.contains("Nobody has read this"));
        let preview = rui.get("/en/facts/six-month-rule?edition=draft").await;
        assert!(preview.body.contains("Nobody has read this"));

        approve(&mut rui, &proposal).await;
        let page = settled(&mut rui, &proposal).await;
        assert!(
            page.body.contains("Published. rui approved it."),
            "{}",
            page.body
        );
        wait_for(&site, 2).await;
        let public = site.browser().get("/en/facts/six-month-rule").await;
        assert!(
            public.body.contains("Half a year goes on"),
            "{}",
            public.body
        );
        assert!(!public.body.contains("Nobody has read this"));
        let other = site.browser().get("/en/facts/two-portals").await;
        assert!(!other.body.contains("Nor this"));
        // It is still what the draft changes, and who did so.
        let draft = settled(&mut eva, "/editor/draft").await;
        assert!(draft.body.contains("Nobody has read this") && draft.body.contains("Nor this"));
        let edits = draft.texts("tbody th");
        assert!(
            edits
                .iter()
                .any(|cell| cell.starts_with("Import (imported)")),
            "{edits:?}"
        );
        let next = propose(&mut eva).await;
        let page = settled(&mut rui, &next).await;
        assert!(page.body.contains("Nobody has read this"));
        let withdrawn = eva.post(&format!("{next}/withdraw"), &[]).await;
        assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
        let page = eva.get(&next).await;
        assert!(page.body.contains("Withdrawn by eva"), "{}", page.body);
    })
    .await;
}

/// How many checks of [`endlessly`] have begun, and how many were stopped.
static BEGUN: AtomicUsize = AtomicUsize::new(0);
static STOPPED: AtomicUsize = AtomicUsize::new(0);

/// A check that goes on for as long as somebody waits for it.
fn endlessly(_: &Handbook, stop: &Stop) -> Option<Answer> {
    BEGUN.fetch_add(1, Ordering::Relaxed);
    while !stop.is_now() {
        std::thread::sleep(Duration::from_millis(10));
    }
    STOPPED.fetch_add(1, Ordering::Relaxed);
    None
}

async fn until(counter: &AtomicUsize, wanted: usize) {
    for _ in 0..600 {
        if counter.load(Ordering::Relaxed) == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{wanted} is never reached");
}

#[sqlx::test(migrations = false)]
async fn whoever_proposed_or_approved_stops_the_check_on_whichever_instance(pool: PgPool) {
    following(async move {
        let one = Site::filled_and_checked_by(pool, endlessly).await;
        let two = one.another_instance().await;
        let mut eva = one.signed_in("eva", Role::Editor).await;
        let mut rui = one.signed_in("rui", Role::Reviewer).await;
        let mut rita = one.signed_in("rita", Role::Reviewer).await;
        change(&one, |draft| {
            say(draft, "six-month-rule", "Half a year goes on")
        })
        .await;
        for (round, whose) in [(1, "eva"), (2, "rui")] {
            let proposal = propose(&mut eva).await;
            let withdraw = format!("{proposal}/withdraw");
            let button = format!("form[action='{withdraw}']");
            approve(&mut rui, &proposal).await;
            until(&BEGUN, round).await;
            let page = eva.get(&proposal).await;
            assert!(page.body.contains("The checks run since"), "{}", page.body);
            assert_eq!(page.texts(&button).len(), 1);
            // Not by anybody else.
            assert!(rita.get(&proposal).await.texts(&button).is_empty());
            assert_eq!(rita.post(&withdraw, &[]).await.status, StatusCode::CONFLICT);
            let mut theirs = match whose {
                "eva" => eva.clone(),
                _ => rui.clone(),
            };
            if round == 2 {
                theirs.site = two.clone();
            }
            let reply = theirs.post(&withdraw, &[]).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
            until(&STOPPED, round).await;
            let page = settled(&mut rita, &proposal).await;
            let said = format!("Withdrawn by {whose}");
            assert!(page.body.contains(&said), "{}", page.body);
            assert_eq!(newest(&one).await, 1);
        }
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn going_back_withdraws_the_proposal_that_waits_and_says_so(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await.another_instance().await;
        let mut eva = site.signed_in("eva", Role::Editor).await;
        let mut rui = site.signed_in("rui", Role::Reviewer).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "A wrong answer")
        })
        .await;
        let wrong = propose(&mut eva).await;
        approve(&mut rui, &wrong).await;
        settled(&mut rui, &wrong).await;
        wait_for(&site, 2).await;
        change(&site, |draft| say(draft, "two-portals", "Something more")).await;
        let proposal = propose(&mut eva).await;
        let page = rui.get("/editor/editions/1/back").await;
        let link = page.attribute("main .doubt a", "href");
        assert_eq!(link.as_deref(), Some(proposal.as_str()), "{}", page.body);
        rui.post("/editor/editions/1/back", &[("reason", "It was wrong")])
            .await;
        let page = settled(&mut eva, &proposal).await;
        assert!(
            page.body
                .contains("Withdrawn, because edition 3 came first"),
            "{}",
            page.body
        );
        assert_eq!(
            approve(&mut rui, &proposal).await.status,
            StatusCode::CONFLICT
        );
        wait_for(&site, 3).await;
        assert_eq!(newest(&site).await, 3);
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn a_broken_draft_is_refused_with_the_reason_and_the_old_edition_stays(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await;
        let mut eva = site.signed_in("eva", Role::Editor).await;
        let mut rui = site.signed_in("rui", Role::Reviewer).await;
        let sound = site.store.draft().await.unwrap();
        type Break = fn(&mut Draft);
        let breaks: [(Break, &str); 2] = [
            (
                |draft| {
                    let fact = draft.knowledge.facts.get_mut("two-portals").unwrap();
                    fact.text.remove("pt");
                },
                "no title in pt",
            ),
            (
                // Nobody may take any step before 2030.
                |draft| {
                    let later = Holds {
                        from: NaiveDate::from_ymd_opt(2030, 1, 1),
                        to: None,
                    };
                    for fact in draft.knowledge.facts.values_mut() {
                        if matches!(fact.about, Detail::Advice(_)) {
                            fact.holds = later;
                        }
                    }
                },
                "a dead end: nothing to do",
            ),
        ];
        for (breaks, why) in breaks {
            change(&site, |draft| {
                *draft = sound.clone();
                breaks(draft);
            })
            .await;
            let proposal = propose(&mut eva).await;
            approve(&mut rui, &proposal).await;
            let page = settled(&mut rui, &proposal).await;
            assert!(
                page.body.contains("the edition before it stays"),
                "{}",
                page.body
            );
            let found = page.texts(".findings li");
            assert!(
                found.iter().any(|line| line.contains(why)),
                "{why}: {found:?}"
            );
            if why.contains("title") {
                let link = page.attribute(".findings a", "href");
                assert_eq!(link.as_deref(), Some("/editor/facts/two-portals"));
            }
            let id = proposal.rsplit('/').next().unwrap().parse().unwrap();
            let kept = site.store.proposal(id).await.unwrap().unwrap();
            assert_eq!(kept.state, ProposalState::Refused);
            assert_eq!(newest(&site).await, 1);
            let public = site.browser().get("/en/facts/two-portals").await;
            assert_eq!(public.status, StatusCode::OK);
            assert!(public.body.contains("Edition 1 of"));
        }
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn one_reviewer_goes_back_at_once_and_the_draft_keeps_the_change(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await.another_instance().await;
        let mut eva = site.signed_in("eva", Role::Editor).await;
        let mut rui = site.signed_in("rui", Role::Reviewer).await;
        let mut olga = site.signed_in("olga", Role::Operator).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "A wrong answer")
        })
        .await;
        let proposal = propose(&mut eva).await;
        approve(&mut rui, &proposal).await;
        settled(&mut rui, &proposal).await;
        wait_for(&site, 2).await;

        let back = "/editor/editions/1/back";
        assert_eq!(eva.get(back).await.status, StatusCode::FORBIDDEN);
        assert_eq!(olga.get(back).await.status, StatusCode::OK);
        let page = rui.get("/editor/editions").await;
        assert_eq!(page.attribute("main td a", "href").as_deref(), Some(back));
        let page = rui.get(back).await;
        assert!(
            page.body.contains("A wrong answer"),
            "what changes by going back"
        );
        let refused = rui.post(back, &[("reason", "")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Say why."));
        assert_eq!(newest(&site).await, 2);

        let reply = rui.post(back, &[("reason", "It was wrong")]).await;
        assert_eq!(reply.to(), "/editor/editions", "{}", reply.body);
        let edition = site.store.latest_edition().await.unwrap().unwrap();
        let first = site.store.edition(1).await.unwrap().unwrap();
        assert_eq!(
            (edition.head.number, edition.head.published_by.as_str()),
            (3, "rui")
        );
        assert_eq!(edition.content, first.content);
        assert!(
            edition
                .head
                .reason
                .ends_with("Back to edition 1: It was wrong")
        );
        wait_for(&site, 3).await;
        let public = site.browser().get("/en/facts/six-month-rule").await;
        assert!(!public.body.contains("A wrong answer"), "{}", public.body);
        // The change is not lost, and the page says that it is still there.
        let page = settled(&mut eva, "/editor/draft").await;
        assert!(page.body.contains("A wrong answer"));
        assert!(
            page.body
                .contains("Edition 2 was taken back: what edition 1 said counts again.")
        );
        // Who goes there again finds it done, by a link and by the form.
        for edition in ["1", "3"] {
            let address = format!("/editor/editions/{edition}/back");
            let again = rui.get(&address).await;
            assert_eq!(again.to(), "/editor/editions", "{address}");
            let again = rui.post(&address, &[("reason", "It was wrong")]).await;
            assert_eq!(again.to(), "/editor/editions", "{address}");
        }
        assert_eq!(newest(&site).await, 3);
        let none = rui.get("/editor/editions/99/back").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// Waits until an instance serves an edition.
pub(crate) async fn wait_for(site: &Site, edition: i64) {
    let wanted = format!("Edition {edition} of");
    for _ in 0..1200 {
        if site.browser().get("/en/about").await.body.contains(&wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("edition {edition} is never served");
}
