use crate::actions::mode::SetMode;
use crate::i18n::ConnectTexts;
use crate::layouts::use_viewer;
use leptos::prelude::*;

/// Switches between test data and live data.
#[component]
pub fn ModeForm() -> impl IntoView {
    let texts = ConnectTexts::here();
    let action = ServerAction::<SetMode>::new();
    let viewer = use_viewer();
    let form = move |livemode: bool| {
        let (mode, label) = if livemode {
            ("test", texts.use_test_mode())
        } else {
            ("live", texts.use_live_mode())
        };
        view! {
            <ActionForm action attr:class="mode-form">
                <input type="hidden" name="mode" value=mode />
                <button type="submit" class="menu__item">
                    {label}
                </button>
            </ActionForm>
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
