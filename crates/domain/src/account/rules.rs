//! From what is known of an account to what it may do.

use super::{
    Account, AccountStatus, BusinessType, Capability, CapabilityStatus, Collector, DisabledReason,
    Requirements, Verification,
};
use crate::time::Timestamp;

/// Computes everything that follows from an account's facts at `now`: requirements, capabilities,
/// flags and status.
pub fn refresh(account: &mut Account, now: Timestamp) {
    account.requirements = requirements(account, now);
    let next = capability_status(account);
    for status in account.capabilities.values_mut() {
        *status = next;
    }
    let active = |wanted: fn(Capability) -> bool| {
        account
            .capabilities
            .iter()
            .any(|(capability, status)| wanted(*capability) && *status == CapabilityStatus::Active)
    };
    account.charges_enabled = active(Capability::is_payment);
    account.payouts_enabled = account.charges_enabled || active(|it| it == Capability::Transfers);
    account.status = AccountStatus::of(account);
}

/// What an account must still prove at `now`.
pub fn requirements(account: &Account, now: Timestamp) -> Requirements {
    if account.is_platform() {
        return Requirements::default();
    }
    let fields = missing_fields(account);
    let asked = &account.verification.asked;
    let past_due: Vec<String> = asked
        .iter()
        .filter(|item| item.deadline <= now)
        .map(|item| item.key.clone())
        .collect();
    let mut currently_due = fields;
    for item in asked {
        if !currently_due.contains(&item.key) {
            currently_due.push(item.key.clone());
        }
    }
    currently_due.sort_unstable();
    Requirements {
        eventually_due: currently_due.clone(),
        current_deadline: asked.iter().map(|item| item.deadline).min(),
        disabled_reason: disabled_reason(account, &past_due, &currently_due),
        currently_due,
        past_due,
        pending_verification: Vec::new(),
    }
}

fn disabled_reason(
    account: &Account,
    past_due: &[String],
    currently_due: &[String],
) -> Option<DisabledReason> {
    let Verification {
        rejected,
        under_review,
        details_submitted,
        ..
    } = account.verification;
    if rejected.is_some() {
        return rejected;
    }
    if under_review {
        return Some(DisabledReason::UnderReview);
    }
    let never_finished = !details_submitted && !currently_due.is_empty();
    if !past_due.is_empty() || (never_finished && !account.capabilities.is_empty()) {
        return Some(DisabledReason::PastDue);
    }
    account
        .capabilities
        .is_empty()
        .then_some(DisabledReason::NoCapabilities)
}

fn capability_status(account: &Account) -> CapabilityStatus {
    match account.requirements.disabled_reason {
        None => CapabilityStatus::Active,
        Some(DisabledReason::UnderReview | DisabledReason::PendingVerification) => {
            CapabilityStatus::Pending
        }
        Some(_) => CapabilityStatus::Inactive,
    }
}

/// The usual fields that are not known yet. Where hosted onboarding collects them, finishing it
/// settles them all.
fn missing_fields(account: &Account) -> Vec<String> {
    let finished = account.verification.details_submitted;
    if account.capabilities.is_empty()
        || (finished && account.controller.collection == Collector::Stripe)
    {
        return Vec::new();
    }
    let mut missing = Vec::new();
    let mut need = |known: bool, key: &str| {
        if !known {
            missing.push(key.to_owned());
        }
    };
    let profile = &account.business_profile;
    need(account.business_type.is_some(), "business_type");
    need(profile.mcc.is_some(), "business_profile.mcc");
    need(
        profile.url.is_some() || profile.product_description.is_some(),
        "business_profile.url",
    );
    need(!account.bank_accounts.is_empty(), "external_account");
    need(account.tos_acceptance.date.is_some(), "tos_acceptance.date");
    need(account.tos_acceptance.ip.is_some(), "tos_acceptance.ip");
    match account.business_type {
        Some(BusinessType::Individual) => person_fields(account, &mut need),
        Some(_) => company_fields(account, &mut need),
        None => {}
    }
    missing
}

fn person_fields(account: &Account, need: &mut impl FnMut(bool, &str)) {
    let person = account.individual.clone().unwrap_or_default();
    need(person.first_name.is_some(), "individual.first_name");
    need(person.last_name.is_some(), "individual.last_name");
    need(person.dob.is_some(), "individual.dob.day");
    need(person.dob.is_some(), "individual.dob.month");
    need(person.dob.is_some(), "individual.dob.year");
    need(person.address.line1.is_some(), "individual.address.line1");
    need(person.address.city.is_some(), "individual.address.city");
    need(
        person.address.postal_code.is_some(),
        "individual.address.postal_code",
    );
    need(person.email.is_some(), "individual.email");
    need(person.phone.is_some(), "individual.phone");
    if account.country.code() == "US" {
        need(person.address.state.is_some(), "individual.address.state");
        let known = person.ssn_last_4_provided || person.id_number_provided;
        need(known, "individual.ssn_last_4");
    }
}

fn company_fields(account: &Account, need: &mut impl FnMut(bool, &str)) {
    let company = account.company.clone().unwrap_or_default();
    need(company.name.is_some(), "company.name");
    need(company.phone.is_some(), "company.phone");
    need(company.tax_id_provided, "company.tax_id");
    need(company.address.line1.is_some(), "company.address.line1");
    need(company.address.city.is_some(), "company.address.city");
    need(
        company.address.postal_code.is_some(),
        "company.address.postal_code",
    );
    if account.country.code() == "US" {
        need(company.address.state.is_some(), "company.address.state");
    }
}
