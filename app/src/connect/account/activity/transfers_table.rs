use crate::format;
use crate::i18n::{AccountTexts, CommonTexts, PaymentTexts};
use crate::routes::paths;
use crate::ui::{
    Column, DateText, MoneyText, RowLink, StatusBadge, Table, transfer_status, written,
};
use domain::transfer::Transfer;
use leptos::prelude::*;

/// Funds that the platform sent to the account, and funds that it pulled: below zero.
#[component]
pub fn TransfersTable(
    /// The transfers.
    transfers: Vec<Transfer>,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let common = CommonTexts(texts.0);
    let rows = transfers
        .into_iter()
        .map(|it| row(texts, it))
        .collect_view();
    view! {
        <Table caption=texts.tab_transfers()>
            <thead>
                <tr>
                    <Column label=common.description() />
                    <Column label=common.status() />
                    <Column label="Id" />
                    <Column label=common.date() />
                    <Column label=common.amount() numeric=true />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn row(texts: AccountTexts, transfer: Transfer) -> impl IntoView {
    let common = CommonTexts(texts.0);
    let status = transfer_status(texts.0, &transfer);
    let back = transfer.amount_reversed;
    let back = (!back.is_zero()).then(|| {
        let text = PaymentTexts(texts.0).reversed_of(format::amount(texts.0, back));
        view! { <div class="cell__sub">{text}</div> }
    });
    let pulled = transfer.from.is_some();
    let title = transfer.description.unwrap_or_else(|| {
        let title = if pulled {
            texts.pulled_by_platform()
        } else {
            texts.sent_by_platform()
        };
        title.to_owned()
    });
    let amount = if pulled {
        transfer.amount.negated()
    } else {
        transfer.amount.money()
    };
    view! {
        <tr>
            <td class="cell--main">
                <RowLink href=paths::transfer(transfer.id.as_str())>{written(title)}</RowLink>
            </td>
            <td data-label=common.status()>
                <StatusBadge status />
            </td>
            <td class="cell--muted cell--wide mono">{transfer.id.to_string()}</td>
            <td class="cell--muted" data-label=common.date()>
                <DateText at=transfer.created />
            </td>
            <td class="cell--number" data-label=common.amount()>
                <div>
                    <MoneyText money=amount />
                    {back}
                </div>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;
    use domain::money::{Currency, Money, Positive};
    use domain::time::Timestamp;
    use domain::transfer::NewTransfer;

    fn transfer(reversed: i64) -> Transfer {
        let usd = |minor| Money::new(minor, Currency::USD);
        let amount = Positive::new(usd(25_000)).unwrap();
        let new = NewTransfer::new(amount, "acct_1".parse().unwrap());
        let (id, payment) = ("tr_1".parse().unwrap(), "py_1".parse().unwrap());
        let line = "txn_1".parse().unwrap();
        Transfer {
            amount_reversed: usd(reversed),
            ..Transfer::sent(&new, id, payment, line, Timestamp::from_unix(0))
        }
    }

    fn table(reversed: i64) -> String {
        html(move || view! { <TransfersTable transfers=vec![transfer(reversed)] /> })
    }

    #[test]
    fn what_was_pulled_stands_below_zero() {
        assert!(table(0).contains("Sent by the platform"));
        let pulled = Transfer {
            from: Some("acct_1".parse().unwrap()),
            destination: "acct_platform".parse().unwrap(),
            ..transfer(0)
        };
        let pulled = html(move || view! { <TransfersTable transfers=vec![pulled] /> });
        assert!(pulled.contains("Pulled by the platform"), "{pulled}");
        assert!(pulled.contains("−250.00"), "{pulled}");
    }

    #[test]
    fn what_came_back_is_shown() {
        assert!(table(0).contains("Paid") && !table(0).contains("reversed"));
        let part = table(1_000);
        assert!(
            part.contains("Partially reversed") && part.contains("10.00 reversed"),
            "{part}"
        );
        assert!(table(25_000).contains("Reversed"));
    }
}
