use super::address::{forget_token, send_no_referrer};
use crate::actions::express::RedeemLink;
use crate::error::action_error;
use crate::i18n::SignInTexts;
use crate::queries::express::{LinkInfo, login_link};
use crate::ui::{ErrorPanel, ErrorSummary, PageHeader, SkeletonRows, SubmitButton};
use crate::url::page::text;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::use_query_map;

/// Where a login link leads. Looking at it changes nothing: mail scanners and previews do; only the
/// button uses the link up.
#[component]
pub fn RedeemPage() -> impl IntoView {
    let t = SignInTexts::here();
    let query = use_query_map();
    let token = Memo::new(move |_| query.with(|query| text(query, "token")));
    let state = Memo::new(move |_| query.with(|query| text(query, "state")));
    send_no_referrer();
    forget_token(token);
    let content = move || {
        if token.with(String::is_empty) {
            state.with(|state| without_link(t, state))
        } else {
            view! { <Link token=token.get() /> }.into_any()
        }
    };
    view! {
        // The header says it before anything is loaded. From here on pages of this site may know
        // the site, but no path, so that later forms still say where they come from.
        <Meta name="referrer" content="strict-origin" />
        {content}
    }
    .into_any()
}

fn without_link(t: SignInTexts, state: &str) -> AnyView {
    let (title, body) = match state {
        "closed" => (t.closed_title(), t.closed_body()),
        "later" => (t.closed_title(), t.try_later()),
        "no-phone" => (t.no_phone_title(), t.no_phone()),
        _ => (t.no_link_title(), t.no_link_body()),
    };
    view! {
        <PageHeader title />
        <p class="auth__text">{body}</p>
    }
    .into_any()
}

#[component]
fn Link(token: String) -> impl IntoView {
    let t = SignInTexts::here();
    let hidden = token.clone();
    let data = Resource::new(|| (), move |()| login_link(token.clone()));
    view! {
        <Suspense fallback=|| view! { <SkeletonRows rows=3 /> }>
            {move || {
                let token = hidden.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(LinkInfo::Open { platform, challenge }) => {
                            view! { <Redeem token challenge platform /> }.into_any()
                        }
                        Ok(LinkInfo::Closed) => without_link(t, "closed"),
                        Err(error) => view! {
                            <PageHeader title=t.page() />
                            <ErrorPanel error />
                        }
                        .into_any(),
                    }
                })
            }}
        </Suspense>
    }
    .into_any()
}

#[component]
fn Redeem(token: String, challenge: String, platform: String) -> impl IntoView {
    let t = SignInTexts::here();
    let action = ServerAction::<RedeemLink>::new();
    view! {
        <PageHeader title=t.see_earnings(platform) />
        <p class="auth__text">{t.link_intro()}</p>
        <ActionForm action attr:class="form">
            <ErrorSummary error=action_error(action) />
            <input type="hidden" name="token" value=token />
            <input type="hidden" name="challenge" value=challenge />
            <SubmitButton pending=action.pending() wide=true>
                {t.continue_()}
            </SubmitButton>
        </ActionForm>
    }
    .into_any()
}
