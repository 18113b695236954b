//! Payment intents.

use domain::{
    actor::Tenant,
    intent::{Intent, IntentStatus},
    payment::Failure,
};
use serde_json::{Value, json};

/// An intent.
pub fn payment_intent(intent: &Intent, tenant: &Tenant) -> Value {
    let terms = &intent.terms;
    json!({
        "id": intent.id,
        "object": "payment_intent",
        "amount": terms.amount.minor(),
        "amount_capturable": intent.amount_capturable,
        "amount_details": { "tip": {} },
        "amount_received": intent.amount_received,
        "application": (intent.account != tenant.platform).then(|| super::application(tenant)),
        "application_fee_amount": terms.application_fee_amount,
        "automatic_payment_methods": null,
        "canceled_at": intent.canceled_at,
        "cancellation_reason": intent.cancellation_reason.map(|reason| reason.name()),
        "capture_method": terms.capture_method.name(),
        "client_secret": intent.client_secret,
        "confirmation_method": "automatic",
        "created": intent.created,
        "currency": terms.amount.currency(),
        "customer": terms.customer,
        "description": terms.description,
        "last_payment_error": intent.last_error.as_ref().map(|it| failure(it, intent)),
        "latest_charge": intent.latest_charge,
        "livemode": tenant.livemode,
        "metadata": super::metadata(&terms.metadata),
        "next_action": next_action(intent),
        "on_behalf_of": terms.on_behalf_of,
        "payment_method": intent.payment_method,
        "payment_method_configuration_details": null,
        "payment_method_options": { "card": {
            "installments": null, "mandate_options": null, "network": null,
            "request_three_d_secure": "automatic",
        } },
        "payment_method_types": ["card"],
        "processing": null,
        "receipt_email": terms.receipt_email,
        "review": null,
        "setup_future_usage": terms.setup_future_usage,
        "shipping": null,
        "source": null,
        "statement_descriptor": terms.statement_descriptor,
        "statement_descriptor_suffix": terms.statement_descriptor_suffix,
        "status": intent.status.name(),
        "transfer_data": terms.transfer_data.as_ref().map(|data| json!({
            "amount": data.amount, "destination": data.destination,
        })),
        "transfer_group": terms.transfer_group,
    })
}

/// Why the last try was declined.
fn failure(failure: &Failure, intent: &Intent) -> Value {
    json!({
        "charge": intent.latest_charge,
        "code": failure.code,
        "decline_code": failure.decline_code,
        "message": failure.message,
        "type": "card_error",
    })
}

fn next_action(intent: &Intent) -> Value {
    match (intent.status, &intent.return_url) {
        (IntentStatus::RequiresAction, Some(url)) => json!({
            "redirect_to_url": { "return_url": url, "url": null },
            "type": "redirect_to_url",
        }),
        (IntentStatus::RequiresAction, None) => json!({
            "type": "use_stripe_sdk",
            "use_stripe_sdk": { "type": "three_d_secure_redirect" },
        }),
        _ => Value::Null,
    }
}
