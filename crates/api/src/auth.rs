//! Who calls: the key, and the connected account that the call acts for.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    actor::{Actor, Tenant},
    id::AccountId,
};
use http::{HeaderMap, header::AUTHORIZATION};
use service::{Ctx, keys};

use crate::error::{Problem, Result};

/// Longest text that is looked up as a key.
const MAX_KEY: usize = 255;

/// The header that names the connected account.
pub const ACCOUNT_HEADER: &str = "stripe-account";

/// Finds out who calls.
pub async fn actor(ctx: &Ctx, headers: &HeaderMap) -> Result<Actor> {
    let text = key_text(headers)?;
    let wrong = || Problem::unauthorized(format!("Invalid API key provided: {}", masked(&text)));
    if text.len() > MAX_KEY || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(wrong());
    }
    let found = keys::authenticate(ctx, &text).await?.ok_or_else(wrong)?;
    if !found.secret {
        return Err(Problem::secret_key_required());
    }
    let on_behalf = on_behalf(ctx, headers, &found.tenant, &text).await?;
    Ok(found.actor(on_behalf))
}

fn key_text(headers: &HeaderMap) -> Result<String> {
    let absent = || {
        Problem::unauthorized(
            "No API key was sent. Send a secret key as a bearer token \
             (`Authorization: Bearer sk_test_...`) or as the user name of HTTP Basic.",
        )
    };
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values
        .next()
        .and_then(|value| value.to_str().ok())
        .ok_or_else(absent)?;
    if values.next().is_some() {
        return Err(Problem::bad_request(
            "The Authorization header was sent more than once.",
        ));
    }
    let (scheme, rest) = value.split_once(' ').ok_or_else(absent)?;
    let text = match scheme.to_ascii_lowercase().as_str() {
        "bearer" => rest.trim().to_owned(),
        "basic" => user_name(rest.trim()).ok_or_else(absent)?,
        _ => return Err(absent()),
    };
    if text.is_empty() {
        Err(absent())
    } else {
        Ok(text)
    }
}

fn user_name(encoded: &str) -> Option<String> {
    let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let name = decoded
        .split_once(':')
        .map_or(decoded.as_str(), |(name, _)| name);
    Some(name.to_owned())
}

/// The connected account that the header names; none for the platform itself.
async fn on_behalf(
    ctx: &Ctx,
    headers: &HeaderMap,
    tenant: &Tenant,
    key: &str,
) -> Result<Option<AccountId>> {
    if headers.contains_key("stripe-context") {
        let message = "The Stripe-Context header is not supported: use Stripe-Account.";
        return Err(Problem::bad_request(message));
    }
    let mut values = headers.get_all(ACCOUNT_HEADER).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Problem::bad_request(
            "The Stripe-Account header was sent more than once.",
        ));
    }
    let id = value
        .to_str()
        .ok()
        .and_then(|text| text.parse::<AccountId>().ok());
    let id = id.ok_or_else(|| {
        Problem::bad_request("The Stripe-Account header is not an account id such as `acct_...`.")
    })?;
    if id == tenant.platform {
        return Ok(None);
    }
    if keys::on_behalf(ctx, tenant, &id).await? {
        return Ok(Some(id));
    }
    Err(Problem::account_invalid(format!(
        "The key '{}' has no access to account '{id}', or that account does not exist.",
        masked(key)
    )))
}

/// The key with everything hidden but its kind and its last four characters.
fn masked(key: &str) -> String {
    const SHORTEST: usize = 16;
    let characters: Vec<char> = key
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_KEY)
        .collect();
    if characters.len() < SHORTEST {
        return "*".repeat(characters.len());
    }
    let text: String = characters.iter().collect();
    let kind = [
        "sk_test_", "sk_live_", "pk_test_", "pk_live_", "rk_test_", "rk_live_",
    ]
    .into_iter()
    .find(|kind| text.starts_with(kind))
    .unwrap_or_default();
    let end: String = characters
        .iter()
        .skip(characters.len().saturating_sub(4))
        .collect();
    let hidden = characters.len().saturating_sub(kind.len() + 4);
    format!("{kind}{}{end}", "*".repeat(hidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_repeated_in_full() {
        assert_eq!(
            masked("sk_test_0123456789abcdef"),
            "sk_test_************cdef"
        );
        assert_eq!(masked("something-else-entirely"), "*******************rely");
        assert_eq!(masked("short"), "*****");
        assert!(masked(&"x".repeat(10_000)).len() <= MAX_KEY);
    }

    #[test]
    fn keys_come_as_bearer_or_as_user_name() {
        let with = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, value.parse().unwrap());
            key_text(&headers)
        };
        assert_eq!(with("Bearer sk_1").unwrap(), "sk_1");
        assert_eq!(with("bearer sk_1").unwrap(), "sk_1");
        let basic = |text: &str| format!("Basic {}", STANDARD.encode(text));
        assert_eq!(with(&basic("sk_1:")).unwrap(), "sk_1");
        assert_eq!(with(&basic("sk_1:ignored")).unwrap(), "sk_1");
        assert_eq!(with(&basic("sk_1")).unwrap(), "sk_1");
        for bad in [
            "",
            "Bearer",
            "Bearer ",
            "Digest x",
            "Basic !!",
            &basic(":"),
            "sk_1",
        ] {
            assert_eq!(with(bad).unwrap_err().status().as_u16(), 401, "{bad}");
        }
        assert_eq!(
            key_text(&HeaderMap::new()).unwrap_err().status().as_u16(),
            401
        );
    }
}
