//! Short messages.

use std::{future::Future, pin::Pin, time::Duration};

use crate::{Error, Result};

/// The header under which a provider learns a message's id.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// Sends short messages to phones.
pub trait Sms: Send + Sync {
    /// Sends `body` to `to` (international form, with a plus). `id` is the same when a message is
    /// sent again because nobody knows what became of it: a provider that keeps ids sends it once.
    fn send<'a>(
        &'a self,
        id: &'a str,
        to: &'a str,
        body: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;
}

/// A provider that speaks Twilio's API of messages.
#[derive(Clone)]
pub struct Twilio {
    client: reqwest::Client,
    base_url: String,
    account: String,
    token: String,
    from: String,
}

impl Twilio {
    /// `base_url` is the provider's address without a slash at the end, such as
    /// `https://api.twilio.com`; `account` and `token` are the credentials; `from` is the sender.
    pub fn new(base_url: &str, account: &str, token: &str, from: &str) -> Result<Self> {
        let client = reqwest::Client::builder()
            .timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| Error::Outside(error.to_string()))?;
        Ok(Self {
            client,
            base_url: base_url.trim_end_matches('/').to_owned(),
            account: account.to_owned(),
            token: token.to_owned(),
            from: from.to_owned(),
        })
    }

    async fn post(&self, id: &str, to: &str, body: &str) -> Result<()> {
        let url = format!(
            "{}/2010-04-01/Accounts/{}/Messages.json",
            self.base_url, self.account
        );
        let form = [("To", to), ("From", &self.from), ("Body", body)];
        let answer = self
            .client
            .post(url)
            .header(IDEMPOTENCY_KEY, id)
            .basic_auth(&self.account, Some(&self.token))
            .form(&form)
            .send()
            .await
            .map_err(|error| Error::Outside(error.without_url().to_string()))?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(Error::Outside(format!(
            "the SMS provider answered {}",
            answer.status()
        )))
    }
}

impl Sms for Twilio {
    fn send<'a>(
        &'a self,
        id: &'a str,
        to: &'a str,
        body: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
        Box::pin(self.post(id, to, body))
    }
}
