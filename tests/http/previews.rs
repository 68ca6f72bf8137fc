//! What a chat shows of a link before anybody opens it: what Rumo is, and no answer.

use scraper::{Html, Selector};

use crate::app::{TODAY, TestApp};

/// What a page says of itself to whoever shows its link.
async fn preview(app: &TestApp, address: &str) -> Vec<(String, String)> {
    let page = app.get(address).await;
    assert_eq!(page.status, 200, "{address}: {}", page.header("location"));
    let html = Html::parse_document(&page.body);
    let tags = Selector::parse("meta[property^='og:']").expect("a selector");
    let attribute = |tag: &scraper::ElementRef<'_>, name| tag.attr(name).map(str::to_owned);
    html.select(&tags)
        .filter_map(|tag| Some((attribute(&tag, "property")?, attribute(&tag, "content")?)))
        .collect()
}

#[tokio::test]
async fn the_preview_of_a_result_is_that_of_the_start_and_tells_no_answer() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en"] {
        let start = preview(&app, &format!("/{lang}/")).await;
        let names: Vec<_> = start.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["og:site_name", "og:title", "og:description"]);
        assert!(start.iter().all(|(_, said)| !said.is_empty()), "{start:?}");
        for query in [
            "permit=temporary&expires=2026-06-20&request=refused",
            "permit=first",
        ] {
            let result = preview(&app, &format!("/{lang}/check/result?{query}")).await;
            assert_eq!(result, start, "{lang} {query}");
        }
    }
}
