use crate::actions::transfers::SendTransfer;
use crate::connect::parts::{Effect, EffectTable};
use crate::error::action_error;
use crate::format;
use crate::i18n::{CommonTexts, MoneyTexts, country_name};
use crate::queries::transfers::draft::TransferPreview;
use crate::ui::{
    Card, Description, DescriptionList, ErrorSummary, LinkButton, MoneyText, SubmitButton, Variant,
    written,
};
use crate::url::transfers::TransferDraft;
use domain::money::Money;
use leptos::prelude::*;

/// The second step of a transfer: what would happen, and the button that does it.
#[component]
pub fn ReviewCard(
    /// What was typed.
    draft: TransferDraft,
    /// What would happen.
    preview: TransferPreview,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let action = ServerAction::<SendTransfer>::new();
    let error = action_error(action);
    let amount = format::money(texts.0, preview.amount);
    let back = draft.form_url();
    // A refusal is remembered under the form's key, so another try starts with another one.
    let again = draft.fresh_url();
    view! {
        <Card>
            <div class="stack">
                <ErrorSummary error />
                <div hidden=move || error.get().is_none()>
                    <LinkButton href=again>{texts.change_details()}</LinkButton>
                </div>
                <p class="review__amount">
                    <span class="muted">{texts.you_send()}</span>
                    <MoneyText money=preview.amount large=true />
                </p>
                <Facts draft=draft.clone() preview=preview.clone() />
                <EffectTable title=texts.after_transfer() effects=effects(texts, &preview) />
                <ActionForm action>
                    <DraftInputs draft />
                    <div class="form__actions">
                        <LinkButton href=back variant=Variant::Ghost>
                            {CommonTexts(texts.0).back()}
                        </LinkButton>
                        <SubmitButton pending=action.pending()>
                            {texts.send_amount(amount)}
                        </SubmitButton>
                    </div>
                </ActionForm>
            </div>
        </Card>
        <p class="review__note">{texts.sends_once()}</p>
    }
    .into_any()
}

/// What was typed, as the sending form carries it.
#[component]
fn DraftInputs(draft: TransferDraft) -> impl IntoView {
    [
        ("to", draft.to),
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
fn Facts(draft: TransferDraft, preview: TransferPreview) -> impl IntoView {
    let texts = MoneyTexts::here();
    let currency = preview.amount.currency().upper();
    let destination = preview.destination;
    let description = match draft.description.trim() {
        "" => texts.no_description().to_owned(),
        text => text.to_owned(),
    };
    let place = country_name(texts.0, destination.country);
    view! {
        <DescriptionList receipt=true>
            <Description
                term=texts.from()
                note=move || texts.available_balance(&currency)
            >
                {written(preview.platform_name)}
            </Description>
            <Description
                term=texts.to()
                note=move || {
                    view! {
                        <span class="mono">{destination.id.clone()}</span>
                        " · "
                        {place}
                    }
                }
            >
                {written(destination.name)}
            </Description>
            <Description term=texts.description() note=move || texts.shown_to_account()>
                {written(description)}
            </Description>
            <Description term=texts.arrives() note=move || texts.in_their_balance()>
                {texts.immediately()}
            </Description>
        </DescriptionList>
    }
    .into_any()
}

fn effects(texts: MoneyTexts, preview: &TransferPreview) -> Vec<Effect> {
    let (amount, currency) = (preview.amount.minor(), preview.amount.currency());
    let effect = |name: &str, before, change| Effect {
        label: texts.whose_available(name),
        now: Money::new(before, currency),
        change,
    };
    vec![
        effect(
            &preview.platform_name,
            preview.platform_before,
            amount.saturating_neg(),
        ),
        effect(
            &preview.destination.name,
            preview.destination_before,
            amount,
        ),
    ]
}
