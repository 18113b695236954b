//! Who controls an account.

use serde::{Deserialize, Serialize};

/// The legacy type: a preset of the controller's properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// Full dashboard, answers for itself.
    Standard,
    /// Express dashboard, the platform answers for losses.
    Express,
    /// No dashboard, the platform collects everything.
    Custom,
    /// Made with controller properties that fit no preset.
    None,
}

impl AccountKind {
    /// Every kind, as filters list them.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Express, Self::Custom, Self::None];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Express => "express",
            Self::Custom => "custom",
            Self::None => "none",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Which dashboard the account's owner has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DashboardKind {
    /// The full one.
    Full,
    /// The Express Dashboard.
    Express,
    /// None.
    None,
}

/// Who pays processing fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeePayer {
    /// The account.
    Account,
    /// The platform.
    Application,
    /// The platform, for a legacy Custom account.
    ApplicationCustom,
    /// The platform, for a legacy Express account.
    ApplicationExpress,
}

/// Who answers when the account's balance stays below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossesPayer {
    /// The operator of this server (`stripe` on the wire).
    Stripe,
    /// The platform.
    Application,
}

/// Who collects what the account must prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Collector {
    /// Hosted onboarding (`stripe` on the wire).
    Stripe,
    /// The platform, through the API.
    Application,
}

/// The properties that say who controls what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Controller {
    /// Which dashboard its owner has.
    pub dashboard: DashboardKind,
    /// Who pays processing fees.
    pub fees: FeePayer,
    /// Who answers for losses.
    pub losses: LossesPayer,
    /// Who collects requirements.
    pub collection: Collector,
}

/// Why a set of controller properties is impossible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ControllerError {
    /// The platform can collect requirements only for accounts without a dashboard.
    #[error("The platform can collect requirements only for accounts without a dashboard.")]
    CollectionNeedsNoDashboard,
    /// An account that pays its own fees must be covered by the server's operator.
    #[error("When the account pays fees, losses must be covered by `stripe`.")]
    FeesNeedLosses,
}

impl Controller {
    /// The preset behind a legacy type; `None` where the kind is no preset.
    pub const fn preset(kind: AccountKind) -> Option<Self> {
        Some(match kind {
            AccountKind::Standard => Self {
                dashboard: DashboardKind::Full,
                fees: FeePayer::Account,
                losses: LossesPayer::Stripe,
                collection: Collector::Stripe,
            },
            AccountKind::Express => Self {
                dashboard: DashboardKind::Express,
                fees: FeePayer::ApplicationExpress,
                losses: LossesPayer::Application,
                collection: Collector::Stripe,
            },
            AccountKind::Custom => Self {
                dashboard: DashboardKind::None,
                fees: FeePayer::ApplicationCustom,
                losses: LossesPayer::Application,
                collection: Collector::Application,
            },
            AccountKind::None => return None,
        })
    }

    /// Checks that the properties go together.
    pub fn check(self) -> Result<Self, ControllerError> {
        if self.collection == Collector::Application && self.dashboard != DashboardKind::None {
            return Err(ControllerError::CollectionNeedsNoDashboard);
        }
        if self.fees == FeePayer::Account && self.losses != LossesPayer::Stripe {
            return Err(ControllerError::FeesNeedLosses);
        }
        Ok(self)
    }

    /// Whether the platform answers for a negative balance.
    pub fn platform_is_liable(self) -> bool {
        self.losses == LossesPayer::Application
    }
}

/// A controller as it is stored with its account: a preset by its name.
pub(super) mod stored {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::{AccountKind, Controller};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Stored {
        Preset(AccountKind),
        Own(Controller),
    }

    pub(in super::super) fn serialize<S: Serializer>(
        controller: &Controller,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let preset = AccountKind::ALL
            .into_iter()
            .find(|kind| Controller::preset(*kind) == Some(*controller));
        let stored = preset.map_or(Stored::Own(*controller), Stored::Preset);
        stored.serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Controller, D::Error> {
        match Stored::deserialize(from)? {
            Stored::Own(controller) => Ok(controller),
            Stored::Preset(kind) => {
                Controller::preset(kind).ok_or_else(|| D::Error::custom("a kind without a preset"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Holder {
        #[serde(with = "stored")]
        controller: Controller,
    }

    #[test]
    fn a_preset_is_stored_by_its_name_and_any_other_as_it_is() {
        let express = Controller::preset(AccountKind::Express).unwrap();
        let other = Controller {
            losses: LossesPayer::Stripe,
            ..express
        };
        for controller in [express, other] {
            let holder = Holder { controller };
            let text = serde_json::to_string(&holder).unwrap();
            assert_eq!(serde_json::from_str::<Holder>(&text).unwrap(), holder);
            assert_eq!(text.contains("dashboard"), controller == other, "{text}");
            // As it was stored before.
            let whole = serde_json::json!({ "controller": controller }).to_string();
            assert_eq!(serde_json::from_str::<Holder>(&whole).unwrap(), holder);
        }
        let none = serde_json::from_str::<Holder>(r#"{"controller":"none"}"#).unwrap_err();
        assert!(none.to_string().starts_with("a kind without a preset"));
    }
}
