//! Changing an account's profile and metadata.

use crate::error::UiError;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod patch;

#[cfg(feature = "ssr")]
use crate::{queries::address::account_id, queries::refusal, routes::paths, url::UrlBuilder};
#[cfg(feature = "ssr")]
use domain::account::{AccountChange, Change};

/// The fields of the profile form. Empty texts unset what they name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileFields {
    /// The name customers know.
    pub business_name: String,
    /// The name in dashboards.
    pub display_name: String,
    /// The contact address.
    pub email: String,
    /// The web address.
    pub url: String,
    /// What it sells.
    pub product_description: String,
    /// Where customers write to.
    pub support_email: String,
    /// Where customers call.
    pub support_phone: String,
    /// Where customers read.
    pub support_url: String,
}

/// One row of the metadata form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MetadataRow {
    /// The key as it stood before; empty for a new row.
    pub was: String,
    /// The key.
    pub key: String,
    /// The value; empty removes the key.
    pub value: String,
}

/// Changes an account's profile.
#[server(endpoint = "actions/update_profile")]
pub async fn update_profile(
    /// The account's id.
    account: String,
    /// The fields.
    profile: ProfileFields,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let id = account_id(&account)?;
    service::accounts::update(&ctx, &actor, &id, &profile_change(profile), None)
        .await
        .map_err(|error| at_form_field(refusal::told(error)))?;
    let page = UrlBuilder::new(&paths::account(&account))
        .set("done", "profile")
        .build();
    leptos_axum::redirect(&page);
    Ok(())
}

/// Changes an account's metadata.
#[server(endpoint = "actions/update_metadata")]
pub async fn update_metadata(
    /// The account's id.
    account: String,
    /// The rows, the blank ones among them.
    #[server(default)]
    rows: Vec<MetadataRow>,
) -> Result<(), UiError> {
    let (ctx, actor) = (crate::ssr::ctx()?, crate::ssr::member_actor()?);
    let id = account_id(&account)?;
    let metadata = patch::from_rows(&rows)?;
    let change = AccountChange {
        metadata,
        ..AccountChange::default()
    };
    service::accounts::update(&ctx, &actor, &id, &change, None)
        .await
        .map_err(refusal::told)?;
    let page = UrlBuilder::new(&paths::account(&account))
        .set("done", "metadata")
        .build();
    leptos_axum::redirect(&page);
    Ok(())
}

#[cfg(feature = "ssr")]
fn profile_change(fields: ProfileFields) -> AccountChange {
    let text = |value: String| match value.trim() {
        "" => Change::Clear,
        value => Change::Set(value.to_owned()),
    };
    let mut change = AccountChange {
        email: text(fields.email),
        ..AccountChange::default()
    };
    let profile = &mut change.business_profile;
    profile.name = text(fields.business_name);
    profile.url = text(fields.url);
    profile.product_description = text(fields.product_description);
    profile.support_email = text(fields.support_email);
    profile.support_phone = text(fields.support_phone);
    profile.support_url = text(fields.support_url);
    change.settings.display_name = text(fields.display_name);
    change
}

/// The services name parameters as the API does; the form has its own names.
#[cfg(feature = "ssr")]
fn at_form_field(error: UiError) -> UiError {
    let field = error.field.map(|param| {
        let name = match param.as_str() {
            "business_profile[name]" => "business_name",
            "business_profile[url]" => "url",
            "business_profile[product_description]" => "product_description",
            "business_profile[support_email]" => "support_email",
            "business_profile[support_phone]" => "support_phone",
            "business_profile[support_url]" => "support_url",
            "settings[dashboard][display_name]" => "display_name",
            other => other,
        };
        name.to_owned()
    });
    UiError { field, ..error }
}
