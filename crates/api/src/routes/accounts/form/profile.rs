//! The business profile and the acceptance of the terms.

use std::net::IpAddr;

use domain::{
    account::{BusinessProfileChange, Change, TosChange},
    time::{END, Timestamp},
};

use crate::{
    error::{Problem, Result},
    params::{Params, integer},
};

/// Reads `business_profile`.
pub(super) fn business_profile(params: &mut Params) -> Result<BusinessProfileChange> {
    params.unsupported(&[
        "annual_revenue",
        "estimated_worker_count",
        "minority_owned_business_designation",
        "monthly_estimated_revenue",
        "specified_commercial_transactions_act_url",
        "support_address",
    ])?;
    Ok(BusinessProfileChange {
        mcc: params.change("mcc")?,
        name: params.change("name")?,
        product_description: params.change("product_description")?,
        url: params.change("url")?,
        support_email: params.change("support_email")?,
        support_phone: params.change("support_phone")?,
        support_url: params.change("support_url")?,
    })
}

/// Reads `tos_acceptance`.
pub(super) fn tos_acceptance(params: &mut Params) -> Result<TosChange> {
    let service_agreement = params.change("service_agreement")?;
    let agreements = ["full", "recipient"];
    if service_agreement
        .value()
        .is_some_and(|it| !agreements.contains(&it.as_str()))
    {
        let param = params.name("service_agreement");
        let message = format!("Invalid {param}: must be one of full or recipient");
        return Err(Problem::invalid(&param, "parameter_invalid", message));
    }
    let ip = params.change("ip")?;
    if ip.value().is_some_and(|it| it.parse::<IpAddr>().is_err()) {
        let param = params.name("ip");
        return Err(Problem::invalid(
            &param,
            "parameter_invalid",
            "This is not an IP address.",
        ));
    }
    let date = date(params)?;
    Ok(TosChange {
        date,
        ip,
        user_agent: params.change("user_agent")?,
        service_agreement,
    })
}

fn date(params: &mut Params) -> Result<Change<Timestamp>> {
    let param = params.name("date");
    match params.change("date")? {
        Change::Keep => Ok(Change::Keep),
        Change::Clear => Ok(Change::Clear),
        Change::Set(text) => {
            let seconds = integer(&param, &text)?;
            if (1..END).contains(&seconds) {
                return Ok(Change::Set(Timestamp::from_unix(seconds)));
            }
            let message = "Send a time in seconds since 1970.";
            Err(Problem::invalid(
                &param,
                "parameter_invalid_integer",
                message,
            ))
        }
    }
}
