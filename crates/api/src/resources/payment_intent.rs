//! Payment intents.

use domain::{
    account::Account,
    actor::Actor,
    customer::{Customer, PaymentMethod},
    intent::{AutomaticMethods, Intent, IntentStatus, LastError},
    payment::{Payment, TransferData},
};
use serde_json::{Value, json};
use service::{Ctx, Result, intents};

use crate::wire::{Fields, Object, Viewer, Wire, to};

/// An intent.
impl Wire for Intent {
    const FIELDS: Fields = &[
        ("application", &[]),
        ("customer", &[to::<Customer>()]),
        ("latest_charge", &[to::<Payment>()]),
        ("on_behalf_of", &[to::<Account>()]),
        ("payment_method", &[to::<PaymentMethod>()]),
        ("transfer_data.destination", &[to::<Account>()]),
    ];

    fn wire(&self, viewer: &Viewer<'_>) -> Value {
        let terms = &self.terms;
        json!({
            "id": self.id,
            "object": "payment_intent",
            "amount": terms.amount.minor(),
            "amount_capturable": self.amount_capturable,
            "amount_details": { "tip": {} },
            "amount_received": self.amount_received,
            "application": (self.account != viewer.tenant.platform).then(|| super::application(viewer.tenant)),
            "application_fee_amount": terms.application_fee_amount,
            "automatic_payment_methods": terms.automatic_methods.as_ref().map(automatic),
            "canceled_at": self.canceled_at,
            "cancellation_reason": self.cancellation_reason.map(|reason| reason.name()),
            "capture_method": terms.capture_method.name(),
            "client_secret": self.client_secret,
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": terms.amount.currency(),
            "customer": terms.customer,
            "customer_account": null,
            "description": terms.description,
            "excluded_payment_method_types": null,
            "last_payment_error": self.last_error.as_ref().map(|it| failure(it, viewer)),
            "latest_charge": self.latest_charge,
            "livemode": viewer.tenant.livemode,
            "metadata": super::metadata(&terms.metadata),
            "next_action": next_action(self),
            "on_behalf_of": terms.on_behalf_of,
            "payment_method": self.payment_method,
            "payment_method_configuration_details": null,
            "payment_method_options": { "card": {
                "installments": null, "mandate_options": null, "network": null,
                "request_three_d_secure": terms.three_d_secure.name(),
            } },
            "payment_method_types": ["card"],
            "processing": null,
            "receipt_email": terms.receipt_email,
            "review": null,
            "setup_future_usage": terms.setup_future_usage,
            "shipping": terms.shipping.as_ref().map(super::shipping),
            "source": null,
            "statement_descriptor": terms.statement_descriptor,
            "statement_descriptor_suffix": terms.statement_descriptor_suffix,
            "status": self.status.name(),
            "transfer_data": terms.transfer_data.as_ref().map(transfer_data),
            "transfer_group": terms.transfer_group,
        })
    }
}

impl Object for Intent {
    const PREFIXES: &'static [&'static str] = &["pi"];

    async fn fetch(ctx: &Ctx, actor: &Actor, id: &str) -> Result<Option<Self>> {
        match id.parse() {
            Ok(id) => intents::retrieve(ctx, actor, &id).await.map(Some),
            Err(_) => Ok(None),
        }
    }
}

/// Why the last try was declined.
fn failure(error: &LastError, viewer: &Viewer<'_>) -> Value {
    let failure = &error.failure;
    let method = error.method.as_deref();
    json!({
        "charge": error.charge,
        "code": failure.code,
        "decline_code": failure.decline_code,
        "message": failure.message,
        "param": error.param,
        "payment_method": method.map(|it| it.wire(viewer)),
        "payment_method_type": "card",
        "type": "card_error",
    })
}

fn automatic(it: &AutomaticMethods) -> Value {
    let redirects = if it.redirects { "always" } else { "never" };
    json!({ "allow_redirects": redirects, "enabled": it.enabled })
}

/// What is sent on, with what the account's own payment says in the older and the newer place.
fn transfer_data(data: &TransferData) -> Value {
    let metadata = super::metadata(&data.metadata);
    json!({
        "amount": data.amount,
        "description": data.description,
        "destination": data.destination,
        "metadata": metadata,
        "payment_data": { "description": data.description, "metadata": metadata },
    })
}

fn next_action(intent: &Intent) -> Value {
    let back = intent
        .return_url
        .as_ref()
        .filter(|_| !intent.use_stripe_sdk);
    match (intent.status, back) {
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
