//! The form of a site: its fields, and the site that they say.

use store::{Contact, Site, SiteToEdit, StoreError};

use super::origin::origin;
use crate::contrast::{LEAST, on_our_pages};
use crate::editor::form::{Choice, Field, Form, Input};
use crate::error::AppError;
use crate::i18n::{Lang, Texts};

/// The site that may be framed from the same machine, to try things out.
const DEMO: &str = "demo";

/// The longest name, in signs.
const LONGEST_NAME: usize = 80;
/// The longest parts of a contact, in signs: a result with the name and the phone has to fit into a
/// frame (`tests/browser/frames/heights.test.mjs`).
const LONGEST_CONTACT: [(&str, usize); 4] = [
    ("contact_name", LONGEST_NAME),
    ("contact_phone", 30),
    ("contact_address", 200),
    ("contact_hours", 200),
];
/// The most origins: they stand in a header of every answer.
const MOST_ORIGINS: usize = 20;

/// The empty form of a new site.
pub(super) fn new(t: &Texts) -> Form {
    let id = Field::new("id", t.get("sites-id"), Input::Line("off")).hinted(t.get("sites-id-hint"));
    let mut form = Form::of([id].into_iter().chain(fields(t)));
    form = form.filled("default_language", Lang::Pt.code());
    form.filled("languages", Lang::CODES.join("\n"))
}

/// The form of a site as it is.
pub(super) fn of(t: &Texts, edited: &SiteToEdit) -> Form {
    let site = &edited.site;
    let contact = &site.contact;
    let version = Field::new("version", "", Input::Hidden).filled(edited.version.to_string());
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut form = Form::of(fields(t).into_iter().chain([version]));
    for (name, value) in [
        ("name", site.name.clone()),
        ("origins", site.origins.join("\n")),
        ("default_language", site.default_language.clone()),
        ("languages", site.languages.join("\n")),
        ("accent_colour", text(&site.accent_colour)),
        ("contact_name", text(&contact.name)),
        ("contact_phone", text(&contact.phone)),
        ("contact_address", text(&contact.address)),
        ("contact_hours", text(&contact.hours)),
    ] {
        form = form.filled(name, value);
    }
    let shows = if site.shows_contact { "yes" } else { "" };
    form.filled("shows_contact", shows)
}

fn fields(t: &Texts) -> Vec<Field> {
    let languages = || {
        let all = Lang::PUBLISHED.iter();
        all.map(|lang| Choice::new(lang.code(), lang.autonym()))
            .collect()
    };
    let line = |name: &str| {
        let key = format!("sites-{}", name.replace('_', "-"));
        let field = Field::new(name, t.get(&key), Input::Line("off"));
        match t.find(&format!("{key}-hint")) {
            Some(hint) => field.hinted(hint),
            None => field,
        }
    };
    let other = |name: &str, input: Input| Field {
        input,
        ..line(name)
    };
    vec![
        line("name"),
        other("origins", Input::Area(3)),
        other("default_language", Input::Choice(languages())),
        other("languages", Input::Some(languages())),
        line("accent_colour"),
        line("contact_name"),
        line("contact_phone"),
        line("contact_address"),
        line("contact_hours"),
        other("shows_contact", Input::Tick),
    ]
}

/// The site that the form says; none, and errors at the fields, where it does not say it well.
pub(super) fn read(form: &mut Form, t: &Texts, id: &str) -> Option<Site> {
    if form.value("name").is_empty() {
        form.wrong("name", t.get("editor-missing"));
    }
    if form.value("name").chars().count() > LONGEST_NAME {
        form.wrong("name", t.get("sites-name-long"));
    }
    for (name, longest) in LONGEST_CONTACT {
        if form.value(name).chars().count() > longest {
            let words = t.with("sites-contact-long", "count", longest.to_string());
            form.wrong(name, words);
        }
    }
    // The address of the form for another one.
    if id == "new" {
        form.wrong("id", t.get("sites-id-wrong"));
    }
    let origins = origins(form, t, id);
    let languages: Vec<_> = form.value("languages").lines().map(str::to_owned).collect();
    let is_known = |code: &String| Lang::CODES.contains(&code.as_str());
    if languages.is_empty() || !languages.iter().all(is_known) {
        form.wrong("languages", t.get("editor-choose"));
    }
    let default_language = form.value("default_language").to_owned();
    if !languages.contains(&default_language) {
        form.wrong("default_language", t.get("sites-default-language-wrong"));
    }
    let accent_colour = colour(form, t);
    let given = |name: &str| {
        let value = form.value(name).to_owned();
        Some(value).filter(|value| !value.is_empty())
    };
    let site = Site {
        id: id.to_owned(),
        name: form.value("name").to_owned(),
        origins,
        default_language,
        languages,
        accent_colour,
        contact: Contact {
            name: given("contact_name"),
            phone: given("contact_phone"),
            address: given("contact_address"),
            hours: given("contact_hours"),
        },
        shows_contact: form.value("shows_contact") == "yes",
    };
    (!form.is_wrong()).then_some(site)
}

fn origins(form: &mut Form, t: &Texts, id: &str) -> Vec<String> {
    let lines: Vec<_> = form.value("origins").lines().map(str::to_owned).collect();
    let lines = lines.iter().map(|line| line.trim());
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    if lines.len() > MOST_ORIGINS {
        form.wrong("origins", t.get("sites-origins-many"));
    }
    let mut origins = Vec::new();
    for line in lines {
        match origin(line) {
            Some(origin) if origins.contains(&origin) => {}
            Some(origin) => origins.push(origin),
            None if id == DEMO && is_loopback(line) => origins.push(line.to_owned()),
            None => form.wrong("origins", t.with("sites-origins-wrong", "origin", line)),
        }
    }
    origins
}

/// Whether an origin is of the same machine.
fn is_loopback(origin: &str) -> bool {
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    ["localhost", "127.0.0.1"].contains(&host.split(':').next().unwrap_or_default())
}

/// The colour; none where ours is kept. One that cannot be read on our pages is refused with how far
/// it is from it.
fn colour(form: &mut Form, t: &Texts) -> Option<String> {
    let typed = form.value("accent_colour").to_ascii_lowercase();
    if typed.is_empty() {
        return None;
    }
    match on_our_pages(&typed) {
        Some(found) if found >= LEAST => return Some(typed),
        Some(found) => {
            let found = format!("{found:.1}");
            let words = t.with("sites-accent-colour-faint", "contrast", found);
            form.wrong("accent_colour", words);
        }
        None => form.wrong("accent_colour", t.get("sites-accent-colour-wrong")),
    }
    None
}

/// Says which field a refusal of the database is about.
pub(super) fn refused(form: &mut Form, t: &Texts, error: StoreError) -> Result<(), AppError> {
    let (field, words) = match error.constraint() {
        Some("site_pkey") => ("id", "sites-id-taken"),
        Some("site_id_is_slug" | "site_id_is_not_built_in") => ("id", "sites-id-wrong"),
        Some("site_name_given") => ("name", "editor-missing"),
        Some("site_origins_are_https") => ("origins", "sites-origins-refused"),
        Some("site_contact_phone_is_number") => ("contact_phone", "sites-contact-phone-wrong"),
        Some("site_contact_to_show") => ("shows_contact", "sites-shows-contact-empty"),
        _ => return Err(error.into()),
    };
    form.wrong(field, t.get(words));
    Ok(())
}
