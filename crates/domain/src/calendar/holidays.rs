//! Public holidays on which banks are closed.
//!
//! Holidays follow rules: fixed dates, such as the nth weekday of a month, and days counted from
//! Easter. Where a country gives a day off in place of a holiday on a weekend, that day counts as a
//! holiday too. What rules cannot know is left out: days that a government grants once or moves by
//! decree, half days, and days of single regions (Malaysia is taken as Kuala Lumpur, where its
//! banks settle).
//!
//! Countries of the euro share the six closing days of TARGET, the system that moves euros between
//! banks; their own public holidays do not stop a payout. Bulgaria joined in 2026.
//!
//! Holidays of lunar calendars stand in `lunar` as dates from 2024 to 2028 and are missing
//! outside of these years; see there for how certain they are.

mod americas;
mod asia;
mod easter;
mod europe;
mod lunar;
mod rule;

use jiff::civil::{Date, Weekday};

use self::rule::{Facts, Rule};
use crate::country::Country;

/// Whether banks in that country are closed on that day for a holiday, or for the day off that it
/// gives when it falls on a weekend.
///
/// Ordinary weekends are no holidays; [`super::is_business_day`] knows both.
pub fn is_holiday(country: Country, date: Date) -> bool {
    let rules = rules(country);
    is_named(rules, date) || is_substitute(rules, date)
}

/// Whether a rule names the day itself.
fn is_named(rules: &[Rule], date: Date) -> bool {
    let facts = Facts::of(date);
    rules.iter().any(|rule| rule.names(&facts))
}

/// Whether the day, itself no holiday, is off in place of one on the weekend before it.
///
/// Each holiday on a weekend takes the first day after it that is neither a holiday nor taken, so
/// Christmas on a Saturday takes Monday and Boxing Day the Tuesday. Only countries with the weekend
/// on Saturday and Sunday do this.
fn is_substitute(rules: &[Rule], date: Date) -> bool {
    if is_weekend(date) || !rules.iter().any(Rule::moves) {
        return false;
    }
    let mut sooner = 0;
    let mut day = date;
    let sunday = loop {
        let Ok(before) = day.yesterday() else {
            return false;
        };
        if is_weekend(before) {
            break before;
        }
        if !is_named(rules, before) {
            sooner += 1;
        }
        // A weekend has two days, so the third working day after it is in no one's place.
        if sooner == 2 {
            return false;
        }
        day = before;
    };
    let saturday = sunday.yesterday().unwrap_or(sunday);
    let waiting = [saturday, sunday]
        .into_iter()
        .filter(|day| is_moved(rules, *day))
        .count();
    waiting > sooner
}

/// Whether a holiday on that day of a weekend moves to a working day.
fn is_moved(rules: &[Rule], date: Date) -> bool {
    let facts = Facts::of(date);
    rules
        .iter()
        .any(|rule| rule.moves_from(date.weekday()) && rule.names(&facts))
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn rules(country: Country) -> &'static [Rule] {
    match country.code() {
        "AT" | "BE" | "CY" | "DE" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR" | "IE" | "IT"
        | "LT" | "LU" | "LV" | "MT" | "NL" | "PT" | "SI" | "SK" => europe::TARGET,
        "AE" => asia::AE,
        "AU" => asia::AU,
        "BG" => europe::BG,
        "BR" => americas::BR,
        "CA" => americas::CA,
        "CH" | "LI" => europe::CH,
        "CZ" => europe::CZ,
        "DK" => europe::DK,
        "GB" => europe::GB,
        "GI" => europe::GI,
        "HK" => asia::HK,
        "HU" => europe::HU,
        "IN" => asia::IN,
        "JP" => asia::JP,
        "KW" => asia::KW,
        "MX" => americas::MX,
        "MY" => asia::MY,
        "NO" => europe::NO,
        "NZ" => asia::NZ,
        "PL" => europe::PL,
        "RO" => europe::RO,
        "SE" => europe::SE,
        "SG" => asia::SG,
        "TH" => asia::TH,
        "US" => americas::US,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_holidays() {
        for country in Country::all() {
            assert!(!rules(country).is_empty(), "{country}");
        }
    }
}
