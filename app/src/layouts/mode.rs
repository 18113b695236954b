use super::viewer::with_viewer;
use crate::format;
use crate::i18n::CommonTexts;
use crate::ui::{Icon, IconName};
use leptos::prelude::*;

/// The stripe along the top edge that test data carries.
#[component]
pub fn ModeStripe() -> impl IntoView {
    with_viewer(|viewer| {
        (!viewer.livemode).then(|| view! { <div class="mode-stripe" aria-hidden="true"></div> })
    })
}

/// The badge that names test mode and its clock.
#[component]
pub fn ModeBadge() -> impl IntoView {
    let texts = CommonTexts::here();
    with_viewer(move |viewer| {
        (!viewer.livemode).then(|| {
            let clock = format::date_time(texts.0, viewer.clock);
            view! {
                <span class="mode-badge" title=texts.test_mode_note()>
                    <Icon name=IconName::Clock />
                    <span class="mode-badge__long">{texts.test_clock(clock)}</span>
                    <span class="mode-badge__short" aria-hidden="true">{texts.test_mode()}</span>
                </span>
            }
        })
    })
}
