//! The controller properties.

use domain::account::{AccountKind, Collector, Controller, DashboardKind, FeePayer, LossesPayer};

use crate::{error::Result, params::Params};

/// Reads `controller`. What is left out is as in a standard account.
pub(in crate::routes::accounts) fn controller(params: &mut Params) -> Result<Controller> {
    let payer = |text: &str| match text {
        "account" => Some(FeePayer::Account),
        "application" => Some(FeePayer::Application),
        _ => None,
    };
    let losses = |text: &str| match text {
        "stripe" => Some(LossesPayer::Stripe),
        "application" => Some(LossesPayer::Application),
        _ => None,
    };
    let collector = |text: &str| match text {
        "stripe" => Some(Collector::Stripe),
        "application" => Some(Collector::Application),
        _ => None,
    };
    let dashboard = |text: &str| match text {
        "full" => Some(DashboardKind::Full),
        "express" => Some(DashboardKind::Express),
        "none" => Some(DashboardKind::None),
        _ => None,
    };
    Ok(Controller {
        dashboard: params
            .hash("stripe_dashboard", |it| {
                it.one_of("type", dashboard, "express, full or none")
            })?
            .flatten()
            .unwrap_or(DashboardKind::Full),
        fees: params
            .hash("fees", |it| {
                it.one_of("payer", payer, "account or application")
            })?
            .flatten()
            .unwrap_or(FeePayer::Account),
        losses: params
            .hash("losses", |it| {
                it.one_of("payments", losses, "application or stripe")
            })?
            .flatten()
            .unwrap_or(LossesPayer::Stripe),
        collection: params
            .one_of("requirement_collection", collector, "application or stripe")?
            .unwrap_or(Collector::Stripe),
    })
}

/// The legacy type that the properties add up to.
pub(in crate::routes::accounts) fn kind_of(controller: Controller) -> AccountKind {
    let pays = |payer: FeePayer| payer == FeePayer::Account;
    let same = |kind: &AccountKind| {
        Controller::preset(*kind).is_some_and(|preset| {
            let fees = if pays(preset.fees) == pays(controller.fees) {
                controller.fees
            } else {
                preset.fees
            };
            Controller { fees, ..preset } == controller
        })
    };
    AccountKind::ALL
        .into_iter()
        .find(same)
        .unwrap_or(AccountKind::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_add_up_to_the_legacy_types() {
        for kind in [
            AccountKind::Standard,
            AccountKind::Express,
            AccountKind::Custom,
        ] {
            let mut controller = Controller::preset(kind).unwrap();
            assert_eq!(kind_of(controller), kind);
            if controller.fees != FeePayer::Account {
                controller.fees = FeePayer::Application;
                assert_eq!(kind_of(controller), kind);
            }
        }
        let odd = Controller {
            dashboard: DashboardKind::Express,
            fees: FeePayer::Account,
            losses: LossesPayer::Stripe,
            collection: Collector::Stripe,
        };
        assert_eq!(kind_of(odd), AccountKind::None);
    }
}
