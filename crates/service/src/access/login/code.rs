//! The code that goes to the account's phone.

use domain::{
    account::Account,
    actor::{Scope, Tenant},
    country::Country,
    id::{AccountId, MessageId},
    login::{self, CODE_TTL, CODE_WINDOW, Resend, TEST_CODE, TEST_PHONE},
    message::{Message, Sms},
    task::Task,
    text::isolated,
    time::{MINUTE, Timestamp},
};
use store::{Conn, Write};

use super::system;
use crate::{Ctx, Result, outbound::phone, queue, rights::secrets, unit::audit};

/// A code before it is sent.
pub(super) struct Code {
    text: String,
    hash: String,
}

/// Draws a code and hashes it, which is slow: not while a transaction is open.
pub(super) async fn draw(ctx: &Ctx, livemode: bool) -> Result<Code> {
    let text = if livemode {
        format!("{:06}", ctx.ids.below(1_000_000))
    } else {
        TEST_CODE.to_owned()
    };
    let hash = secrets::hash_slowly(ctx, &text).await?;
    Ok(Code { text, hash })
}

/// Whether another code may be sent to the account at `now`. Exact while the account's row is
/// held.
pub(super) async fn when(
    conn: &mut Conn,
    tenant: &Tenant,
    account: &AccountId,
    now: Timestamp,
) -> Result<Resend> {
    let since = now.plus(-CODE_WINDOW);
    let sent = store::links::unused_codes_sent(conn, tenant, account, since).await?;
    Ok(login::may_send(&sent, now))
}

/// Writes the code, which kills the account's older ones, and sees to it that it is sent.
pub(super) async fn send(
    ctx: &Ctx,
    write: &mut Write,
    scope: &Scope,
    account: &Account,
    code: &Code,
    now: Timestamp,
) -> Result<()> {
    let tenant = scope.tenant();
    let expires_at = now.plus(CODE_TTL);
    store::links::insert_code(write, tenant, &account.id, &code.hash, now, expires_at).await?;
    let platform = store::platforms::find(write, &tenant.platform).await?;
    let name = platform.map(|platform| platform.name).unwrap_or_default();
    let sms = Sms {
        account: account.id.clone(),
        to: recipient(account),
        body: body(account.country, &name, &code.text),
        expires_at,
    };
    deliver(ctx, write, scope, sms, now).await?;
    let object = account.id.as_str();
    audit::note(
        ctx,
        write,
        &system(tenant),
        "login_code.send",
        object,
        "done",
        now,
    )
    .await
}

/// Live mode lets nobody come here without a number that can be sent to.
fn recipient(account: &Account) -> String {
    phone::of_account(account).unwrap_or_else(|| TEST_PHONE.to_owned())
}

/// In the language of the account's country, as far as we speak it. Plain letters, so that it
/// fits into one message.
fn body(country: Country, platform: &str, code: &str) -> String {
    let minutes = CODE_TTL / MINUTE;
    let platform = isolated(platform);
    match country.code() {
        "ES" | "MX" => format!(
            "{code} es tu codigo para entrar en {platform}. Vale {minutes} minutos. No lo \
             compartas con nadie."
        ),
        _ => format!(
            "{code} is your code to sign in to {platform}. It works for {minutes} minutes. Do not \
             share it with anyone."
        ),
    }
}

/// Shows the message in the outbox in test mode, together with its code. In live mode it is sent as
/// soon as the code is real.
async fn deliver(
    ctx: &Ctx,
    write: &mut Write,
    scope: &Scope,
    sms: Sms,
    now: Timestamp,
) -> Result<()> {
    if scope.livemode() {
        return queue::enqueue(ctx, write, scope, &Task::Sms(sms), ctx.wall(), now).await;
    }
    let message = Message {
        id: MessageId::from_suffix(&ctx.ids.id()),
        account: sms.account,
        channel: "sms".to_owned(),
        recipient: sms.to,
        body: sms.body,
        created: now,
    };
    Ok(store::messages::insert(write, scope, &message).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_platform_turns_no_figures_round() {
        for country in ["US", "ES"] {
            let country = country.parse().unwrap();
            let told = body(country, "Meridian \u{202E}مطعم", "012345");
            assert!(
                told.contains("\u{2068}Meridian \u{202E}مطعم\u{202C}\u{2069}"),
                "{told}"
            );
            // What fits into the letters of one message stays there.
            let plain = body(country, "Meridian", "012345");
            assert!(plain.is_ascii(), "{plain}");
        }
    }
}
