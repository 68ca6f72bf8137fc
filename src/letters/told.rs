//! What was told: which letter it bears on. A message is quoted only where it shows what the letter
//! is about. The catalogue decides: the group of a message, where it appears, the answers it gives.

use std::borrow::Cow;

use triage::knowledge::{Knowledge, Message, MessageGroup, WordsStatus};
use triage::{Answers, Invited, Niss, Place, PortalTold, Request, dates, facts};

use super::matter::Matter;
use crate::i18n::Lang;

/// Where a message appears that others than AIMA give.
const OTHERS: &str = "third-parties";
/// What a letter says itself, where it is about that.
const SAID: [&str; 4] = [
    "no_niss",
    "niss_not_on_record",
    "no_invitation_email",
    facts::WRONG_EXPIRY_ON_RECORD,
];
/// Something in AIMA's record that is wrong and is no date.
const WRONG_DATA: [&str; 5] = [
    facts::DATA_OF_ANOTHER_PERSON,
    facts::DUPLICATE_ADDRESS,
    facts::EMAIL_BELONGS_TO_OTHER_RECORD,
    facts::NIF_MISSING_OR_MISMATCH,
    facts::WRONG_PERMIT_CATEGORY,
];
/// The message of whoever has paid, and is told the contrary.
const PAID: &str = "fees_unpaid_after_paying";
/// Where a message appears that tells of the card on its way.
const CARD: &str = "card-delivery";
const OLD_ADDRESS: &str = "card_delivered_old_address";
const RETURNED: &str = "card_returned_by_post";
/// The state of a request that is being checked: it is no delay.
const CHECKED: &str = "status_consulta_ucfe";

/// An entry of the catalogue that was told.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) id: &'a str,
    pub(super) message: &'a Message,
}

impl<'a> Told<'a> {
    /// What these answers tell.
    pub(super) fn of(answers: &'a Answers, knowledge: &'a Knowledge) -> Option<Self> {
        let id = answers.message_id()?;
        let message = knowledge.message(id)?;
        Some(Self { id, message })
    }

    /// What a letter is about because of it.
    pub(super) fn matter(self, answers: &Answers) -> Option<Matter> {
        let request = answers.request.unwrap_or(Request::Unknown);
        let is_asked = matches!(
            request,
            Request::Paid | Request::Submitted | Request::Approved
        );
        if self.is_of_others() {
            return Some(Matter::NotAccepted);
        }
        if self.is_of_card() {
            return self.card();
        }
        match (self.message.group, request) {
            (MessageGroup::Status, Request::Approved) => return Some(Matter::Granted),
            _ if self.is_of_receipt() => return Some(Matter::NoReceipt),
            (MessageGroup::Status, _) => return Some(Matter::NoReply),
            (MessageGroup::Payment, Request::Submitted) => return Some(Matter::Unpaid),
            _ if is_asked => return Some(Matter::Stuck),
            _ => {}
        }
        if self.is(&[facts::STUDENT_NOW_WORKING]) {
            return Some(Matter::StudentWorks);
        }
        if self.is_of_a_wrong_date(answers) {
            return Some(Matter::WrongDate);
        }
        if self.is(&WRONG_DATA) {
            return Some(Matter::WrongData);
        }
        if self.is(&[facts::CPLP_WAIT_FOR_EMAIL]) {
            return Some(Matter::NotInvited);
        }
        let prefill = &self.message.answers;
        let unreachable = prefill.portal == Some(PortalTold::Unreachable);
        let niss = prefill.niss.and_then(Matter::of_niss);
        niss.or(unreachable.then_some(Matter::Unreachable))
    }

    /// Whether it shows what a letter on this matter says.
    pub(super) fn bears_on(self, matter: Matter) -> bool {
        let prefill = &self.message.answers;
        match matter {
            Matter::Blocked | Matter::Stuck => self.is_obstacle(),
            Matter::Unreachable | Matter::Closed => {
                prefill.portal == Some(PortalTold::Unreachable) && prefill.place.is_none()
            }
            Matter::Abroad => prefill.place == Some(Place::Abroad),
            Matter::NissNone => prefill.niss == Some(Niss::None),
            Matter::NissRefused => prefill.niss == Some(Niss::Refused),
            Matter::NissUnlinked => prefill.niss == Some(Niss::Unlinked),
            Matter::NissRejected => prefill.niss == Some(Niss::Rejected),
            Matter::WrongDate => self.is(&[
                facts::WRONG_EXPIRY_ON_RECORD,
                facts::MISSION_STRUCTURE_COHORT,
            ]),
            Matter::WrongData => self.is(&WRONG_DATA),
            Matter::NotInvited => prefill.invited == Some(Invited::No),
            Matter::NoReply | Matter::Granted => {
                self.message.group == MessageGroup::Status
                    && !self.is_of_card()
                    && !self.is_of_others()
            }
            Matter::Unpaid => self.message.group == MessageGroup::Payment,
            Matter::NoReceipt => self.is_of_receipt(),
            Matter::NoCard | Matter::OldAddress | Matter::Returned => self.is_of_card(),
            Matter::StudentWorks => self.is(&[facts::STUDENT_NOW_WORKING]),
            Matter::NotAccepted => self.is_of_others(),
            Matter::NotOpen
            | Matter::NoPortal
            | Matter::NoDate
            | Matter::StudentFinished
            | Matter::StudentLeft
            | Matter::EuFamily
            | Matter::Visa
            | Matter::Summoned => false,
        }
    }

    /// Whether a letter tells it: it shows what the letter says, or it kept the person from going on.
    pub(super) fn is_told_in(self, matter: Matter) -> bool {
        let is_open = matches!(matter, Matter::Blocked | Matter::Stuck);
        let is_said = !is_open && self.is(&SAID) && self.bears_on(matter);
        !is_said && (self.bears_on(matter) || self.is_obstacle())
    }

    /// A portal that does not open or does not work.
    pub(super) fn says_unreachable(self) -> bool {
        self.message.answers.portal == Some(PortalTold::Unreachable)
    }

    /// Nothing was shown: an e-mail of AIMA has not come.
    pub(super) fn waits_for_an_e_mail(self) -> bool {
        self.is(&[facts::CPLP_WAIT_FOR_EMAIL]) || self.message.answers.invited == Some(Invited::No)
    }

    /// It came in words that can be quoted, known to us or not; else it is only a situation.
    pub(super) fn has_words(self) -> bool {
        self.message.words_status != WordsStatus::DescribedOnly
    }

    /// Its words, where a source quotes them and there is one wording.
    pub(super) fn words(self) -> Option<&'a str> {
        if self.message.words_status != WordsStatus::VerbatimQuoted {
            return None;
        }
        let (first, others) = self.message.words.pt.split_first()?;
        let is_one = others.iter().all(|other| first.contains(other.as_str()));
        is_one.then_some(first)
    }

    /// What happened, where that can be said better than what was shown, and is not what the letter
    /// says anyhow.
    pub(super) fn what(self, lang: Lang) -> Option<String> {
        let key = format!("letter-happened-{}", self.id);
        lang.texts().find(&key).map(Cow::into_owned)
    }

    /// It came to whoever has a card of the EU, which is no permit of the foreigners' law, whatever permit
    /// was told.
    pub(super) fn is_of_an_eu_card(self) -> bool {
        self.is(&[facts::EU_FAMILY_CARD_NOT_IN_PORTAL])
    }

    /// A portal shows it to whoever tries.
    pub(super) fn is_of_a_portal(self) -> bool {
        self.portals().next().is_some()
    }

    /// This portal shows it.
    pub(super) fn is_of_portal(self, id: &str) -> bool {
        self.portals().any(|one| one == id)
    }

    /// The record has two addresses: the right one is asked for.
    pub(super) fn is_of_two_addresses(self) -> bool {
        self.is(&[facts::DUPLICATE_ADDRESS])
    }

    /// It says that the card belongs to the other portal.
    pub(super) fn is_of_the_wrong_portal(self) -> bool {
        self.is(&[facts::MISSION_STRUCTURE_COHORT])
    }

    /// A request has waited: for its decision, or longer than its receipt lasts.
    pub(super) fn is_of_a_delay(self) -> bool {
        self.bears_on(Matter::NoReply) && !self.is_of_a_check()
    }

    /// A request is being checked, and the form is not for asking how far that has come.
    pub(super) fn is_of_a_check(self) -> bool {
        self.is(&[CHECKED])
    }

    /// The receipt of a request cannot be had.
    pub(super) fn is_of_receipt(self) -> bool {
        self.is(&[facts::RECEIPT_MISSING])
    }

    /// It came from outside Portugal.
    pub(super) fn is_from_abroad(self) -> bool {
        self.message.answers.place == Some(Place::Abroad)
    }

    /// What became of the card.
    pub(super) fn card(self) -> Option<Matter> {
        let matter = match self.id {
            OLD_ADDRESS => Matter::OldAddress,
            RETURNED => Matter::Returned,
            _ => Matter::NoCard,
        };
        self.is_of_card().then_some(matter)
    }

    /// The portals that show it.
    pub(super) fn portals(self) -> impl Iterator<Item = &'static str> {
        let portals = [facts::RENEWAL_PORTAL, facts::EXTENSION_PORTAL];
        let appears = &self.message.appears;
        portals
            .into_iter()
            .filter(move |portal| appears.iter().any(|place| place == portal))
    }

    /// It says that the fee was paid before.
    pub(super) fn says_paid(self) -> bool {
        self.is(&[PAID])
    }

    fn is(self, ids: &[&str]) -> bool {
        ids.contains(&self.id)
    }

    fn is_of_others(self) -> bool {
        let appears = &self.message.appears;
        !appears.is_empty() && appears.iter().all(|place| place == OTHERS)
    }

    /// It tells that the card has not come.
    fn is_of_card(self) -> bool {
        self.message.group == MessageGroup::Card
            || self.message.appears.iter().any(|place| place == CARD)
    }

    /// AIMA's record says another date than the card: told, or read from the portal that it names.
    fn is_of_a_wrong_date(self, answers: &Answers) -> bool {
        let expires = answers.expires_on();
        let is_new = expires.is_some_and(|day| day >= dates::NEW_CARDS_FROM);
        self.is(&[facts::WRONG_EXPIRY_ON_RECORD])
            || (is_new && self.is(&[facts::MISSION_STRUCTURE_COHORT]))
    }

    /// It keeps somebody from asking, or a request from going on. An invitation and what may be a
    /// fraud do not.
    pub(super) fn is_obstacle(self) -> bool {
        let group = self.message.group;
        !matches!(group, MessageGroup::Status | MessageGroup::Card)
            && !self.is_of_card()
            && self.message.answers.invited != Some(Invited::Yes)
            && !self.is(&[facts::SUSPICIOUS_EMAIL])
    }
}
