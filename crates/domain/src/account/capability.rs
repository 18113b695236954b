//! What an account asked to do, and whether it may.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! capabilities {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// Something that an account can ask to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Capability {
            $(#[doc = $name] $variant,)*
        }

        impl Capability {
            /// Every capability.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The capability of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|capability| capability.name() == name)
            }
        }
    };
}

capabilities! {
    AcssDebitPayments = "acss_debit_payments",
    AffirmPayments = "affirm_payments",
    AfterpayClearpayPayments = "afterpay_clearpay_payments",
    AuBecsDebitPayments = "au_becs_debit_payments",
    BacsDebitPayments = "bacs_debit_payments",
    BancontactPayments = "bancontact_payments",
    BoletoPayments = "boleto_payments",
    CardPayments = "card_payments",
    CartesBancairesPayments = "cartes_bancaires_payments",
    EpsPayments = "eps_payments",
    IdealPayments = "ideal_payments",
    JcbPayments = "jcb_payments",
    KlarnaPayments = "klarna_payments",
    LegacyPayments = "legacy_payments",
    LinkPayments = "link_payments",
    P24Payments = "p24_payments",
    SepaDebitPayments = "sepa_debit_payments",
    TaxReportingUs1099K = "tax_reporting_us_1099_k",
    TaxReportingUs1099Misc = "tax_reporting_us_1099_misc",
    Transfers = "transfers",
    UsBankAccountAchPayments = "us_bank_account_ach_payments",
}

impl Capability {
    /// Whether it lets the account take payments.
    pub const fn is_payment(self) -> bool {
        !matches!(
            self,
            Self::Transfers | Self::TaxReportingUs1099K | Self::TaxReportingUs1099Misc
        )
    }
}

/// Whether a requested capability can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapabilityStatus {
    /// It can.
    Active,
    /// It cannot: something is missing.
    Inactive,
    /// It cannot yet: what was given is being checked.
    Pending,
}

impl CapabilityStatus {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Pending => "pending",
        }
    }
}

/// The requested capabilities with their states.
pub type Capabilities = BTreeMap<Capability, CapabilityStatus>;
