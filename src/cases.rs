//! The cases of desks. Each form of a person carries one random number, and "next person" ends it: a
//! browser that is told to send such a form again is shown nothing. A number says nothing of anybody.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use data_encoding::HEXLOWER;
use quick_cache::sync::Cache;
use store::{Store, StoreError};
use tokio::time::timeout;

use crate::error::AppError;

/// The field of a form that holds the number.
pub(crate) const FIELD: &str = "case";
/// How many bytes are random.
const BYTES: usize = 16;
/// How many ended cases an instance remembers by itself.
const REMEMBERED: usize = 65_536;
/// How many of them wait for a database that does not answer.
const MOST_WAITING: usize = 10_000;
/// How long a desk waits for the database. Then this instance alone knows.
const PATIENCE: Duration = Duration::from_secs(1);

/// The case of one person at a desk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Case {
    number: [u8; BYTES],
    /// The day in Lisbon on which its empty desk was shown.
    opened_on: NaiveDate,
}

impl Case {
    /// A new one.
    ///
    /// # Errors
    ///
    /// [`AppError::Internal`] where the system gives no random bytes.
    pub(crate) fn open(today: NaiveDate) -> Result<Self, AppError> {
        let mut number = [0; BYTES];
        getrandom::fill(&mut number).map_err(AppError::internal)?;
        Ok(Self {
            number,
            opened_on: today,
        })
    }

    /// The case that a form says; none where that is no number of ours, or one of a day before
    /// yesterday: what is so old is forgotten, and so its forms are not read. The clock of another
    /// instance may be in tomorrow already.
    pub(crate) fn parse(text: &str, today: NaiveDate) -> Option<Self> {
        let (day, number) = text.split_once('-')?;
        let is_day = day.len() == 8 && day.bytes().all(|sign| sign.is_ascii_digit());
        let opened_on = NaiveDate::parse_from_str(day, "%Y%m%d")
            .ok()
            .filter(|_| is_day)?;
        let days = today - Days::new(1)..=today + Days::new(1);
        let number = HEXLOWER.decode(number.as_bytes()).ok()?.try_into().ok()?;
        days.contains(&opened_on)
            .then_some(Self { number, opened_on })
    }
}

/// As it stands in a form: `20261123-00112233445566778899aabbccddeeff`.
impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = HEXLOWER.encode(&self.number);
        write!(f, "{}-{number}", self.opened_on.format("%Y%m%d"))
    }
}

/// The cases that have ended, as far as this instance remembers. The database knows them all.
pub(crate) struct Cases {
    ended: Cache<[u8; BYTES], ()>,
    /// What the database was not told yet.
    waiting: Mutex<Vec<Case>>,
}

impl Default for Cases {
    fn default() -> Self {
        Self {
            ended: Cache::new(REMEMBERED),
            waiting: Mutex::default(),
        }
    }
}

impl Cases {
    /// Ends a case: here at once, and for all instances as soon as the database answers.
    pub(crate) async fn end(&self, store: Option<&Store>, case: Case) {
        self.ended.insert(case.number, ());
        let Some(store) = store else { return };
        if in_time(store.end_case(&case.number, case.opened_on))
            .await
            .is_none()
        {
            self.wait(case);
        }
    }

    /// Whether a case has ended, as far as that can be known now.
    pub(crate) async fn has_ended(&self, store: Option<&Store>, case: Case) -> bool {
        if self.ended.get(&case.number).is_some() {
            return true;
        }
        let Some(store) = store else { return false };
        let has_ended = in_time(store.has_case_ended(&case.number)).await;
        if has_ended == Some(true) {
            self.ended.insert(case.number, ());
        }
        has_ended.unwrap_or(false)
    }

    /// Tells the database what it was not told when it did not answer.
    pub(crate) async fn flush(&self, store: &Store) {
        let waiting = std::mem::take(&mut *self.waiting());
        for case in waiting {
            self.end(Some(store), case).await;
        }
    }

    fn wait(&self, case: Case) {
        let mut waiting = self.waiting();
        if waiting.len() < MOST_WAITING {
            waiting.push(case);
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Case>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the database says within the time that a desk waits.
async fn in_time<T>(answer: impl Future<Output = Result<T, StoreError>>) -> Option<T> {
    match timeout(PATIENCE, answer).await {
        Ok(Ok(answer)) => return Some(answer),
        Ok(Err(error)) => tracing::warn!(%error, "the database does not know of ended cases"),
        Err(_) => tracing::warn!("the database is slow to know of ended cases"),
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_number_is_read_as_it_is_written_on_its_day_and_the_next() {
        let case = Case::open(day("2026-11-23")).expect("random bytes");
        let written = case.to_string();
        for (today, is_read) in [
            ("2026-11-21", false),
            ("2026-11-22", true),
            ("2026-11-23", true),
            ("2026-11-24", true),
            ("2026-11-25", false),
        ] {
            let read = Case::parse(&written, day(today));
            assert!(read == is_read.then_some(case), "{today}");
        }
    }

    #[test]
    fn what_is_no_number_of_ours_is_none() {
        let number = "00112233445566778899aabbccddeeff";
        let today = day("2026-11-23");
        assert!(Case::parse(&format!("20261123-{number}"), today).is_some());
        for wrong in [
            String::new(),
            number.to_owned(),
            format!("20261123-{}", &number[2..]),
            format!("20261123-{number}00"),
            format!("20261123-{}", number.to_uppercase()),
            format!("20261323-{number}"),
            format!("2026112-{number}"),
            format!("+0261123-{number}"),
            format!("2026-11-23-{number}"),
            format!("20261123-{}", "ç".repeat(16)),
        ] {
            assert!(Case::parse(&wrong, today).is_none(), "{wrong}");
        }
    }

    #[test]
    fn no_two_cases_have_one_number() {
        let today = day("2026-11-23");
        let open = || Case::open(today).expect("random bytes").to_string();
        assert_ne!(open(), open());
    }
}
