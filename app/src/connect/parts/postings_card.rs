use super::words;
use crate::i18n::MoneyTexts;
use crate::queries::postings::Postings;
use crate::ui::{Card, Column, MoneyText, Table, written};
use domain::id::AccountId;
use domain::ledger::{LedgerKind, PostingRow};
use domain::money::Money;
use leptos::prelude::*;

/// The movements behind an object: what left where, and what each side held after. Nothing where
/// nothing moved.
#[component]
pub fn PostingsCard(
    /// The movements.
    postings: Postings,
) -> impl IntoView {
    let texts = MoneyTexts::here();
    let Postings { rows, names } = postings;
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows
        .into_iter()
        .map(|it| row(texts, it, &names))
        .collect_view();
    view! {
        <Card title=texts.postings() flush=true>
            <Table caption=texts.postings() plain=true>
                <thead>
                    <tr>
                        <Column label=texts.debit() />
                        <Column label=texts.credit() />
                        <Column label=texts.amount() numeric=true />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
    .into_any()
}

fn row(
    texts: MoneyTexts,
    posting: PostingRow,
    names: &[(AccountId, String)],
) -> impl IntoView + use<> {
    let side = |(owner, kind): &(String, LedgerKind), held: i64| {
        let held = Money::new(held, posting.amount.currency());
        view! {
            <div>
                {side_name(texts, owner, *kind, names)}
                <div class="cell__sub">
                    {texts.held_after()} " " <MoneyText money=held />
                </div>
            </div>
        }
    };
    view! {
        <tr>
            <td class="cell--main">
                {side(&posting.debit, posting.debit_balance)}
            </td>
            <td data-label=texts.credit()>{side(&posting.credit, posting.credit_balance)}</td>
            <td class="cell--number" data-label=texts.amount()>
                <div>
                    <MoneyText money=posting.amount />
                    <div class="cell__sub mono">{posting.code.clone()}</div>
                </div>
            </td>
        </tr>
    }
}

/// The owner by name where it is known, and what the side holds.
fn side_name(
    texts: MoneyTexts,
    owner: &str,
    kind: LedgerKind,
    names: &[(AccountId, String)],
) -> String {
    let known = names
        .iter()
        .find(|(id, _)| id.as_str() == owner)
        .map(|(_, name)| name.as_str());
    let name = match (known, owner) {
        (Some(name), _) => name,
        (None, "world") => texts.outside_world(),
        (None, id) => id,
    };
    format!("{} · {}", written(name), words::ledger_kind(texts.0, kind))
}
