//! Payment intents: one sale, from the first try to the captured money.

use serde::{Deserialize, Serialize};

use crate::{
    customer::PaymentMethod,
    id::{AccountId, CustomerId, IntentId, PaymentId, PaymentMethodId},
    list::TimeRange,
    metadata::Metadata,
    money::{Money, Positive},
    payment::{Failure, TransferData},
    shipping::Shipping,
    time::{DAY, Timestamp},
};

/// How long an authorised card waits for its capture, in seconds.
pub const AUTHORISATION: i64 = 7 * DAY;

/// Where an intent stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentStatus {
    /// It has no way to pay, or the last one was declined.
    RequiresPaymentMethod,
    /// It waits to be confirmed.
    RequiresConfirmation,
    /// The customer must authenticate.
    RequiresAction,
    /// The card is authorised and waits to be captured.
    RequiresCapture,
    /// The money was captured.
    Succeeded,
    /// Called off.
    Canceled,
}

impl IntentStatus {
    /// Every status.
    pub const ALL: [Self; 6] = [
        Self::RequiresPaymentMethod,
        Self::RequiresConfirmation,
        Self::RequiresAction,
        Self::RequiresCapture,
        Self::Succeeded,
        Self::Canceled,
    ];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RequiresPaymentMethod => "requires_payment_method",
            Self::RequiresConfirmation => "requires_confirmation",
            Self::RequiresAction => "requires_action",
            Self::RequiresCapture => "requires_capture",
            Self::Succeeded => "succeeded",
            Self::Canceled => "canceled",
        }
    }

    /// Whether it can be confirmed.
    pub const fn can_confirm(self) -> bool {
        matches!(
            self,
            Self::RequiresPaymentMethod | Self::RequiresConfirmation | Self::RequiresAction
        )
    }

    /// Whether it can be called off.
    pub const fn can_cancel(self) -> bool {
        !matches!(self, Self::Succeeded | Self::Canceled)
    }
}

/// When a confirmed card is captured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptureMethod {
    /// At once.
    #[default]
    Automatic,
    /// At once; the name that newer clients use.
    AutomaticAsync,
    /// When it is asked for.
    Manual,
}

impl CaptureMethod {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::AutomaticAsync => "automatic_async",
            Self::Manual => "manual",
        }
    }

    /// The method of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Automatic, Self::AutomaticAsync, Self::Manual]
            .into_iter()
            .find(|method| method.name() == name)
    }
}

/// Why an intent was called off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// Nobody went on with it.
    Abandoned,
    /// Made twice.
    Duplicate,
    /// Not from the customer.
    Fraudulent,
    /// The customer asked.
    RequestedByCustomer,
    /// Its authorisation ended before it was captured.
    Expired,
}

impl CancelReason {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Abandoned => "abandoned",
            Self::Duplicate => "duplicate",
            Self::Fraudulent => "fraudulent",
            Self::RequestedByCustomer => "requested_by_customer",
            Self::Expired => "expired",
        }
    }

    /// The reason of that name, among those that a caller may give.
    pub fn from_name(name: &str) -> Option<Self> {
        [
            Self::Abandoned,
            Self::Duplicate,
            Self::Fraudulent,
            Self::RequestedByCustomer,
        ]
        .into_iter()
        .find(|reason| reason.name() == name)
    }
}

/// What an intent is made with, and what may still change before it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntentTerms {
    /// How much.
    pub amount: Positive,
    /// When it is captured.
    pub capture_method: CaptureMethod,
    /// Who pays.
    pub customer: Option<CustomerId>,
    /// In words.
    pub description: Option<String>,
    /// What the platform keeps, in minor units.
    pub application_fee_amount: Option<i64>,
    /// Who gets the money, for a destination charge.
    pub transfer_data: Option<TransferData>,
    /// The account in whose name it is made.
    pub on_behalf_of: Option<AccountId>,
    /// What ties it to other objects of the platform.
    pub transfer_group: Option<String>,
    /// What the card statement shows.
    pub statement_descriptor: Option<String>,
    /// What is added to the account's own descriptor.
    pub statement_descriptor_suffix: Option<String>,
    /// Where the receipt goes.
    pub receipt_email: Option<String>,
    /// `off_session` or `on_session`.
    pub setup_future_usage: Option<String>,
    /// The pairs of its owner.
    pub metadata: Metadata,
    /// Where the goods go.
    #[serde(default)]
    pub shipping: Option<Shipping>,
    /// Whether ways to pay are picked for the caller, where the caller said so.
    #[serde(default)]
    pub automatic_methods: Option<AutomaticMethods>,
    /// When the card's holder is asked to confirm.
    #[serde(default)]
    pub three_d_secure: ThreeDSecure,
}

impl IntentTerms {
    /// A sale of `amount` and nothing else, captured at once.
    pub fn of(amount: Positive) -> Self {
        Self {
            amount,
            capture_method: CaptureMethod::Automatic,
            customer: None,
            description: None,
            application_fee_amount: None,
            transfer_data: None,
            on_behalf_of: None,
            transfer_group: None,
            statement_descriptor: None,
            statement_descriptor_suffix: None,
            receipt_email: None,
            setup_future_usage: None,
            metadata: Metadata::default(),
            shipping: None,
            automatic_methods: None,
            three_d_secure: ThreeDSecure::Automatic,
        }
    }
}

/// Ways to pay that are picked for the caller. Cards are all there is to pick from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutomaticMethods {
    /// Whether they are.
    pub enabled: bool,
    /// Whether those may be among them that lead the customer to another page.
    pub redirects: bool,
}

/// When the holder of a card is asked to confirm a charge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreeDSecure {
    /// When the card's bank wants it.
    #[default]
    Automatic,
    /// Whenever the card can.
    Any,
    /// The same, with a question rather than silently.
    Challenge,
}

impl ThreeDSecure {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Any => "any",
            Self::Challenge => "challenge",
        }
    }

    /// The one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Automatic, Self::Any, Self::Challenge]
            .into_iter()
            .find(|it| it.name() == name)
    }
}

/// Why the last try of an intent was declined, with what was known then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastError {
    /// The reason.
    #[serde(flatten)]
    pub failure: Failure,
    /// The part of the card that the reason is about, such as `cvc`.
    pub param: Option<String>,
    /// The charge that failed.
    pub charge: Option<PaymentId>,
    /// The way to pay that was tried, as it was.
    pub method: Option<Box<PaymentMethod>>,
}

/// A payment intent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    /// Its id.
    pub id: IntentId,
    /// On whom the charge will be: a connected account, or the platform.
    pub account: AccountId,
    /// What was agreed.
    pub terms: IntentTerms,
    /// Where it stands.
    pub status: IntentStatus,
    /// The way to pay that is, or will be, used.
    pub payment_method: Option<PaymentMethodId>,
    /// The last charge that was tried.
    pub latest_charge: Option<PaymentId>,
    /// What can be captured, in minor units.
    pub amount_capturable: i64,
    /// What was captured, in minor units.
    pub amount_received: i64,
    /// Why the last try was declined.
    pub last_error: Option<LastError>,
    /// The secret with which a browser may confirm it.
    pub client_secret: String,
    /// Where the customer comes back to after authenticating.
    pub return_url: Option<String>,
    /// Whether the browser's own library asks the customer, wherever they come back to.
    #[serde(default)]
    pub use_stripe_sdk: bool,
    /// When it was called off.
    pub canceled_at: Option<Timestamp>,
    /// Why.
    pub cancellation_reason: Option<CancelReason>,
    /// When it was made.
    pub created: Timestamp,
}

impl Intent {
    /// How much.
    pub fn amount(&self) -> Money {
        self.terms.amount.money()
    }
}

/// Which intents are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntentFilter {
    /// Only of this customer.
    pub customer: Option<CustomerId>,
    /// Only those created in this range.
    pub created: TimeRange,
}
