//! Sites that show our pages in a frame, ready to serve: who may frame them, in which languages,
//! in which colour.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use axum::http::HeaderValue;
use bytes::Bytes;
use store::{Contact, Site, digest};

use crate::assets::CSS;
use crate::i18n::Lang;
use crate::page::Asset;

/// The built-in site: whatever page we have, framed from any https origin. There is no cookie and no
/// login in it, so there is nothing to hijack.
pub(crate) const ANY: &str = "any";
/// Before the slug of a site that only we frame, to show how it looks. No kept slug has two hyphens.
pub(crate) const PREVIEW: &str = "preview--";
/// Whoever frames a preview: our own pages.
const OURSELVES: &str = "'self'";
/// What the frames need beside the stylesheet of the full pages.
const FRAME_CSS: &str = include_str!("../static/embed/frame.css");

/// Every site by its slug.
pub(crate) type Sites = BTreeMap<String, Arc<FramedSite>>;

/// The sites of this moment, with the built-in one.
pub(crate) fn ready(sites: &[Site]) -> Sites {
    let any = Site {
        id: ANY.to_owned(),
        name: "Rumo".to_owned(),
        origins: vec!["https:".to_owned()],
        default_language: Lang::Pt.code().to_owned(),
        languages: Lang::CODES.map(str::to_owned).to_vec(),
        ..Site::default()
    };
    let all = sites.iter().cloned().chain([any]);
    all.flat_map(|site| [preview(&site), site])
        .map(|site| (site.id.clone(), Arc::new(FramedSite::new(site))))
        .collect()
}

/// The same site for our own page of the ways in.
fn preview(site: &Site) -> Site {
    Site {
        id: format!("{PREVIEW}{}", site.id),
        origins: vec![OURSELVES.to_owned()],
        ..site.clone()
    }
}

/// A site with what every answer to its frames needs.
#[derive(Debug)]
pub(crate) struct FramedSite {
    pub(crate) site: Site,
    /// The security policy of its frames.
    pub(crate) policy: HeaderValue,
    /// The languages that it offers and we have, in its order.
    pub(crate) languages: Vec<Lang>,
    stylesheet: String,
    asset: OnceLock<Asset>,
}

impl FramedSite {
    fn new(site: Site) -> Self {
        // Named by all that is in it, and made when it is first asked for.
        let name = digest(&format!("{}{}", *SHARED, colour(&site)));
        let languages = site.languages.iter().filter_map(|code| {
            let lang = Lang::from_code(code)?;
            Lang::PUBLISHED.contains(&lang).then_some(lang)
        });
        Self {
            policy: policy(&site.origins),
            languages: languages.collect(),
            stylesheet: format!("/embed/{}/rumo-{}.css", site.id, &name[..12]),
            asset: OnceLock::new(),
            site,
        }
    }

    /// The language in which its frames begin.
    pub(crate) fn default_lang(&self) -> Lang {
        let named = Lang::from_code(&self.site.default_language);
        let offered = named.filter(|lang| self.languages.contains(lang));
        offered
            .or_else(|| self.languages.first().copied())
            .unwrap_or(Lang::Pt)
    }

    /// Whether its frames speak a language. The made-up one, where it is served, is for tests.
    pub(crate) fn speaks(&self, lang: Lang) -> bool {
        lang == Lang::Pseudo || self.languages.contains(&lang)
    }

    /// Where people find it: by its own name where its contact has no other.
    pub(crate) fn contact(&self) -> Contact {
        let mut contact = self.site.contact.clone();
        contact.name.get_or_insert_with(|| self.site.name.clone());
        contact
    }

    /// The address of its stylesheet.
    pub(crate) fn stylesheet(&self) -> &str {
        &self.stylesheet
    }

    /// Its stylesheet: ours, what frames need, and its colour. Compressed when it is first asked for.
    pub(crate) fn sheet(&self) -> &Asset {
        self.asset.get_or_init(|| {
            let bytes = Bytes::from(sheet(&self.site));
            Asset::new(bytes, "text/css; charset=utf-8")
        })
    }
}

/// Nothing but our own stylesheet, script and pictures, and nothing is sent. The origins are those
/// that the table takes: no sign in them can end the list.
fn policy(origins: &[String]) -> HeaderValue {
    let may_frame = match origins {
        [] => "'none'".to_owned(),
        origins => origins.join(" "),
    };
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
         form-action 'none'; base-uri 'none'; frame-ancestors {may_frame}"
    );
    let nobody = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    let is_plain = origins.iter().all(|origin| {
        let may_be = |c: char| c.is_ascii_alphanumeric() || "-.:/*".contains(c);
        origin == OURSELVES || !origin.is_empty() && origin.chars().all(may_be)
    });
    match HeaderValue::try_from(policy) {
        Ok(policy) if is_plain => policy,
        _ => nobody,
    }
}

/// The digest of what all stylesheets of frames begin with.
static SHARED: LazyLock<String> = LazyLock::new(|| digest(&format!("{CSS}{FRAME_CSS}")));

/// One stylesheet a site, so that a frame needs three requests at most.
fn sheet(site: &Site) -> String {
    format!("{CSS}{FRAME_CSS}{}", colour(site))
}

/// The colour is for light pages: it was checked against them.
fn colour(site: &Site) -> String {
    site.accent_colour.as_ref().map_or_else(String::new, |c| {
        format!("@media(prefers-color-scheme:light){{:root{{--way:{c};--sign:{c}}}}}\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(origins: &[&str]) -> FramedSite {
        FramedSite::new(Site {
            id: "ngo".to_owned(),
            origins: origins.iter().map(|&origin| origin.to_owned()).collect(),
            default_language: "en".to_owned(),
            languages: vec!["en".to_owned(), "xx".to_owned()],
            ..Site::default()
        })
    }

    #[test]
    fn only_its_origins_may_frame_a_site() {
        let two = site(&["https://a.example", "https://b.example:8443"]);
        let policy = two.policy.to_str().expect("text");
        assert!(policy.ends_with("frame-ancestors https://a.example https://b.example:8443"));
        let none = site(&[]);
        assert!(
            none.policy
                .to_str()
                .expect("text")
                .ends_with("frame-ancestors 'none'")
        );
    }

    #[test]
    fn what_could_end_the_list_lets_nobody_in() {
        for origin in [
            "https://a.example; script-src *",
            "https://a.example\n",
            "'unsafe-inline'",
            "",
        ] {
            let policy = site(&[origin]).policy;
            let policy = policy.to_str().expect("text");
            assert_eq!(
                policy, "default-src 'none'; frame-ancestors 'none'",
                "{origin:?}"
            );
        }
    }

    #[test]
    fn a_site_speaks_what_we_have() {
        let site = site(&[]);
        assert_eq!(site.languages, [Lang::En]);
        assert_eq!(site.default_lang(), Lang::En);
        assert!(!site.speaks(Lang::Pt));
    }

    #[test]
    fn another_colour_is_another_stylesheet() {
        let plain = Site {
            id: "ngo".to_owned(),
            ..Site::default()
        };
        let red = Site {
            accent_colour: Some("#7a1f3d".to_owned()),
            ..plain.clone()
        };
        let (plain, red) = (FramedSite::new(plain), FramedSite::new(red));
        assert_ne!(plain.stylesheet(), red.stylesheet());
        assert!(sheet(&red.site).ends_with("{:root{--way:#7a1f3d;--sign:#7a1f3d}}\n"));
    }
}
