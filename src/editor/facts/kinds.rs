//! What the form of each kind of fact asks for: the one place where a kind is added.

use triage::knowledge::{
    Access, AdviceKind, Confidence, Cost, FixStatus, MessageGroup, SourceKind, WordsStatus,
};
use triage::{Basis, Invited, Niss, Permit, Place, PortalTold};

use super::known::WORD;
use super::value::{Closed, Shape, Value, may, must};

/// A closed set of the rules, with what its words begin with.
macro_rules! closed {
    ($set:ty, $words:literal) => {
        Closed {
            names: || <$set>::ALL.iter().map(|value| value.name()).collect(),
            words: $words,
        }
    };
}

/// The values of a kind; none where it has none, or there is no such kind.
pub(super) fn values(kind: &str) -> &'static [Value] {
    match kind {
        "portal" => PORTAL,
        "window" => WINDOW,
        "rule" => RULE,
        "document" => DOCUMENT,
        "message" => MESSAGE,
        "channel" => CHANNEL,
        "place" => PLACE,
        "help-line" => HELP_LINE,
        "advice" => ADVICE,
        _ => &[],
    }
}

/// What every fact carries. The days of a window are derived from its neighbours.
pub(super) fn common(kind: &str) -> impl Iterator<Item = &'static Value> {
    let days = HOLDS.iter().filter(move |_| kind != "window");
    days.chain(COMMON)
}

const HOLDS: &[Value] = &[
    may("holds_from", "/holds/from", Shape::Day),
    may("holds_to", "/holds/to", Shape::Day),
];

const COMMON: &[Value] = &[
    must("known_since", "/known_since", Shape::Day),
    may("verified_on", "/verified_on", Shape::Day),
    must(
        "check_again_days",
        "/check_again_days",
        Shape::Number(1, 36_500),
    ),
    must(
        "confidence",
        "/confidence",
        Shape::One(closed!(Confidence, "confidence-")),
    ),
    must("sources", "/sources", Shape::Sources),
    may("contradicts", "/contradicts", Shape::Facts(&[])),
];

const PORTAL: &[Value] = &[
    must("host", "/about/portal/host", Shape::Line),
    must("url", "/about/portal/url", Shape::Page),
];

const WINDOW: &[Value] = &[
    must("portal", "/about/window/portal", Shape::Fact(&["portal"])),
    must(
        "permit",
        "/about/window/permit",
        Shape::One(closed!(Permit, "permit-")),
    ),
    must(
        "access",
        "/about/window/access",
        Shape::One(closed!(Access, "window-access-")),
    ),
    may("expires_from", "/about/window/expires_from", Shape::Day),
    may("expires_to", "/about/window/expires_to", Shape::Day),
    may("announced", "/about/window/announced", Shape::Line),
];

const RULE: &[Value] = &[may("law", "/about/rule/law", Shape::Line)];

const DOCUMENT: &[Value] = &[
    may(
        "permits",
        "/about/document/permits",
        Shape::Some(closed!(Permit, "permit-")),
    ),
    may(
        "bases",
        "/about/document/bases",
        Shape::Some(closed!(Basis, "basis-")),
    ),
    may("minors_only", "/about/document/minors_only", Shape::Tick),
    may("order", "/about/document/order", Shape::Number(0, 65_535)),
];

const CHANNEL: &[Value] = &[
    may("url", "/about/channel/url", Shape::Page),
    may("topic", "/about/channel/topic", Shape::Line),
    may("email", "/about/channel/email", Shape::Email),
    may("phones", "/about/channel/phones", Shape::Phones),
];

const PLACE: &[Value] = &[
    may("street", "/about/place/street", Shape::Line),
    may("postcode", "/about/place/postcode", Shape::Line),
    must("town", "/about/place/town", Shape::Line),
];

const HELP_LINE: &[Value] = &[
    may("phones", "/about/help-line/phones", Shape::Phones),
    may("url", "/about/help-line/url", Shape::Page),
    must("order", "/about/help-line/order", Shape::Number(0, 65_535)),
];

const ADVICE: &[Value] = &[
    must(
        "advice_kind",
        "/about/advice/kind",
        Shape::One(closed!(AdviceKind, "editing-advice-")),
    ),
    may(
        "at",
        "/about/advice/at",
        Shape::Fact(&["portal", "channel", "place", "help-line"]),
    ),
    may(
        "cost",
        "/about/advice/cost",
        Shape::One(closed!(Cost, "cost-")),
    ),
    may("take", "/about/advice/take", Shape::Facts(&["document"])),
];

const MESSAGE: &[Value] = &[
    must(
        "group",
        "/about/message/group",
        Shape::One(closed!(MessageGroup, "group-")),
    ),
    may(
        "appears",
        "/about/message/appears",
        Shape::Facts(&["portal", "channel", WORD]),
    ),
    may("words_pt", "/about/message/words/pt", Shape::Lines),
    may("words_en", "/about/message/words/en", Shape::Lines),
    may(
        "words_pt_unconfirmed",
        "/about/message/words/pt_unconfirmed",
        Shape::Lines,
    ),
    must(
        "words_status",
        "/about/message/words_status",
        Shape::One(closed!(WordsStatus, "words-")),
    ),
    must("first_seen", "/about/message/first_seen", Shape::Month),
    must("last_seen", "/about/message/last_seen", Shape::Month),
    must(
        "fix_status",
        "/about/message/fix_status",
        Shape::One(closed!(FixStatus, "fix-")),
    ),
    may(
        "confusable_with",
        "/about/message/confusable_with",
        Shape::Facts(&["message"]),
    ),
    may(
        "answers_portal",
        "/about/message/answers/portal",
        Shape::One(closed!(PortalTold, "portal-")),
    ),
    may(
        "answers_invited",
        "/about/message/answers/invited",
        Shape::One(closed!(Invited, "invited-")),
    ),
    may(
        "answers_niss",
        "/about/message/answers/niss",
        Shape::One(closed!(Niss, "niss-")),
    ),
    may(
        "answers_place",
        "/about/message/answers/place",
        Shape::One(closed!(Place, "place-")),
    ),
    may("routes", "/about/message/routes", Shape::Ways),
];

/// An entry of the register of sources.
pub(super) const SOURCE: &[Value] = &[
    must("title", "/title", Shape::Line),
    must("publisher", "/publisher", Shape::Line),
    may("url", "/url", Shape::Web),
    may("published_on", "/published_on", Shape::Day),
    may("dated", "/dated", Shape::Line),
    must(
        "kind",
        "/kind",
        Shape::One(closed!(SourceKind, "editing-source-")),
    ),
];
