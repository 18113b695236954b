use super::*;
use crate::ui::testing::html;
use domain::money::Currency;

#[test]
fn a_sound_field_points_to_its_help_only() {
    let out = html(|| view! { <TextField name="email" label="Email" help="Work address" /> });
    assert!(
        out.contains("for=\"field-email\"") && out.contains("id=\"field-email\""),
        "{out}"
    );
    assert!(
        out.contains("aria-describedby=\"field-email-help\""),
        "{out}"
    );
    assert!(
        !out.contains("aria-invalid") && !out.contains("autofocus"),
        "{out}"
    );
}

#[test]
fn an_invalid_field_says_why_and_takes_the_focus() {
    let out = html(|| {
        let error = Signal::stored(Some("Too much".to_owned()));
        view! { <AmountField name="amount" label="Amount" currency=Currency::USD error /> }
    });
    assert!(
        out.contains("aria-invalid=\"true\"") && out.contains("autofocus"),
        "{out}"
    );
    assert!(
        out.contains("aria-describedby=\"field-amount-error\""),
        "{out}"
    );
    assert!(out.contains("Too much") && out.contains("USD"), "{out}");
}

#[test]
fn the_chosen_option_is_selected() {
    let choices = vec![Choice::new("usd", "USD"), Choice::new("eur", "EUR")];
    let out = html(move || {
        view! { <SelectField name="currency" label="Currency" choices value="eur" /> }
    });
    assert_eq!(out.matches("selected").count(), 1, "{out}");
}
