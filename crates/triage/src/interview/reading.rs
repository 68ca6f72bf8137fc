//! Reading answers: a missing one becomes the question, a read one is remembered as used.

use crate::answers::{
    Age, Answers, Basis, Expires, Invited, MessageTold, Niss, Permit, Place, PortalTold, Proof,
    Request,
};
use crate::knowledge::{Knowledge, Message, Prefill};
use crate::question::Question;
use crate::tried::Tried;

/// The answers as the rules read them, one by one.
pub(super) struct Reading<'a> {
    given: &'a Answers,
    used: Answers,
    told: Option<(&'a str, &'a Message)>,
}

/// Reads one answer, or stops with its question.
macro_rules! read {
    ($self:ident, $field:ident, $question:ident) => {{
        let answer = $self.given.$field.clone().ok_or(Question::$question)?;
        $self.used.$field = Some(answer.clone());
        Ok(answer)
    }};
}

impl<'a> Reading<'a> {
    pub(super) fn of(given: &'a Answers) -> Self {
        Self {
            given,
            used: Answers::default(),
            told: None,
        }
    }

    pub(super) fn permit(&mut self) -> Result<Permit, Question> {
        read!(self, permit, Permit)
    }

    pub(super) fn expires(&mut self) -> Result<Expires, Question> {
        read!(self, expires, Expires)
    }

    pub(super) fn request(&mut self) -> Result<Request, Question> {
        read!(self, request, Request)
    }

    pub(super) fn proof(&mut self) -> Result<Proof, Question> {
        read!(self, proof, Proof)
    }

    /// What the portal told. A message is read with it, and answers later questions.
    pub(super) fn portal(&mut self, knowledge: &'a Knowledge) -> Result<PortalTold, Question> {
        let told: PortalTold = read!(self, portal, Portal)?;
        if told == PortalTold::Message {
            let message = self.given.message.as_ref().ok_or(Question::Message)?;
            self.used.message = Some(message.clone());
            self.told = match message {
                MessageTold::Known(id) => knowledge.message(id).map(|m| (id.as_str(), m)),
                MessageTold::Unknown => None,
            };
            if self.told.is_none() {
                return Ok(PortalTold::Message);
            }
        }
        Ok(self.prefill().portal.unwrap_or(told))
    }

    /// The message of the catalogue that was told.
    pub(super) fn message(&self) -> Option<(&'a str, &'a Message)> {
        self.told
    }

    pub(super) fn invited(&mut self) -> Result<Invited, Question> {
        if let Some(invited) = self.prefill().invited {
            return Ok(invited);
        }
        read!(self, invited, Invited)
    }

    pub(super) fn basis(&mut self) -> Result<Basis, Question> {
        read!(self, basis, Basis)
    }

    pub(super) fn age(&mut self) -> Result<Age, Question> {
        read!(self, age, Age)
    }

    pub(super) fn niss(&mut self) -> Result<Niss, Question> {
        if let Some(niss) = self.prefill().niss {
            return Ok(niss);
        }
        read!(self, niss, Niss)
    }

    pub(super) fn place(&mut self) -> Result<Place, Question> {
        if let Some(place) = self.prefill().place {
            return Ok(place);
        }
        read!(self, place, Place)
    }

    /// Where the person is, if that was told; it is not asked for.
    pub(super) fn place_if_told(&mut self) -> Place {
        self.place().unwrap_or(Place::Unknown)
    }

    pub(super) fn tried(&mut self) -> Result<Tried, Question> {
        read!(self, tried, Tried)
    }

    fn prefill(&self) -> Prefill {
        self.told
            .map(|(_, message)| message.answers)
            .unwrap_or_default()
    }

    /// The answers that mattered.
    pub(super) fn used(&self) -> &Answers {
        &self.used
    }

    /// The answers that mattered, with those that may still matter after `asked`.
    pub(super) fn used_and_later(self, asked: Question) -> Answers {
        let mut kept = self.given.clone();
        for question in Question::ALL {
            let may_come = question > asked
                || (question == Question::Basis && matches!(asked, Question::Age | Question::Niss));
            if !may_come && self.used.value(question).is_none() {
                kept.forget(question);
            }
        }
        kept
    }

    pub(super) fn into_used(self) -> Answers {
        self.used
    }
}
