use crate::i18n::PayoutTexts;
use crate::queries::payouts::LinesTotal;
use crate::ui::{Card, Description, DescriptionList, MoneyText};
use domain::money::Money;
use domain::payout::Payout;
use leptos::prelude::*;

/// What a payout is made of: its lines before and after fees, and its own fee. Only the amount,
/// where no lines belong to it.
#[component]
pub fn PayoutSums(
    /// The payout.
    payout: Payout,
    /// What its lines add up to.
    total: LinesTotal,
) -> impl IntoView {
    let texts = PayoutTexts::here();
    let lines = (total.count > 0).then(|| {
        let fee = (!total.fee.is_zero()).then(|| {
            view! {
                {part(texts.lines_gross().to_owned(), total.gross)}
                {part(texts.lines_fee().to_owned(), minus(total.fee))}
            }
        });
        view! {
            {fee}
            {part(texts.lines_net(total.count), total.net)}
        }
    });
    let fee =
        (!payout.fee.is_zero()).then(|| part(texts.instant_fee().to_owned(), minus(payout.fee)));
    let amount = payout.moves.amount.money();
    let term = if payout.is_debit() {
        texts.debit_amount()
    } else {
        texts.payout_amount()
    };
    view! {
        <Card>
            <DescriptionList receipt=true>
                {lines}
                {fee}
                <Description term>
                    <strong>
                        <MoneyText money=amount />
                    </strong>
                </Description>
            </DescriptionList>
        </Card>
    }
    .into_any()
}

fn minus(money: Money) -> Money {
    money.checked_neg().unwrap_or(money)
}

fn part(term: String, money: Money) -> AnyView {
    view! {
        <Description term>
            <MoneyText money />
        </Description>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::payouts::sample;
    use crate::ui::testing::html;
    use domain::money::Currency;

    #[test]
    fn the_lines_add_up_to_the_payout() {
        let usd = |minor| Money::new(minor, Currency::USD);
        let total = LinesTotal {
            count: 37,
            gross: usd(92_000),
            fee: usd(3_590),
            net: usd(88_410),
        };
        let out = html(move || view! { <PayoutSums payout=sample() total /> });
        for text in ["920.00", "−35.90", "37 transactions", "884.10"] {
            assert!(out.contains(text), "{text} in {out}");
        }
        let none = LinesTotal {
            count: 0,
            gross: usd(0),
            fee: usd(0),
            net: usd(0),
        };
        let by_hand = html(move || view! { <PayoutSums payout=sample() total=none /> });
        assert!(!by_hand.contains("transaction"), "{by_hand}");
    }
}
