use crate::i18n::PayoutTexts;
use crate::queries::account::AccountData;
use crate::queries::payouts::NextPayout;
use crate::ui::{
    Card, DateText, Description, DescriptionList, Intent, Notice, StatusBadge, bank_status, written,
};
use domain::account::Account;
use domain::external_account::{BankStatus, ExternalAccount};
use leptos::prelude::*;

/// When the account is paid out, and to where; red with what to do where its bank fails.
#[component]
pub fn ScheduleCard(
    /// The account with its figures.
    data: AccountData,
) -> impl IntoView {
    let texts = PayoutTexts::here();
    let account = &data.account;
    let next = match data.next_payout {
        NextPayout::On(at) => view! { <DateText at /> }.into_any(),
        NextPayout::Manual => texts.on_request().into_any(),
        NextPayout::NotEnabled => texts.waits_for_account().into_any(),
        NextPayout::NoBank => texts.waits_for_bank().into_any(),
        NextPayout::BankErrored => texts.waits_for_other_bank().into_any(),
    };
    let banks = destinations(account);
    let schedule = texts.schedule_in_words(&account.payout_schedule());
    let delay = delay(texts, account);
    let (problem, banks) = (problem(texts, &banks), banks_in_words(texts, &banks));
    view! {
        {problem}
        <Card title=texts.schedule()>
            <DescriptionList>
                <Description term=texts.interval()>{schedule}</Description>
                <Description term=texts.delay()>{delay}</Description>
                <Description term=texts.next_payday()>{next}</Description>
                {banks}
            </DescriptionList>
        </Card>
    }
    .into_any()
}

/// Where payouts go by themselves: one per currency.
fn destinations(account: &Account) -> Vec<ExternalAccount> {
    let all = account.external_accounts().into_iter();
    all.filter(ExternalAccount::is_default).collect()
}

fn delay(texts: PayoutTexts, account: &Account) -> String {
    let days = account.settings.delay_days;
    let days = i64::from(days.unwrap_or_else(|| account.country.delay_days()));
    if account.country.counts_business_days() {
        texts.delay_business(days)
    } else {
        texts.delay_days(days)
    }
}

const fn status_of(bank: &ExternalAccount) -> Option<BankStatus> {
    match bank {
        ExternalAccount::Bank(bank) => Some(bank.status),
        ExternalAccount::Card(_) => None,
    }
}

/// What is wrong with the banks, and what to do.
fn problem(texts: PayoutTexts, banks: &[ExternalAccount]) -> Option<AnyView> {
    let has = |status| banks.iter().any(|bank| status_of(bank) == Some(status));
    let (title, body) = if has(BankStatus::Errored) {
        (texts.bank_errored_title(), texts.bank_errored_help())
    } else if has(BankStatus::VerificationFailed) {
        (texts.bank_unverified_title(), texts.bank_unverified_help())
    } else {
        return None;
    };
    Some(view! { <Notice intent=Intent::Urgent title>{body}</Notice> }.into_any())
}

fn banks_in_words(texts: PayoutTexts, banks: &[ExternalAccount]) -> AnyView {
    if banks.is_empty() {
        return view! {
            <Description term=texts.destination() note=move || texts.no_bank_help()>
                {texts.no_bank()}
            </Description>
        }
        .into_any();
    }
    let several = banks.len() > 1;
    let rows = banks.iter().map(|bank| {
        let term = if several {
            texts.destination_in(bank.currency().upper())
        } else {
            texts.destination().to_owned()
        };
        let badge = status_of(bank).map(|status| {
            view! { <StatusBadge status=bank_status(texts.0, status) /> }
        });
        let label = written(bank.label().trim());
        view! { <Description term>{label} " " {badge}</Description> }
    });
    rows.collect_view().into_any()
}
