//! The page with the form, and the page after it.

use askama::Template;
use store::Symptom;
use triage::knowledge::MessageGroup;

use super::FORM;
use super::here::Here;
use super::told::{Told, VERSIONS, months, value};
use crate::layout::Layout;
use crate::worked::TRAP;

/// The page with the form.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct FormPage {
    layout: Layout,
    portal: String,
    portal_href: String,
    action: String,
    note: Option<Note>,
    symptoms: Vec<Choice>,
    messages: Vec<Group>,
    months: Vec<Choice>,
    versions: Vec<Choice>,
    /// The signed time.
    form: String,
    form_field: &'static str,
    trap_field: &'static str,
}

/// What the form says above itself when it comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// Nothing was chosen.
    Choose,
    /// It was open for too long.
    TooLate,
}

impl Note {
    fn key(self) -> &'static str {
        match self {
            Self::Choose => "report-choose",
            Self::TooLate => "report-too-late",
        }
    }
}

/// Something to pick.
struct Choice {
    value: String,
    label: String,
    is_picked: bool,
}

/// Messages that appear in the same place.
struct Group {
    title: String,
    messages: Vec<Choice>,
}

impl FormPage {
    pub(super) fn new(here: &Here, form: String, told: &Told, note: Option<Note>) -> Self {
        let t = here.t();
        let symptoms = Symptom::ALL.map(|symptom| Choice {
            value: symptom.name().to_owned(),
            label: t
                .get(&format!("report-symptom-{}", symptom.name()))
                .into_owned(),
            is_picked: told.symptom == Some(symptom),
        });
        let months = months(here.today).map(|month| Choice {
            value: value(month),
            label: t.month_of(month),
            is_picked: told.month == Some(month),
        });
        let versions = VERSIONS.map(|version| Choice {
            value: version.to_owned(),
            label: t.get(&format!("state-version-{version}")).into_owned(),
            is_picked: told.version == Some(version),
        });
        Self {
            layout: here.layout(),
            portal: here.title.clone(),
            portal_href: here.portal(),
            action: here.address(),
            note,
            symptoms: symptoms.into(),
            messages: messages(here, told),
            months: months.collect(),
            versions: versions.into(),
            form,
            form_field: FORM,
            trap_field: TRAP,
        }
    }
}

/// The messages of the catalogue, by where they appear.
fn messages(here: &Here, told: &Told) -> Vec<Group> {
    let t = here.t();
    let group = |group: MessageGroup| {
        let all = here.snapshot.knowledge().messages();
        let of_group = all.filter(|(_, _, message)| message.group == group);
        let messages = of_group.map(|(id, fact, _)| Choice {
            value: id.to_owned(),
            label: t.fact(fact, "title", here.today).into_owned(),
            is_picked: told.message.as_ref() == Some(id),
        });
        Group {
            title: t
                .get(&format!("group-{}", group.name().replace('_', "-")))
                .into_owned(),
            messages: messages.collect(),
        }
    };
    let groups = MessageGroup::ALL.into_iter().map(group);
    groups.filter(|group| !group.messages.is_empty()).collect()
}

/// Why there is no form.
#[derive(Clone, Copy)]
pub(super) enum Ended {
    /// It was sent.
    Thanks,
    /// No reports are counted now.
    Frozen,
    /// The database does not answer.
    Unavailable,
}

/// The page without the form.
#[derive(Template)]
#[template(path = "report-ended.html")]
pub(super) struct EndedPage {
    layout: Layout,
    portal: String,
    portal_href: String,
    /// Where the person notes it for themselves.
    diary: String,
    title: &'static str,
    lead: &'static str,
    is_thanks: bool,
}

impl Ended {
    pub(super) fn page(self, here: &Here) -> EndedPage {
        let (title, lead) = match self {
            Self::Thanks => ("report-thanks", "report-thanks-lead"),
            Self::Frozen => ("report-frozen", "report-frozen-lead"),
            Self::Unavailable => ("report-unavailable", "report-unavailable-lead"),
        };
        EndedPage {
            layout: here.layout(),
            portal: here.title.clone(),
            portal_href: here.portal(),
            diary: here.diary(),
            title,
            lead,
            is_thanks: matches!(self, Self::Thanks),
        }
    }
}
