use super::account::{
    AccountHead, ActivityChoice, ActivityPart, Alerts, BalancesCard, Figures, LoadedActivity,
    MetadataCard, ProfileCard, ScheduleCard,
};
use super::parts::loaded_under;
use crate::actions::links::CreateLoginLink;
use crate::error::action_error;
use crate::i18n::{AccountTexts, ConnectTexts};
use crate::queries::account::{AccountData, load_account};
use crate::routes::paths;
use crate::ui::{Crumb, ErrorSummary, Flash};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// One connected account: state, figures, balances, activity, profile, metadata.
#[component]
pub fn AccountPage() -> impl IntoView {
    let texts = ConnectTexts::here();
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let done = Memo::new(move |_| query.with(|query| query.get("done")));
    // What was just saved is part of the source, so that it is read again.
    let data = Resource::new(move || (id.get(), done.get()), |(id, _)| load_account(id));
    let choice = ActivityChoice::of_address(id);
    let activity = choice.load();
    let trail = vec![Crumb::link(texts.connected_accounts(), paths::ACCOUNTS)];
    view! {
        {move || view! { <Flash message=flash(done.get().as_deref()) /> }}
        {loaded_under(
            texts.connected_accounts(),
            trail,
            data,
            move |data| view! { <AccountBody data choice activity /> },
        )}
    }
}

fn flash(done: Option<&str>) -> Option<String> {
    let texts = AccountTexts::here();
    match done? {
        "profile" => Some(texts.saved_profile().to_owned()),
        "metadata" => Some(texts.saved_metadata().to_owned()),
        _ => None,
    }
}

#[component]
fn AccountBody(
    data: AccountData,
    choice: ActivityChoice,
    activity: LoadedActivity,
) -> impl IntoView {
    let link = ServerAction::<CreateLoginLink>::new();
    let error = action_error(link);
    let account = data.account.clone();
    let can_edit = data.rights.edit_accounts;
    view! {
        <AccountHead data=data.clone() link />
        <div class="stack">
            <ErrorSummary error />
            <Figures data=data.clone() />
            <Alerts account=account.clone() />
            <BalancesCard data=data.clone() />
            <ScheduleCard data />
            <ActivityPart choice activity />
            <MetadataCard
                account=account.id.to_string()
                metadata=account.metadata.clone()
                can_edit
            />
            <ProfileCard account can_edit />
        </div>
    }
    .into_any()
}
