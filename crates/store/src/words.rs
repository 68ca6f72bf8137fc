//! Between columns and closed sets: the words that the data files use are the words in the tables.

use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer as _};
use serde::ser::Error as _;

use crate::StoreError;

/// The word for a value.
pub(crate) fn word<T: Serialize>(value: &T) -> Result<String, StoreError> {
    let value = serde_json::to_value(value)?;
    let word = value.as_str().map(str::to_owned);
    word.ok_or_else(|| serde_json::Error::custom(format!("{value} is not a word")).into())
}

/// The words for values.
pub(crate) fn words<T: Serialize>(values: &[T]) -> Result<Vec<String>, StoreError> {
    values.iter().map(word).collect()
}

/// The word for a value that may be missing.
pub(crate) fn perhaps_word<T: Serialize>(value: Option<&T>) -> Result<Option<String>, StoreError> {
    value.map(word).transpose()
}

/// A row that is being read: its table and key name what is wrong with it.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    table: &'static str,
    key: &'a str,
}

impl<'a> Reading<'a> {
    /// Starts to read a row.
    pub(crate) fn of(table: &'static str, key: &'a str) -> Self {
        Self { table, key }
    }

    /// The value that a word stands for.
    pub(crate) fn value<T: DeserializeOwned>(self, word: &str) -> Result<T, StoreError> {
        let deserializer: StrDeserializer<'_, Error> = word.into_deserializer();
        T::deserialize(deserializer)
            .map_err(|_| StoreError::inconsistent(self.table, self.key, word))
    }

    /// The values that words stand for.
    pub(crate) fn values<T: DeserializeOwned>(
        self,
        words: &[String],
    ) -> Result<Vec<T>, StoreError> {
        words.iter().map(|word| self.value(word)).collect()
    }

    /// The value that a word stands for, where there is one.
    pub(crate) fn perhaps<T: DeserializeOwned>(
        self,
        word: Option<&str>,
    ) -> Result<Option<T>, StoreError> {
        word.map(|word| self.value(word)).transpose()
    }

    /// A number in another width.
    pub(crate) fn number<From, To>(self, number: From) -> Result<To, StoreError>
    where
        From: Copy + ToString,
        To: TryFrom<From>,
    {
        To::try_from(number).map_err(|_| StoreError::inconsistent(self.table, self.key, number))
    }
}

#[cfg(test)]
mod tests {
    use triage::Permit;
    use triage::knowledge::{AdviceKind, SourceKind};

    use super::{Reading, word};

    #[test]
    fn a_value_comes_back_from_its_word() {
        for permit in Permit::ALL {
            let word = word(permit).unwrap();
            assert_eq!(word, permit.name());
            assert_eq!(
                Reading::of("t", "k").value::<Permit>(&word).unwrap(),
                *permit
            );
        }
        assert_eq!(word(&SourceKind::LawFirm).unwrap(), "law-firm");
    }

    #[test]
    fn a_wrong_word_names_table_and_row() {
        let error = Reading::of("advice", "wait")
            .value::<AdviceKind>("hope")
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "table advice, row wait: hope is not a value of the domain"
        );
    }
}
