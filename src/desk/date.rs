//! A date in one field, as it is quickest to type: `20102026`, `20/10/2026` or `2026-10-20`.

use crate::digits::plain;

/// A date as the rules read it, or the key of the words for what is wrong. Whether there is such a
/// day is for the rules to say.
pub(super) fn read(typed: &str) -> Result<String, &'static str> {
    let typed: String = plain(typed.trim()).collect();
    let numbers: Vec<&str> = typed
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let are_digits = numbers
        .iter()
        .all(|number| number.bytes().all(|sign| sign.is_ascii_digit()));
    if !are_digits {
        return Err("error-not-numbers");
    }
    let (day, month, year) = match numbers[..] {
        [all] if all.len() == 8 => (&all[..2], &all[2..4], &all[4..]),
        [all] if all.len() == 6 => return Err("error-short-year"),
        [year, month, day] if year.len() == 4 => (day, month, year),
        [day, month, year] => (day, month, year),
        _ => return Err("error-incomplete-date"),
    };
    if year.len() != 4 {
        return Err("error-short-year");
    }
    if day.len() > 2 || month.len() > 2 {
        return Err("error-invalid-date");
    }
    Ok(format!("{year}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_date_is_read_however_it_is_typed() {
        for (typed, day) in [
            ("20102026", Ok("2026-10-20")),
            (" 20/10/2026 ", Ok("2026-10-20")),
            ("2.1.2026", Ok("2026-01-02")),
            ("2026-10-20", Ok("2026-10-20")),
            ("20 10 2026", Ok("2026-10-20")),
            ("٢٠١٠٢٠٢٦", Ok("2026-10-20")),
            // There is no such day: the rules say so.
            ("31062026", Ok("2026-06-31")),
            ("201026", Err("error-short-year")),
            ("20/10/26", Err("error-short-year")),
            ("20102", Err("error-incomplete-date")),
            ("10/2026", Err("error-incomplete-date")),
            ("20 October 2026", Err("error-not-numbers")),
            ("200/10/2026", Err("error-invalid-date")),
            ("", Err("error-incomplete-date")),
        ] {
            assert_eq!(
                read(typed).as_deref(),
                day.as_ref().map(|day| *day),
                "{typed}"
            );
        }
    }
}
