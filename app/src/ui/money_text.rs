use crate::format;
use crate::i18n::use_locale;
use domain::money::Money;
use leptos::prelude::*;

/// An amount, its currency in a fainter tone behind it.
#[component]
pub fn MoneyText(
    /// The amount.
    #[prop(into)]
    money: Money,
    /// Whether what came in carries a plus.
    #[prop(optional)]
    signed: bool,
    /// Whether to leave the currency out, where a heading names it.
    #[prop(optional)]
    bare: bool,
    /// Whether it is a heading's figure.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let locale = use_locale();
    let text = if signed {
        format::amount_signed(locale, money)
    } else {
        format::amount(locale, money)
    };
    let code = (!bare).then(|| {
        view! { <span class="money__code">{format!("\u{a0}{}", money.currency().upper())}</span> }
    });
    view! {
        <span class="money" class:money--large=large>
            <span class="money__amount">{text}</span>
            {code}
        </span>
    }
    .into_any()
}

/// An amount that opens into what it is made of.
#[component]
pub fn MoneyLink(
    /// The amount.
    #[prop(into)]
    money: Money,
    /// Where it opens.
    #[prop(into)]
    href: String,
    /// Whether it is a heading's figure.
    #[prop(optional)]
    large: bool,
    /// Whether to leave the currency out.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    view! {
        <a class="money-link" href=href>
            <MoneyText money large bare />
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::money::Currency;

    #[test]
    fn shows_amount_and_code() {
        let money = Money::new(-8_420, Currency::USD);
        let out = html(move || view! { <MoneyText money /> });
        assert!(out.contains("−84.20") && out.contains("USD"), "{out}");
        let bare = html(move || view! { <MoneyText money bare=true /> });
        assert!(!bare.contains("USD"), "{bare}");
    }
}
