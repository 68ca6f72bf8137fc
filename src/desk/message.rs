//! What the portal said, at a desk: a few words are typed and recognised, or it is found in the list.

use triage::knowledge::MessageGroup;
use triage::{Fact, MessageTold, PortalTold, Question};

use super::languages::{Both, Languages};
use super::question::OptionView;
use super::sent::Sent;
use crate::recognised::Search;
use crate::visit::Visit;

/// The box, what was recognised, and the list.
pub(super) struct MessageView {
    pub(super) said: String,
    pub(super) error: Option<String>,
    /// What was recognised, in the volunteer's words.
    pub(super) found: Option<(String, String)>,
    /// What was chosen, and what may be meant.
    pub(super) likely: Vec<OptionView>,
    /// All others, by where they appear.
    pub(super) groups: Vec<(Both, Vec<OptionView>)>,
}

impl MessageView {
    pub(super) async fn of(visit: &Visit, languages: Languages, sent: &Sent) -> Self {
        let t = visit.lang.texts();
        let mut search = Search::new(String::new());
        if !sent.said.trim().is_empty() {
            let at = (&visit.snapshot, visit.day);
            search = Search::of(String::new(), &sent.said, t, at, str::to_owned).await;
        }
        let builder = Builder { visit, languages };
        let mut ids: Vec<String> = Vec::new();
        if let Some(found) = &search.found {
            ids.extend(found.matches.iter().map(|one| one.href.clone()));
            ids.extend(found.nearest.iter().map(|one| one.href.clone()));
        }
        let is_listed = |id: &str| ids.iter().any(|other| other == id);
        let chosen = builder.chosen().filter(|id| !is_listed(id));
        ids.extend(chosen.map(str::to_owned));
        Self {
            said: sent.said.clone(),
            error: search.error,
            found: search.found.map(|found| (found.title, found.lead)),
            likely: builder.likely(&ids),
            groups: builder.groups(&ids),
        }
    }
}

struct Builder<'a> {
    visit: &'a Visit,
    languages: Languages,
}

impl Builder<'_> {
    fn chosen(&self) -> Option<&str> {
        match &self.visit.asked.answers.message {
            Some(MessageTold::Known(id)) => Some(id),
            _ => None,
        }
    }

    /// Those that may be meant, each with what it means and the key that chooses it.
    fn likely(&self, ids: &[String]) -> Vec<OptionView> {
        let known = ids
            .iter()
            .filter_map(|id| Some((id.as_str(), self.visit.snapshot.knowledge().fact(id)?)));
        known
            .zip('1'..='9')
            .map(|((id, fact), key)| OptionView {
                hints: vec![self.text(fact, "meaning")],
                key: Some(key),
                is_first: key == '1',
                ..self.option(id, fact)
            })
            .collect()
    }

    /// The list, while a message was told and is not known yet: it is long.
    fn groups(&self, likely: &[String]) -> Vec<(Both, Vec<OptionView>)> {
        let answers = &self.visit.asked.answers;
        if answers.portal != Some(PortalTold::Message) || self.chosen().is_some() {
            return Vec::new();
        }
        let all = MessageGroup::ALL.into_iter();
        let groups = all.map(|group| {
            let messages = self.visit.snapshot.knowledge().messages();
            let options = messages
                .filter(|(id, _, message)| message.group == group && !likely.contains(id))
                .map(|(id, fact, _)| self.option(id, fact));
            let key = format!("group-{}", group.name().replace('_', "-"));
            (self.languages.get(&key), options.collect::<Vec<_>>())
        });
        groups.filter(|(_, options)| !options.is_empty()).collect()
    }

    fn option(&self, id: &str, fact: &Fact) -> OptionView {
        OptionView {
            name: Question::Message.name(),
            value: id.to_owned(),
            label: self.text(fact, "title"),
            hints: Vec::new(),
            key: None,
            is_chosen: self.chosen() == Some(id),
            is_tick: false,
            is_first: false,
        }
    }

    fn text(&self, fact: &Fact, field: &str) -> Both {
        let day = self.visit.day;
        self.languages
            .both(|t| t.fact(fact, field, day).into_owned())
    }
}
