use super::standing::rejection;
use crate::format;
use crate::i18n::{AccountTexts, RequirementTexts};
use crate::ui::{Badge, Card, Column, DateText, Intent, Notice, Table};
use domain::account::{Account, AccountStatus, DisabledReason};
use domain::time::Timestamp;
use leptos::prelude::*;

/// What is wrong with an account, and what it must still provide.
#[component]
pub fn Alerts(
    /// The account.
    account: Account,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let lines = requirements(RequirementTexts(texts.0), &account);
    let notice = notice(texts, &account).map(|(intent, title, body)| {
        view! { <Notice intent title>{body}</Notice> }
    });
    view! {
        {notice}
        {(!lines.is_empty()).then(|| view! { <RequirementsCard lines /> })}
    }
    .into_any()
}

fn notice(texts: AccountTexts, account: &Account) -> Option<(Intent, String, &'static str)> {
    let deadline = account.requirements.current_deadline;
    Some(match account.status {
        AccountStatus::Enabled => return None,
        AccountStatus::Restricted
            if account.requirements.disabled_reason == Some(DisabledReason::NoCapabilities) =>
        {
            (
                Intent::Urgent,
                texts.restricted_title().to_owned(),
                texts.payouts_not_requested(),
            )
        }
        AccountStatus::Restricted => (
            Intent::Urgent,
            texts.restricted_title().to_owned(),
            texts.restricted_body(),
        ),
        AccountStatus::RestrictedSoon => {
            let day = format::date(texts.0, deadline.unwrap_or_default());
            (Intent::Warning, texts.soon_title(day), texts.soon_body())
        }
        AccountStatus::Pending => (
            Intent::Warning,
            texts.pending_title().to_owned(),
            texts.pending_body(),
        ),
        AccountStatus::InReview => (
            Intent::Info,
            texts.review_title().to_owned(),
            texts.in_review(),
        ),
        AccountStatus::Rejected => {
            let reason = account.requirements.disabled_reason;
            let reason = reason.unwrap_or(DisabledReason::RejectedOther);
            (
                Intent::Urgent,
                texts.rejected_title().to_owned(),
                rejection(texts, reason),
            )
        }
    })
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    label: String,
    past_due: bool,
    deadline: Option<Timestamp>,
}

/// What is missing, each once: several keys may mean one thing to people.
fn requirements(texts: RequirementTexts, account: &Account) -> Vec<Line> {
    if account.status == AccountStatus::Rejected {
        return Vec::new();
    }
    let mut lines: Vec<Line> = Vec::new();
    for key in &account.requirements.currently_due {
        let asked = account
            .verification
            .asked
            .iter()
            .find(|item| item.key == *key);
        let line = Line {
            label: texts.of(key).map_or_else(|| key.clone(), str::to_owned),
            past_due: account.requirements.past_due.contains(key),
            deadline: asked.map(|item| item.deadline),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.sort_by_key(|line| (!line.past_due, line.deadline.is_none()));
    lines
}

#[component]
fn RequirementsCard(lines: Vec<Line>) -> impl IntoView {
    let texts = AccountTexts::here();
    let count = lines.len().to_string();
    let rows = lines
        .into_iter()
        .map(|line| row(texts, line))
        .collect_view();
    view! {
        <Card title=texts.required() count flush=true>
            <Table caption=texts.required() plain=true>
                <thead>
                    <tr>
                        <Column label=texts.requirement() />
                        <Column label=crate::i18n::CommonTexts(texts.0).status() />
                        <Column label=texts.due() />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
    .into_any()
}

fn row(texts: AccountTexts, line: Line) -> impl IntoView {
    let (intent, label) = if line.past_due {
        (Intent::Urgent, texts.past_due_badge())
    } else {
        (Intent::Warning, texts.currently_due_badge())
    };
    let due = match line.deadline {
        Some(at) => view! { <DateText at /> }.into_any(),
        None => texts.no_deadline().into_any(),
    };
    view! {
        <tr>
            <td class="cell--main">{line.label}</td>
            <td>
                <Badge intent label />
            </td>
            <td class="cell--muted" data-label=texts.due()>
                {due}
            </td>
        </tr>
    }
}
