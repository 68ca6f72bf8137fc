//! A message picked by links alone, in a frame, where nothing can be typed: first where it appeared,
//! then which one, a few at a time.

use triage::knowledge::MessageGroup;

use super::choice::Choice;
use super::question_page::{Builder, Group};
use crate::address::and;
use crate::i18n::Texts;

/// How many messages a page of a frame holds.
const SHOWN: usize = 7;

/// Where the message appeared, and which page of its list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MessagePick {
    group: MessageGroup,
    /// From 1.
    page: usize,
}

impl MessagePick {
    /// Reads `message:niss` or `message:niss:2`.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let mut parts = value.strip_prefix("message:")?.split(':');
        let name = parts.next()?;
        let group = MessageGroup::ALL.into_iter().find(|g| g.name() == name)?;
        let page = match parts.next() {
            Some(page) => page.parse().ok().filter(|page| (2..100).contains(page))?,
            None => 1,
        };
        parts.next().is_none().then_some(Self { group, page })
    }

    /// The word of an address.
    pub(super) fn word(self) -> String {
        let name = self.group.name();
        match self.page {
            1 => format!("message:{name}"),
            page => format!("message:{name}:{page}"),
        }
    }
}

/// What a group is called.
pub(super) fn title(t: &Texts, group: MessageGroup) -> String {
    let key = format!("group-{}", group.name().replace('_', "-"));
    t.get(&key).into_owned()
}

impl Builder<'_> {
    /// The links of one step: the places, or the messages of one of them.
    pub(super) fn message_links(&self, pick: Option<MessagePick>) -> Group {
        let t = self.visit.lang.texts();
        let Some(pick) = pick else {
            let places = MessageGroup::ALL.into_iter();
            return Group {
                title: t.get("frame-groups").into_owned(),
                choices: places
                    .map(|group| self.link(MessagePick { group, page: 1 }, title(t, group)))
                    .collect(),
            };
        };
        let all = self.messages_of(pick.group);
        let pages = all.len().div_ceil(SHOWN);
        let start = (pick.page - 1) * SHOWN;
        let mut choices: Vec<_> = all.into_iter().skip(start).take(SHOWN).collect();
        let pages_beside = [
            ("frame-before", (pick.page > 1).then(|| pick.page - 1)),
            ("frame-next", (pick.page < pages).then(|| pick.page + 1)),
        ];
        for (key, page) in pages_beside {
            let Some(page) = page else { continue };
            let of = [
                ("number", page.to_string().into()),
                ("count", pages.to_string().into()),
            ];
            let place = t.with_all("frame-page-of", of);
            let label = format!("{} ({place})", t.get(key));
            choices.push(self.link(MessagePick { page, ..pick }, label));
        }
        Group {
            title: title(t, pick.group),
            choices,
        }
    }

    /// The same step, or the first of its place where the list is not that long.
    pub(super) fn there(&self, pick: MessagePick) -> MessagePick {
        let pages = self.messages_of(pick.group).len().div_ceil(SHOWN);
        MessagePick {
            page: if pick.page <= pages { pick.page } else { 1 },
            ..pick
        }
    }

    /// The messages that appear in one place.
    pub(super) fn messages_of(&self, group: MessageGroup) -> Vec<Choice> {
        let current = self.visit.asked.answers.message_id();
        let messages = self.visit.snapshot.knowledge().messages();
        messages
            .filter(|(_, _, message)| message.group == group)
            .map(|(id, fact, _)| Choice {
                href: self.leads_to(id),
                label: self.visit.text(fact, "title"),
                hint: None,
                is_unsure: false,
                is_current: current == Some(id.as_str()),
            })
            .collect()
    }

    fn link(&self, pick: MessagePick, label: String) -> Choice {
        Choice {
            href: self.picking(pick),
            label,
            hint: None,
            is_unsure: false,
            is_current: false,
        }
    }

    /// The address of a step of picking.
    pub(super) fn picking(&self, pick: MessagePick) -> String {
        and(&self.here(), "pick", &pick.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_as_it_is_written() {
        for group in MessageGroup::ALL {
            for page in [1, 2] {
                let pick = MessagePick { group, page };
                assert_eq!(MessagePick::parse(&pick.word()), Some(pick));
            }
        }
        for wrong in [
            "message",
            "message:",
            "message:nowhere",
            "message:niss:1",
            "message:niss:x",
            "message:niss:2:3",
            "expires:2025",
        ] {
            assert_eq!(MessagePick::parse(wrong), None, "{wrong}");
        }
    }
}
