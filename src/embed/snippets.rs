//! What a webmaster pastes: each way in as text, for a site and a language.

use crate::frame_scripts::loader;
use crate::i18n::Lang;

/// A way to show the interview in another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WayIn {
    /// A link to the full page: works everywhere.
    Link,
    /// The address alone: WordPress and others make a frame of it.
    Address,
    /// A frame in HTML.
    Frame,
    /// The loader, with its checksum.
    Script,
    /// The loader of whatever release is newest.
    Moving,
    /// The shortcode of the WordPress plugin.
    Shortcode,
}

impl WayIn {
    /// All of them, what works in most places first.
    pub(super) const ALL: [Self; 6] = [
        Self::Link,
        Self::Address,
        Self::Frame,
        Self::Script,
        Self::Moving,
        Self::Shortcode,
    ];

    /// The name in addresses and keys.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Address => "address",
            Self::Frame => "frame",
            Self::Script => "script",
            Self::Moving => "moving",
            Self::Shortcode => "shortcode",
        }
    }
}

/// For whom: the address of ours, the site's slug, and the language.
pub(super) struct For<'a> {
    pub(super) origin: &'a str,
    pub(super) site: &'a str,
    pub(super) lang: Lang,
}

impl For<'_> {
    /// The full start page.
    pub(super) fn start(&self) -> String {
        format!("{}/{}/", self.origin, self.lang.code())
    }

    /// The start page in a frame.
    pub(super) fn framed(&self) -> String {
        format!("{}/embed/{}/{}/", self.origin, self.site, self.lang.code())
    }

    /// The text to paste. Our addresses and words hold no sign that means anything in HTML.
    pub(super) fn snippet(&self, way: WayIn) -> String {
        let title = self.lang.texts().get("start-title");
        let link = format!("<a href=\"{}\">{title}</a>", self.start());
        match way {
            WayIn::Link => link,
            WayIn::Address => self.framed(),
            // WordPress takes the frame away from authors who may not paste one, and leaves the link.
            WayIn::Frame => format!(
                "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"1000\" \
                 loading=\"lazy\" referrerpolicy=\"no-referrer\" \
                 sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" \
                 style=\"border:0;max-width:640px\"></iframe><p>{link}</p>",
                self.framed()
            ),
            WayIn::Script => {
                let loader = loader();
                let source = format!(
                    "src=\"{}{}\" integrity=\"{}\" crossorigin=\"anonymous\"",
                    self.origin, loader.path, loader.integrity
                );
                self.element(&source, &link)
            }
            WayIn::Moving => self.element(&format!("src=\"{}/embed/rumo.js\"", self.origin), &link),
            WayIn::Shortcode => {
                format!(
                    "[rumo site=\"{}\" lang=\"{}\"]",
                    self.site,
                    self.lang.code()
                )
            }
        }
    }

    fn element(&self, source: &str, link: &str) -> String {
        let (site, lang) = (self.site, self.lang.code());
        format!(
            "<script {source} async></script>\
             <rumo-triage site=\"{site}\" lang=\"{lang}\">{link}</rumo-triage>"
        )
    }
}
