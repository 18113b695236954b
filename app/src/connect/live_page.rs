use crate::actions::mode::SetMode;
use crate::i18n::{CommonTexts, ConnectTexts};
use crate::routes::paths;
use crate::ui::{Card, LinkButton, PageHeader, SubmitButton, Variant};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Asks before live data is shown: where the question for a password leads back to.
#[component]
pub fn LivePage() -> impl IntoView {
    let texts = ConnectTexts::here();
    view! {
        <div class="narrow">
            <PageHeader title=texts.use_live_mode() />
            <Card>
                // A plain form, as in the menu: everything on the page belongs to the other mode.
                <form method="post" action=SetMode::url() class="form">
                    <input type="hidden" name="mode" value="live" />
                    <p>{texts.live_mode_body()}</p>
                    <div class="form__actions">
                        <LinkButton href=paths::CONNECT variant=Variant::Ghost>
                            {CommonTexts(texts.0).cancel()}
                        </LinkButton>
                        <SubmitButton pending=false>{texts.use_live_mode()}</SubmitButton>
                    </div>
                </form>
            </Card>
        </div>
    }
    .into_any()
}
