//! The company and the person. Identity numbers are looked at and dropped: only that they were
//! sent is kept.

use domain::account::{Change, CompanyChange, DateOfBirth, IndividualChange};

use super::address::address;
use crate::{
    error::{Problem, Result},
    params::Params,
};

/// Reads `company`.
pub(super) fn company(params: &mut Params) -> Result<CompanyChange> {
    params.unsupported(&[
        "administrative_address",
        "directors_provided",
        "directorship_declaration",
        "executives_provided",
        "export_license_id",
        "export_purpose_code",
        "owners_provided",
        "ownership_declaration",
        "ownership_exemption_reason",
        "physical_address",
        "principal_place_of_business",
        "registration_date",
        "registration_number",
        "representative_declaration",
        "structure",
        "tax_id_registrar",
        "vat_id",
        "verification",
    ])?;
    Ok(CompanyChange {
        name: params.change("name")?,
        phone: params.change("phone")?,
        address: address(params)?,
        tax_id_sent: number(params, "tax_id", 1, 30)?,
    })
}

/// Reads `individual`.
pub(super) fn individual(params: &mut Params) -> Result<IndividualChange> {
    params.unsupported(&[
        "full_name_aliases",
        "gender",
        "id_number_secondary",
        "maiden_name",
        "metadata",
        "political_exposure",
        "registered_address",
        "relationship",
        "verification",
    ])?;
    Ok(IndividualChange {
        first_name: params.change("first_name")?,
        last_name: params.change("last_name")?,
        email: params.change("email")?,
        phone: params.change("phone")?,
        dob: dob(params)?,
        address: address(params)?,
        id_number_sent: number(params, "id_number", 4, 30)?,
        ssn_last_4_sent: number(params, "ssn_last_4", 4, 4)?,
    })
}

/// Whether a number of that many letters and digits was sent.
fn number(params: &mut Params, name: &str, least: usize, most: usize) -> Result<bool> {
    let param = params.name(name);
    let Some(text) = params.optional(name)? else {
        return Ok(false);
    };
    let length = text.bytes().filter(u8::is_ascii_alphanumeric).count();
    let well_formed = (least..=most).contains(&length)
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-./ ".contains(&byte));
    if well_formed {
        return Ok(true);
    }
    let message = format!("Send {least} to {most} letters and digits.");
    Err(Problem::invalid(&param, "parameter_invalid", message))
}

fn dob(params: &mut Params) -> Result<Change<DateOfBirth>> {
    if params.is_text("dob") {
        let param = params.name("dob");
        return match params.change("dob")? {
            Change::Set(_) => {
                let message = "Send `dob[day]`, `dob[month]` and `dob[year]`.";
                Err(Problem::invalid(&param, "parameter_invalid", message))
            }
            other => Ok(match other {
                Change::Clear => Change::Clear,
                _ => Change::Keep,
            }),
        };
    }
    let dob = params.hash("dob", |dob| {
        Ok(DateOfBirth {
            day: part(dob, "day", 1, 31)?,
            month: part(dob, "month", 1, 12)?,
            year: part(dob, "year", 1900, 2100)?,
        })
    })?;
    Ok(dob.map_or(Change::Keep, Change::Set))
}

fn part<T: TryFrom<i64>>(dob: &mut Params, name: &str, least: i64, most: i64) -> Result<T> {
    let param = dob.name(name);
    let value = dob.integer(name)?.ok_or_else(|| Problem::missing(&param))?;
    let bounded = if (least..=most).contains(&value) {
        T::try_from(value).ok()
    } else {
        None
    };
    bounded.ok_or_else(|| {
        let message = format!("Send a number from {least} to {most}.");
        Problem::invalid(&param, "parameter_invalid_integer", message)
    })
}
