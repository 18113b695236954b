use crate::actions::mode::SetMode;
use crate::i18n::ConnectTexts;
use crate::layouts::use_viewer;
use crate::ui::{Icon, IconName};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Switches between test data and live data.
#[component]
pub fn ModeForm() -> impl IntoView {
    let texts = ConnectTexts::here();
    let viewer = use_viewer();
    let form = move |livemode: bool| {
        let (mode, label) = if livemode {
            ("test", texts.use_test_mode())
        } else {
            ("live", texts.use_live_mode())
        };
        view! {
            // A plain form: everything on the page belongs to the other mode, so the page is loaded anew.
            <form method="post" action=SetMode::url() class="mode-form">
                <input type="hidden" name="mode" value=mode />
                <button type="submit" class="mode-form__button">
                    <Icon name=IconName::Refresh />
                    {label}
                </button>
            </form>
        }
    };
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let found = match viewer {
                    Some(viewer) => viewer.get().await.ok(),
                    None => None,
                };
                found.map(|viewer| form(viewer.livemode))
            })}
        </Transition>
    }
    .into_any()
}
