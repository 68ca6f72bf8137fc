//! How fresh what we say is: the share of facts that were checked in time, by kind, and how long
//! the portals' news waited for an edition.

use triage::freshness::{Share, median, shares};

use crate::dated::Dated;
use crate::i18n::Texts;
use crate::svg::Canvas;

/// The section of the page.
pub(super) struct FreshView {
    pub(super) share: String,
    pub(super) kinds: Vec<KindRow>,
    /// How long the portals' news waited; none where it is not known.
    pub(super) waited: Option<String>,
    /// It is not known yet, and will be a moment later.
    pub(super) is_unfinished: bool,
}

/// The facts of one kind.
pub(super) struct KindRow {
    pub(super) kind: String,
    pub(super) in_time: String,
    /// The share in whole percent as a bar: its left edge and its width.
    pub(super) bar: (i32, i32),
}

impl FreshView {
    pub(super) fn new(dated: &Dated) -> Self {
        let t = dated.t();
        let shares = shares(dated.snapshot.knowledge(), dated.day);
        let whole = shares.values().fold(Share::default(), |sum, one| Share {
            all: sum.all + one.all,
            in_time: sum.in_time + one.in_time,
        });
        let published = dated.state.published();
        let snapshot = &dated.snapshot;
        let days = published.waited(&snapshot.edition, snapshot.serial);
        Self {
            share: share(dated, whole),
            kinds: shares
                .iter()
                .map(|(kind, share)| KindRow {
                    kind: t.get(&format!("kind-{kind}")).into_owned(),
                    in_time: t.with_two("fresh-of", ("some", share.in_time), ("all", share.all)),
                    bar: bar(t, *share),
                })
                .collect(),
            is_unfinished: days.is_none() && dated.state.store().is_some(),
            waited: days.map(|days| waited(dated, &days)),
        }
    }
}

/// The bar of a share in a drawing that is 100 wide.
fn bar(t: &Texts, share: Share) -> (i32, i32) {
    let width = i32::try_from(share.percent()).unwrap_or_default();
    (Canvas::new(100, t).left(0, width), width)
}

fn share(dated: &Dated, share: Share) -> String {
    let t = dated.t();
    if share.all == 0 {
        return t.get("fresh-none").into_owned();
    }
    t.with_all(
        "fresh-share",
        [
            ("day", t.date(dated.day).into()),
            ("some", share.in_time.into()),
            ("all", share.all.into()),
            ("percent", share.percent().into()),
        ],
    )
}

/// The days from an announcement to these pages: only of what came after edition 1.
fn waited(dated: &Dated, days: &[i64]) -> String {
    let t = dated.t();
    let in_words = |days: i64| t.with("fresh-days", "days", days);
    match (median(days.to_vec()), days.iter().max()) {
        (Some(middle), Some(most)) => t.with_all(
            "fresh-waited",
            [
                ("count", days.len().into()),
                ("middle", in_words(middle).into()),
                ("most", in_words(*most).into()),
            ],
        ),
        _ => t.get("fresh-waited-none").into_owned(),
    }
}
