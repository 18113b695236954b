//! The hashes inside an account.

use domain::account::{
    Account, Address, BusinessProfile, Collector, Company, DashboardKind, FeePayer, Individual,
    LossesPayer, TosAcceptance,
};
use serde_json::{Value, json};

pub(super) fn controller(account: &Account) -> Value {
    if account.is_platform() {
        return json!({ "type": "account" });
    }
    let controller = account.controller;
    json!({
        "type": "application",
        "is_controller": true,
        "fees": { "payer": match controller.fees {
            FeePayer::Account => "account",
            FeePayer::Application => "application",
            FeePayer::ApplicationCustom => "application_custom",
            FeePayer::ApplicationExpress => "application_express",
        } },
        "losses": { "payments": match controller.losses {
            LossesPayer::Stripe => "stripe",
            LossesPayer::Application => "application",
        } },
        "requirement_collection": match controller.collection {
            Collector::Stripe => "stripe",
            Collector::Application => "application",
        },
        "stripe_dashboard": { "type": match controller.dashboard {
            DashboardKind::Full => "full",
            DashboardKind::Express => "express",
            DashboardKind::None => "none",
        } },
    })
}

pub(super) fn business_profile(profile: &BusinessProfile) -> Value {
    json!({
        "annual_revenue": null,
        "estimated_worker_count": null,
        "mcc": profile.mcc,
        "minority_owned_business_designation": null,
        "name": profile.name,
        "product_description": profile.product_description,
        "support_address": null,
        "support_email": profile.support_email,
        "support_phone": profile.support_phone,
        "support_url": profile.support_url,
        "url": profile.url,
    })
}

fn address(address: &Address) -> Value {
    json!({
        "city": address.city,
        "country": address.country,
        "line1": address.line1,
        "line2": address.line2,
        "postal_code": address.postal_code,
        "state": address.state,
    })
}

pub(super) fn company(company: &Company) -> Value {
    json!({
        "address": address(&company.address),
        "directors_provided": false,
        "executives_provided": false,
        "name": company.name,
        "owners_provided": false,
        "phone": company.phone,
        "tax_id_provided": company.tax_id_provided,
        "vat_id_provided": false,
        "verification": { "document": {
            "back": null, "details": null, "details_code": null, "front": null,
        } },
    })
}

/// The person behind the account, under an id made of the account's: an account has one.
pub(super) fn individual(person: &Individual, account: &Account) -> Value {
    let id = account.id.as_str();
    let dob = person.dob;
    let document = json!({ "back": null, "details": null, "details_code": null, "front": null });
    json!({
        "id": format!("person_{}", id.strip_prefix("acct_").unwrap_or(id)),
        "object": "person",
        "account": account.id,
        "address": address(&person.address),
        "created": account.created,
        "dob": {
            "day": dob.map(|it| it.day),
            "month": dob.map(|it| it.month),
            "year": dob.map(|it| it.year),
        },
        "email": person.email,
        "first_name": person.first_name,
        "id_number_provided": person.id_number_provided,
        "last_name": person.last_name,
        "metadata": {},
        "phone": person.phone,
        "relationship": {
            "director": false, "executive": false, "owner": false, "percent_ownership": null,
            "representative": true, "title": null,
        },
        "ssn_last_4_provided": person.ssn_last_4_provided,
        "verification": {
            "additional_document": document,
            "details": null,
            "details_code": null,
            "document": document,
            "status": if account.verification.details_submitted { "verified" } else { "unverified" },
        },
    })
}

pub(super) fn tos_acceptance(tos: &TosAcceptance) -> Value {
    let mut wire = json!({ "date": tos.date, "ip": tos.ip, "user_agent": tos.user_agent });
    if let (Some(agreement), Some(wire)) = (&tos.service_agreement, wire.as_object_mut()) {
        wire.insert("service_agreement".to_owned(), json!(agreement));
    }
    wire
}
