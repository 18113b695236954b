use crate::actions::links::CreateLoginLink;
use crate::i18n::AccountTexts;
use crate::ui::{IconName, SubmitButton, Variant};
use domain::account::Account;
use leptos::prelude::*;

/// Login links exist for Express accounts that finished onboarding.
pub fn may_have_link(account: &Account) -> bool {
    account.has_express_dashboard() && account.verification.details_submitted
}

/// Makes a login link. A form that posts: making one is an act, never the effect of opening a page.
#[component]
pub fn LinkForm(
    /// The account's id.
    account: String,
    /// Makes the link.
    action: ServerAction<CreateLoginLink>,
) -> impl IntoView {
    view! {
        <ActionForm action>
            <input type="hidden" name="account" value=account />
            <SubmitButton pending=action.pending() variant=Variant::Secondary icon=IconName::Key>
                {AccountTexts::here().create_login_link()}
            </SubmitButton>
        </ActionForm>
    }
    .into_any()
}
