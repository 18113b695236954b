use crate::error::{ActionError, field_error};
use crate::format;
use crate::i18n::{MoneyTexts, ProblemTexts, use_locale};
use crate::ui::{AmountField, Choice, SelectField};
use domain::money::{AmountError, Currency, read_typed};
use leptos::prelude::*;

/// The fields `amount` and `currency`, with a line that says what was understood as one types.
#[component]
pub fn AmountAndCurrency(
    /// The amount as it was typed.
    amount: String,
    /// The currency chosen at first.
    currency: Currency,
    /// What can be chosen.
    currencies: Vec<Currency>,
    /// A line of help under the amount.
    #[prop(into)]
    help: String,
    /// What is said of an amount that was understood.
    understood: fn(MoneyTexts, String) -> String,
    /// The error of the form.
    error: ActionError,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let typed = RwSignal::new(amount.clone());
    let chosen = RwSignal::new(currency.code().to_owned());
    let unit = Signal::derive(move || chosen.get().parse().unwrap_or(currency));
    let locale = use_locale();
    let preview = Signal::derive(move || {
        let currency = unit.get();
        match read_typed(&typed.get(), locale.notation(), currency) {
            Ok(amount) => Some(understood(texts, format::money(locale, amount.money()))),
            // Anything else may only not be finished yet.
            Err(error @ AmountError::TwoReadings(..)) => {
                Some(ProblemTexts(locale).amount(error, currency))
            }
            Err(_) => None,
        }
    });
    let choices = currencies
        .into_iter()
        .map(|it| Choice::new(it.code(), it.upper()))
        .collect::<Vec<_>>();
    view! {
        <div class="amount-row">
            <AmountField
                name="amount"
                label=texts.amount()
                value=amount
                currency=unit
                help
                error=field_error(error, "amount")
                bind=typed
                preview
            />
            <SelectField
                name="currency"
                label=texts.currency()
                choices
                value=currency.code()
                error=field_error(error, "currency")
                bind=chosen
            />
        </div>
    }
    .into_any()
}
