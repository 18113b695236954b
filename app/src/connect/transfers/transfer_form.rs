use super::account_picker::AccountPicker;
use crate::connect::parts::AmountAndCurrency;
use crate::error::{ActionError, UiError, field_error};
use crate::format;
use crate::i18n::{CommonTexts, MoneyTexts, country_name};
use crate::queries::transfers::draft::{Destination, TransferForm};
use crate::routes::paths;
use crate::ui::{
    Card, EmptyState, ErrorSummary, Field, LinkButton, SubmitButton, TextField, Variant,
};
use domain::balance_transaction::Balance;
use domain::money::{Currency, Money};
use domain::transfer::MAX_DESCRIPTION;
use leptos::prelude::*;
use leptos_router::components::Form;

/// The first step of a transfer: whom to, how much, what for. Everything travels in the address, so
/// an error on the second step loses nothing.
#[component]
pub fn TransferFormView(
    /// What was typed and what is known.
    form: TransferForm,
    /// What the second step found wrong.
    #[prop(default = None)]
    error: Option<UiError>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let error: ActionError = Signal::stored(error);
    if !form.rights.send_funds {
        return view! {
            <Card>
                <EmptyState title=texts.only_admins_send() />
            </Card>
        }
        .into_any();
    }
    let step = match form.destination.clone() {
        None => view! {
            <AccountPicker
                draft=form.draft
                matches=form.matches
                error=field_error(error, "to")
            />
        }
        .into_any(),
        Some(destination) => view! { <DetailsForm form destination error /> }.into_any(),
    };
    view! {
        <Card>
            <div class="stack">
                <ErrorSummary error />
                {step}
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn DetailsForm(form: TransferForm, destination: Destination, error: ActionError) -> impl IntoView {
    let texts = MoneyTexts::here();
    let draft = form.draft;
    let currency = draft.currency.parse().unwrap_or(destination.currency);
    let help = texts.amount_help(available(texts, &form.balances, currency));
    let currencies = currencies(&form.balances, destination.currency);
    let change = draft.url_to("");
    view! {
        <Form method="GET" action=paths::REVIEW_TRANSFER attr:class="form">
            <input type="hidden" name="to" value=destination.id.clone() />
            <input type="hidden" name="key" value=draft.key />
            <ChosenAccount destination change error=field_error(error, "to") />
            <AmountAndCurrency
                amount=draft.amount
                currency
                currencies
                help
                understood=MoneyTexts::will_send_text
                error
            />
            <TextField
                name="description"
                label=texts.description()
                value=draft.description
                help=texts.description_help()
                error=field_error(error, "description")
                maxlength=u32::try_from(MAX_DESCRIPTION).ok()
                autocomplete="off"
                optional=true
            />
            <div class="form__actions">
                <LinkButton href=paths::TRANSFERS variant=Variant::Ghost>
                    {CommonTexts(texts.0).cancel()}
                </LinkButton>
                <SubmitButton>{texts.review()}</SubmitButton>
            </div>
        </Form>
    }
    .into_any()
}

/// The chosen destination, with the way to choose another.
#[component]
fn ChosenAccount(
    destination: Destination,
    change: String,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let help = format!(
        "{} · {} · {}",
        destination.id,
        country_name(texts.0, destination.country),
        texts.settles_in(destination.currency.upper())
    );
    view! {
        <Field name="to" label=texts.to() help error>
            <div class="row row--nowrap">
                <input
                    class="input"
                    id="field-to"
                    value=destination.name
                    readonly=true
                    aria-describedby="field-to-help"
                    aria-invalid=move || error.get().is_some().then_some("true")
                />
                <LinkButton href=change>{texts.change_account()}</LinkButton>
            </div>
        </Field>
    }
    .into_any()
}

fn available(texts: MoneyTexts, balances: &[Balance], currency: Currency) -> String {
    let found = balances.iter().find(|balance| balance.currency == currency);
    format::money(
        texts.0,
        Money::new(found.map_or(0, |it| it.available), currency),
    )
}

/// The destination's currency first, then the others that the platform holds.
fn currencies(balances: &[Balance], settles: Currency) -> Vec<Currency> {
    let others = balances
        .iter()
        .map(|balance| balance.currency)
        .filter(|it| *it != settles);
    std::iter::once(settles).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_destinations_currency_comes_first_and_once() {
        let balances = [Balance::empty(Currency::EUR), Balance::empty(Currency::USD)];
        assert_eq!(
            currencies(&balances, Currency::USD),
            [Currency::USD, Currency::EUR]
        );
        assert_eq!(currencies(&[], Currency::JPY), [Currency::JPY]);
    }
}
