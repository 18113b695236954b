use crate::i18n::ExpressTexts;
use domain::earnings::Interval;

/// An interval as the name of a tab.
pub const fn short(t: ExpressTexts, interval: Interval) -> &'static str {
    match interval {
        Interval::Day => t.short_24_hours(),
        Interval::Week => t.short_7_days(),
        Interval::FourWeeks => t.short_4_weeks(),
        Interval::ThreeMonths => t.short_3_months(),
        Interval::Year => t.short_year(),
        Interval::Lifetime => t.short_lifetime(),
    }
}

/// An interval as part of a sentence.
pub const fn in_words(t: ExpressTexts, interval: Interval) -> &'static str {
    match interval {
        Interval::Day => t.last_24_hours(),
        Interval::Week => t.last_7_days(),
        Interval::FourWeeks => t.last_4_weeks(),
        Interval::ThreeMonths => t.last_3_months(),
        Interval::Year => t.last_year(),
        Interval::Lifetime => t.lifetime(),
    }
}
