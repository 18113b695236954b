//! Tokens, codes and passwords: made, hashed and compared.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::SaltString,
};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

use crate::{Ctx, Error, Result};

/// A new token of 256 random bits, in lower-case hex.
pub fn token(ctx: &Ctx) -> String {
    hex::encode(ctx.ids.secret())
}

/// Whether a text looks like a [`token`].
pub fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is kept of a token: its SHA-256, in hex. Enough for 256 random bits.
pub fn hash_token(token: &str) -> String {
    digest(token)
}

/// The SHA-256 of a text, in hex.
pub fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// Whether two texts are equal, in a time that does not tell how much of them is.
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// Slow hashes at a time, 19 MiB each: more callers wait in line instead of taking all memory.
static HASHERS: Semaphore = Semaphore::const_new(4);

/// Runs slow work beside the async threads, when it is its turn.
async fn slowly<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn = HASHERS.acquire().await.map_err(internal)?;
    // The turn goes with the work, which runs on when its caller has gone.
    let held = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(held).await.map_err(internal)?
}

/// The OWASP floor for argon2id: 19 MiB, two passes, one lane.
fn argon() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn internal(error: impl std::fmt::Display) -> Error {
    Error::Internal(store::Error::Unavailable(error.to_string()))
}

/// Hashes a password or a code, slowly and with a salt. Runs beside the async threads.
pub async fn hash_slowly(ctx: &Ctx, secret: &str) -> Result<String> {
    let salt = ctx.ids.secret();
    let secret = secret.to_owned();
    slowly(move || {
        let salt = SaltString::encode_b64(salt.get(..16).unwrap_or(&salt)).map_err(internal)?;
        let hash = argon()?
            .hash_password(secret.as_bytes(), &salt)
            .map_err(internal)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether `secret` is the one behind `hash`. Without a hash it does the same work and says no, so
/// that an unknown name takes as long as a wrong password.
pub async fn verify_slowly(hash: Option<&str>, secret: &str) -> Result<bool> {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let known = hash.is_some();
    let hash = hash.unwrap_or(NOBODY).to_owned();
    let secret = secret.to_owned();
    let right = slowly(move || {
        let parsed = PasswordHash::new(&hash).map_err(internal)?;
        Ok(argon()?.verify_password(secret.as_bytes(), &parsed).is_ok())
    })
    .await?;
    Ok(right && known)
}
