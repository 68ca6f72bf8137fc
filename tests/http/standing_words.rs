//! What is said of the standing is what was told: no refusal that nobody told of, no count of other
//! cards, no wait for who has still to pay, and no day that is none.

use crate::app::{TODAY, TestApp};

/// What stands on the result and on the sheet of these answers, in English.
async fn said(app: &TestApp, answers: &str) -> [String; 2] {
    let mut pages = Vec::new();
    for page in ["result", "sheet"] {
        let page = app.get(&format!("/en/check/{page}?{answers}")).await;
        assert_eq!(page.status, 200, "{answers}: {}", page.header("location"));
        pages.push(page.texts("main").concat());
    }
    pages.try_into().expect("two pages")
}

#[tokio::test]
async fn a_renewal_is_said_to_be_refused_only_where_that_was_told() {
    let app = TestApp::on(TODAY);
    let untried = "request=none&portal=untried&basis=employed&age=adult&niss=linked";
    for (rest, is_refused) in [
        ("request=refused", true),
        ("request=paid&portal=untried", false),
        ("request=submitted&portal=untried", false),
        ("request=approved&portal=untried", false),
        (untried, false),
    ] {
        for permit in ["temporary", "unknown"] {
            let answers = format!("permit={permit}&expires=2027-01-10&{rest}");
            for page in said(&app, &answers).await {
                let says = page.contains("your renewal was refused");
                assert_eq!(says, is_refused, "{answers}");
                assert!(is_refused || page.contains("Your card is valid until 10 January 2027"));
            }
        }
    }
}

#[tokio::test]
async fn the_count_of_old_cards_is_said_of_no_other() {
    let app = TestApp::on(TODAY);
    for (expires, is_old) in [
        ("2025-06-30", true),
        ("2025-07-01", false),
        ("2026-07-20", false),
    ] {
        let proof = if is_old { "&proof=unknown" } else { "" };
        let rest = format!("request=paid{proof}&portal=untried");
        for page in said(&app, &format!("permit=unknown&expires={expires}&{rest}")).await {
            let says =
                page.contains("AIMA's count for cards that expired up to 30 June 2025 ended");
            assert_eq!(says, is_old, "{expires}");
        }
    }
}

#[tokio::test]
async fn the_180_days_of_a_proof_are_said_to_be_over_from_the_day_after() {
    let answers =
        "permit=temporary&expires=2025-06-15&request=paid&proof=2026-01-10&portal=untried";
    for (today, is_over) in [
        ("2026-07-08", false),
        ("2026-07-09", false),
        ("2026-07-10", true),
    ] {
        for page in said(&TestApp::on(today), answers).await {
            let over = "The 180 days of your payment proof ended on 9 July 2026.";
            assert_eq!(page.contains(over), is_over, "{today}");
        }
    }
}

#[tokio::test]
async fn who_has_not_paid_is_not_told_to_wait_first() {
    let app = TestApp::on(TODAY);
    for (request, is_unpaid) in [("submitted", true), ("paid", false)] {
        let answers =
            format!("permit=temporary&expires=2026-09-15&request={request}&portal=untried");
        for page in said(&app, &answers).await {
            let pay = page.contains("See that the fee is paid, then wait");
            assert_eq!(pay, is_unpaid, "{request}");
            assert_eq!(
                page.contains("Wait, and look again"),
                !is_unpaid,
                "{request}"
            );
        }
    }
}

#[tokio::test]
async fn no_day_is_said_to_be_missing_where_what_covers_the_person_ends() {
    let rest =
        "request=none&portal=message&message=child_documents_unclear&tried=form,email,letter";
    let answers = format!("permit=temporary&expires=2026-06-01&{rest}");
    for (today, is_missing) in [
        ("2026-11-30", false),
        ("2026-12-01", false),
        ("2026-12-02", true),
    ] {
        let [_, sheet] = said(&TestApp::on(today), &answers).await;
        let missing = "We know of no last day for these steps.";
        assert_eq!(sheet.contains(missing), is_missing, "{today}");
    }
}

#[tokio::test]
async fn on_the_last_day_a_closed_portal_has_a_place_a_day_and_legal_help_beside_it() {
    let way = "request=none&portal=unreachable&basis=employed&age=adult&niss=linked&place=portugal";
    let app = TestApp::on("2026-11-26");
    let answers = format!("permit=temporary&expires=2026-05-26&{way}&tried=form");
    for page in said(&app, &answers).await {
        assert!(page.contains("By 26 November 2026 (today)"), "{answers}");
        assert!(page.contains("Get specialised legal help"), "{answers}");
        assert!(page.contains("Portal das Renovações"), "{answers}");
        // What the person saw today was not checked in May.
        assert!(
            !page.contains(": The portal does not open just now"),
            "{answers}"
        );
    }
}

#[tokio::test]
async fn the_last_of_the_six_months_is_said_to_be_today_beside_the_standing_on_page_sheet_and_desk()
{
    let rest = "request=none&portal=untried&basis=employed&age=adult&niss=linked";
    let last = "today is the last day. Without a request today";
    for (today, is_last) in [
        ("2026-11-22", false),
        ("2026-11-23", true),
        ("2026-11-24", false),
    ] {
        let app = TestApp::on(today);
        let answers = format!("permit=temporary&expires=2026-05-23&{rest}");
        for page in said(&app, &answers).await {
            assert_eq!(page.contains(last), is_last, "{today}");
        }
        let typed = format!("permit=temporary&expires-date=23052026&{rest}");
        let desk = app.post("/desk?ui=en", &typed).await;
        let way = desk.texts("#way").concat();
        assert_eq!(way.contains(last), is_last, "{today}: {way}");
    }
}

#[tokio::test]
async fn who_may_not_have_paid_reads_their_day_at_the_step_and_no_word_that_there_is_none() {
    let answers = "permit=temporary&expires=2026-05-23&request=submitted&portal=untried";
    for (today, day, is_missing) in [
        ("2026-11-22", "By 23 November 2026 (tomorrow)", false),
        ("2026-11-23", "By 23 November 2026 (today)", false),
        (
            "2026-11-24",
            "the six months after the card ended on 23 November 2026. See today whether it is paid",
            true,
        ),
    ] {
        for page in said(&TestApp::on(today), answers).await {
            assert!(page.contains(day), "{today}");
            assert!(page.contains("Get specialised legal help"), "{today}");
        }
        let [_, sheet] = said(&TestApp::on(today), answers).await;
        let missing = "We know of no last day for these steps.";
        assert_eq!(sheet.contains(missing), is_missing, "{today}");
    }
}

#[tokio::test]
async fn of_a_permanent_permit_nobody_is_told_that_their_right_ends() {
    let app = TestApp::on(TODAY);
    let asked = "request=none&portal=untried";
    for (permit, basis, is_permanent) in [
        ("permanent", "", true),
        ("temporary", "&basis=employed", false),
    ] {
        let answers =
            format!("permit={permit}&expires=2026-05-27&{asked}{basis}&age=adult&niss=linked");
        for page in said(&app, &answers).await {
            let ends = page.contains("Your right to live here goes on until");
            assert_eq!(ends, !is_permanent, "{permit}");
            let runs = page.contains("The six months after your card run until 27 November 2026");
            assert_eq!(runs, is_permanent, "{permit}");
        }
    }
}
