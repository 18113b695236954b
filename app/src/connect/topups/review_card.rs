use crate::actions::topups::AddFunds;
use crate::connect::parts::{Effect, EffectTable};
use crate::error::action_error;
use crate::format;
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::ui::{
    Card, Description, DescriptionList, ErrorSummary, LinkButton, MoneyText, SubmitButton, Variant,
    written,
};
use crate::url::transfers::TopupDraft;
use domain::money::Money;
use leptos::prelude::*;

/// The second step of a top-up: what would happen, and the button that does it.
#[component]
pub fn TopupReviewCard(
    /// What was typed.
    draft: TopupDraft,
    /// How much.
    amount: Money,
    /// What is available before, in minor units.
    before: i64,
    /// The platform's name.
    platform_name: String,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let action = ServerAction::<AddFunds>::new();
    let error = action_error(action);
    let effects = vec![Effect {
        label: texts.whose_available(&platform_name),
        now: Money::new(before, amount.currency()),
        change: amount.minor(),
    }];
    let back = draft.form_url();
    // A refusal is remembered under the form's key, so another try starts with another one.
    let again = draft.fresh_url();
    let label = texts.add_amount(format::money(texts.0, amount));
    view! {
        <Card>
            <div class="stack">
                <ErrorSummary error />
                <div hidden=move || error.get().is_none()>
                    <LinkButton href=again>{texts.change_details()}</LinkButton>
                </div>
                <p class="review__amount">
                    <span class="muted">{texts.you_add()}</span>
                    <MoneyText money=amount large=true />
                </p>
                <Facts draft=draft.clone() amount platform_name />
                <EffectTable title=texts.after_topup() effects />
                <ActionForm action>
                    <DraftInputs draft />
                    <div class="form__actions">
                        <LinkButton href=back variant=Variant::Ghost>
                            {CommonTexts(texts.0).back()}
                        </LinkButton>
                        <SubmitButton pending=action.pending()>{label}</SubmitButton>
                    </div>
                </ActionForm>
            </div>
        </Card>
        <p class="review__note">{texts.adds_once()}</p>
    }
    .into_any()
}

/// What was typed, as the adding form carries it.
#[component]
fn DraftInputs(draft: TopupDraft) -> impl IntoView {
    [
        ("amount", draft.amount),
        ("currency", draft.currency),
        ("description", draft.description),
        ("key", draft.key),
    ]
    .into_iter()
    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
    .collect_view()
}

#[component]
fn Facts(draft: TopupDraft, amount: Money, platform_name: String) -> impl IntoView {
    let texts = MoneyTexts::here();
    let description = match draft.description.trim() {
        "" => texts.no_description().to_owned(),
        text => text.to_owned(),
    };
    let balance = texts.available_balance(amount.currency().upper());
    view! {
        <DescriptionList receipt=true>
            <Description term=texts.from() note=move || texts.simulated_bank()>
                {texts.your_bank()}
            </Description>
            <Description term=texts.to() note=move || balance.clone()>
                {written(platform_name)}
            </Description>
            <Description term=texts.description()>{written(description)}</Description>
            <Description term=texts.arrives() note=move || texts.in_your_balance()>
                {texts.immediately()}
            </Description>
        </DescriptionList>
    }
    .into_any()
}
