//! What the portal said, at a desk: a few words are typed and recognised, or it is found in the list.

use triage::knowledge::MessageGroup;
use triage::{Fact, PortalTold, Question};

use super::languages::{Both, Languages};
use super::question::OptionView;
use super::sent::{MESSAGE_BEFORE, SAID_BEFORE, Sent, listed_field};
use crate::recognised::{Recognised, found_key};
use crate::softened;
use crate::visit::Visit;

/// The box, what was recognised, and the list.
pub(super) struct MessageView {
    pub(super) said: String,
    /// The fields that say again, in the next form, what stands here now.
    pub(super) before: [(&'static str, String); 2],
    pub(super) error: Option<Both>,
    /// What was recognised, and what to do with it; nothing any more once it is answered.
    pub(super) found: Option<(Both, Both)>,
    /// Those that may be meant do not fit, and only come closest.
    pub(super) is_far: bool,
    /// What was chosen, and what may be meant.
    pub(super) likely: Vec<OptionView>,
    /// All others, by where they appear.
    pub(super) groups: Vec<(Both, Vec<OptionView>)>,
}

impl MessageView {
    pub(super) async fn of(visit: &Visit, languages: Languages, sent: &Sent) -> Self {
        let recognised = Recognised::of(&sent.said, &visit.snapshot).await;
        let builder = Builder { visit, languages };
        let found = recognised.recognition.as_ref();
        let (matches, nearest) = found.map_or((&[][..], &[][..]), |found| {
            (&found.matches[..], &found.nearest[..])
        });
        let answer = visit.asked.answers.value(Question::Message);
        let is_answered = answer.is_some();
        let found = found.filter(|_| !is_answered).map(|found| {
            let key = found_key(found);
            (languages.get(&key), languages.get(&format!("{key}-lead")))
        });
        let told = matches.iter().map(|one| one.id.as_str());
        let mut ids: Vec<&str> = told.chain(nearest.iter().map(String::as_str)).collect();
        let chosen = builder.chosen().filter(|id| !ids.contains(id));
        ids.extend(chosen);
        Self {
            // An empty box is no mistake: there is the list.
            error: recognised
                .recognition
                .as_ref()
                .and(recognised.fault)
                .map(|key| languages.get(key)),
            before: [
                (SAID_BEFORE, recognised.said.clone()),
                (MESSAGE_BEFORE, answer.unwrap_or_default()),
            ],
            said: recognised.said,
            is_far: !nearest.is_empty() && !is_answered,
            found,
            likely: builder.likely(&ids, matches.len() > 1),
            groups: builder.groups(&ids),
        }
    }
}

impl MessageView {
    /// A text was read, and is like nothing in the list: what is left to choose is beside the box.
    pub(super) fn is_unknown(&self) -> bool {
        self.found.is_some() && self.likely.is_empty() && self.error.is_none()
    }

    /// Whether the box is where one goes on.
    pub(super) fn waits_for_text(&self) -> bool {
        self.likely.is_empty() && !self.is_unknown()
    }
}

struct Builder<'a> {
    visit: &'a Visit,
    languages: Languages,
}

impl Builder<'_> {
    fn chosen(&self) -> Option<&str> {
        self.visit.asked.answers.message_id()
    }

    /// Those that may be meant, each with what it means and the key that chooses it; where there are
    /// several, with what tells it apart.
    fn likely(&self, ids: &[&str], are_several: bool) -> Vec<OptionView> {
        let known = ids
            .iter()
            .filter_map(|id| Some((*id, self.visit.snapshot.knowledge().fact(id)?)));
        known
            .zip('1'..='9')
            .map(|((id, fact), key)| {
                let apart = are_several.then(|| self.text(fact, "apart"));
                let apart = apart.filter(|apart| !apart.ours.is_empty());
                OptionView {
                    hints: [self.meaning(fact)].into_iter().chain(apart).collect(),
                    key: Some(key),
                    is_first: key == '1',
                    ..self.option(Question::Message.name(), id, fact)
                }
            })
            .collect()
    }

    /// The list, while a message was told and is not known yet: it is long. Each place is a field of its
    /// own, so that Tab goes into the list and from place to place.
    fn groups(&self, likely: &[&str]) -> Vec<(Both, Vec<OptionView>)> {
        let answers = &self.visit.asked.answers;
        if answers.portal != Some(PortalTold::Message) || self.chosen().is_some() {
            return Vec::new();
        }
        let all = MessageGroup::ALL.into_iter();
        let groups = all.map(|group| {
            let messages = self.visit.snapshot.knowledge().messages();
            let options = messages
                .filter(|(id, _, message)| message.group == group && !likely.contains(&id.as_str()))
                .map(|(id, fact, _)| self.option(listed_field(group), id, fact));
            let key = format!("group-{}", group.name().replace('_', "-"));
            (self.languages.get(&key), options.collect::<Vec<_>>())
        });
        groups.filter(|(_, options)| !options.is_empty()).collect()
    }

    fn option(&self, name: &'static str, id: &str, fact: &Fact) -> OptionView {
        OptionView {
            name,
            value: id.to_owned(),
            label: self.text(fact, "title"),
            hints: Vec::new(),
            key: None,
            is_chosen: self.chosen() == Some(id),
            is_tick: false,
            is_first: false,
        }
    }

    fn meaning(&self, fact: &Fact) -> Both {
        let day = self.visit.day;
        self.languages.both(|t| {
            let meaning = t.fact(fact, "meaning", day).into_owned();
            softened::said(t, fact, day, meaning)
        })
    }

    fn text(&self, fact: &Fact, field: &str) -> Both {
        let day = self.visit.day;
        self.languages
            .both(|t| t.fact(fact, field, day).into_owned())
    }
}
