use super::code_form::{CodeForm, ResendForm};
use crate::actions::express::{AnswerCode, ResendCode};
use crate::i18n::SignInTexts;
use crate::queries::express::{ChallengeInfo, login_challenge};
use crate::ui::{ErrorPanel, Flash, Intent, Notice, PageHeader, SkeletonRows};
use crate::url::page::text;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Asks for the code that was sent after a login link was used.
#[component]
pub fn CodePage() -> impl IntoView {
    let t = SignInTexts::here();
    let answer = ServerAction::<AnswerCode>::new();
    let resend = ServerAction::<ResendCode>::new();
    // Every try and every code sent changes what is left.
    let data = Resource::new(
        move || (answer.version().get(), resend.version().get()),
        |_| login_challenge(),
    );
    view! {
        <Transition fallback=|| view! { <SkeletonRows rows=4 /> }>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(Some(info)) => view! { <Waiting info answer resend /> }.into_any(),
                    Ok(None) => view! {
                        <PageHeader title=t.ended_title() />
                        <p class="auth__text">{t.ended_body()}</p>
                    }
                    .into_any(),
                    Err(error) => view! {
                        <PageHeader title=t.enter_code() />
                        <ErrorPanel error />
                    }
                    .into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Waiting(
    info: ChallengeInfo,
    answer: ServerAction<AnswerCode>,
    resend: ServerAction<ResendCode>,
) -> impl IntoView {
    let t = SignInTexts::here();
    let query = use_query_map();
    let sent = move || query.with(|query| text(query, "done") == "sent");
    let hint = info.test_code.clone().map(|code| {
        view! {
            <Notice intent=Intent::Info title=t.test_code_title()>
                {t.test_code(code)}
            </Notice>
        }
    });
    let whose = t.for_account(&info.account, &info.platform);
    view! {
        {move || view! { <Flash message=sent().then(|| t.sent_again().to_owned()) /> }}
        <PageHeader title=t.enter_code() subtitle=move || whose.clone() />
        <p class="auth__text">{t.code_sent(&info.phone)}</p>
        {hint}
        <CodeForm action=answer tries_left=info.tries_left />
        <ResendForm action=resend wait=info.resend_in />
    }
    .into_any()
}
