use crate::connect::parts::AmountAndCurrency;
use crate::error::{ActionError, UiError, field_error};
use crate::i18n::{CommonTexts, MoneyTexts};
use crate::queries::topups::TopupForm;
use crate::routes::paths;
use crate::ui::{Card, EmptyState, ErrorSummary, LinkButton, SubmitButton, TextField, Variant};
use domain::balance_transaction::Balance;
use domain::money::Currency;
use domain::transfer::MAX_DESCRIPTION;
use leptos::prelude::*;
use leptos_router::components::Form;

/// The first step of a top-up. Everything travels in the address, so an error on the second step
/// loses nothing.
#[component]
pub fn TopupFormView(
    /// What was typed and what is known.
    form: TopupForm,
    /// What the second step found wrong.
    #[prop(default = None)]
    error: Option<UiError>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    if !form.rights.add_funds {
        return view! {
            <Card>
                <EmptyState title=texts.only_admins_add() />
            </Card>
        }
        .into_any();
    }
    let error: ActionError = Signal::stored(error);
    let draft = form.draft;
    let currency = draft.currency.parse().unwrap_or(form.currency);
    let currencies = currencies(&form.balances, form.currency);
    view! {
        <Card>
            <Form method="GET" action=paths::REVIEW_TOPUP attr:class="form">
                <ErrorSummary error />
                <input type="hidden" name="key" value=draft.key />
                <AmountAndCurrency
                    amount=draft.amount
                    currency
                    currencies
                    help=texts.amount_help_plain()
                    understood=MoneyTexts::will_add_text
                    error
                />
                <TextField
                    name="description"
                    label=texts.description()
                    value=draft.description
                    help=texts.topup_description_help()
                    error=field_error(error, "description")
                    maxlength=u32::try_from(MAX_DESCRIPTION).ok()
                    autocomplete="off"
                    optional=true
                />
                <div class="form__actions">
                    <LinkButton href=paths::BALANCES variant=Variant::Ghost>
                        {CommonTexts(texts.0).cancel()}
                    </LinkButton>
                    <SubmitButton>{texts.review()}</SubmitButton>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}

/// The platform's own currency first, then the others that it holds, then the rest.
fn currencies(balances: &[Balance], own: Currency) -> Vec<Currency> {
    let held = balances.iter().map(|balance| balance.currency);
    let mut all: Vec<Currency> = Vec::new();
    for currency in std::iter::once(own).chain(held).chain(Currency::all()) {
        if !all.contains(&currency) {
            all.push(currency);
        }
    }
    all
}
