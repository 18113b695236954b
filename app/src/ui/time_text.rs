use crate::format;
use crate::i18n::use_locale;
use domain::time::Timestamp;
use leptos::prelude::*;

/// A date, `22 Nov 2026`, with the exact time on hover.
#[component]
pub fn DateText(
    /// The point in time.
    at: Timestamp,
    /// Seconds east of UTC of the zone it is shown in.
    #[prop(optional)]
    offset: i32,
) -> impl IntoView {
    let locale = use_locale();
    view! {
        <time
            class="time"
            datetime=format::iso(at)
            title=format::date_time_in(locale, at, offset)
        >
            {format::date_in(locale, at, offset)}
        </time>
    }
    .into_any()
}

/// A date and time, `22 Nov 2026, 14:03 UTC`; with `now`, as people say it: `Today, 14:03`.
#[component]
pub fn TimeText(
    /// The point in time.
    at: Timestamp,
    /// Seconds east of UTC of the zone it is shown in.
    #[prop(optional)]
    offset: i32,
    /// The present, from the server; without it the full date is written.
    #[prop(default = None, into)]
    now: Option<Timestamp>,
) -> impl IntoView {
    let locale = use_locale();
    let full = format::date_time_in(locale, at, offset);
    let text = match now {
        Some(now) => format::recent(locale, at, now, offset),
        None => full.clone(),
    };
    view! {
        <time class="time" datetime=format::iso(at) title=full>
            {text}
        </time>
    }
    .into_any()
}
