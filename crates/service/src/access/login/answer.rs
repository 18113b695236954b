//! Answering a challenge with its code.

use dec_from_char::DecimalExtended;
use domain::{
    actor::Actor,
    login::{ACCOUNT_SESSION, CODE_TRIES},
};
use store::{
    links,
    sessions::{self, Holder, Session},
};

use super::{CHALLENGE_CLOSED, NewSession, challenge, system};
use crate::{Ctx, Error, Result, rights::secrets, unit::audit};

/// Digits of a code.
const DIGITS: usize = 6;
/// Longest text in which a code is looked for, in bytes: that of a message.
const MAX_TYPED: usize = 1_000;

/// Signs in with the code that was sent. A wrong one costs a try of the code and leaves the
/// challenge as it is.
pub async fn answer(ctx: &Ctx, token: &str, code: &str) -> Result<NewSession> {
    let code = digits(code)?;
    let hash = secrets::hash_token(token);
    let taken = take_try(ctx, &hash).await?;
    if secrets::verify_slowly(Some(&taken.code_hash), &code).await? {
        return enter(ctx, &hash, &taken).await;
    }
    note_wrong(ctx, &hash).await?;
    Err(wrong(CODE_TRIES - taken.tries))
}

/// The code in what was typed or pasted: in the digits of any script, with whatever stands between
/// and around them. What cannot be a code costs no try.
fn digits(typed: &str) -> Result<String> {
    read(typed).ok_or_else(|| {
        let message = format!("Enter the {DIGITS} digits of the code.");
        Error::invalid("code", "code_malformed", message)
    })
}

/// All digits together where they are as many as a code has, else the only group that is.
fn read(typed: &str) -> Option<String> {
    if typed.len() > MAX_TYPED {
        return None;
    }
    let plain: String = typed
        .chars()
        .map(|c| {
            c.to_decimal_utf8()
                .map_or(' ', |digit| char::from(b'0' + digit))
        })
        .collect();
    let groups: Vec<&str> = plain.split_whitespace().collect();
    let all = groups.concat();
    if all.len() == DIGITS {
        return Some(all);
    }
    let mut whole = groups.iter().filter(|group| group.len() == DIGITS);
    let code = whole.next()?;
    whole.next().is_none().then(|| (*code).to_owned())
}

/// A try that was taken, and is gone whatever comes of it.
struct Taken {
    seq: i64,
    code_hash: String,
    /// Tries so far, this one included.
    tries: i64,
}

async fn take_try(ctx: &Ctx, hash: &str) -> Result<Taken> {
    let mut write = ctx.store.begin_write().await?;
    let open = challenge::open(ctx, &mut write, hash).await?;
    let tenant = &open.challenge.tenant;
    let account = &open.account.id;
    let taken = links::take_try(&mut write, tenant, account, CODE_TRIES, open.now).await?;
    let outcome = if taken.is_some() {
        "done"
    } else {
        "code_expired"
    };
    let actor = system(tenant);
    let object = account.as_str();
    audit::note(
        ctx,
        &mut write,
        &actor,
        "login_code.try",
        object,
        outcome,
        open.now,
    )
    .await?;
    write.commit().await?;
    let (seq, code_hash, tries) = taken.ok_or_else(dead)?;
    Ok(Taken {
        seq,
        code_hash,
        tries,
    })
}

/// Uses the code, ends the challenge and begins the session, together.
async fn enter(ctx: &Ctx, hash: &str, taken: &Taken) -> Result<NewSession> {
    let mut write = ctx.store.begin_write().await?;
    let open = challenge::open(ctx, &mut write, hash).await?;
    if !links::use_code(&mut write, taken.seq, open.now).await? {
        write.rollback().await?;
        return Err(dead());
    }
    if !links::end_challenge(&mut write, hash).await? {
        write.rollback().await?;
        return Err(CHALLENGE_CLOSED);
    }
    let (tenant, account) = (open.challenge.tenant, open.account.id);
    let actor = Actor::AccountUser {
        account: account.clone(),
        tenant: tenant.clone(),
    };
    let object = account.as_str();
    audit::note(
        ctx,
        &mut write,
        &actor,
        "account.sign_in",
        object,
        "done",
        open.now,
    )
    .await?;
    let now = ctx.wall();
    let new = NewSession {
        token: secrets::token(ctx),
        expires_at: now.plus(ACCOUNT_SESSION),
    };
    let holder = Holder::Account(account);
    let session = Session {
        holder,
        tenant,
        verified_at: now,
        expires_at: new.expires_at,
    };
    sessions::insert(&mut write, &secrets::hash_token(&new.token), &session, now).await?;
    write.commit().await?;
    Ok(new)
}

async fn note_wrong(ctx: &Ctx, hash: &str) -> Result<()> {
    let mut write = ctx.store.begin_write().await?;
    let open = challenge::open(ctx, &mut write, hash).await?;
    let actor = system(&open.challenge.tenant);
    let object = open.account.id.as_str();
    audit::note(
        ctx,
        &mut write,
        &actor,
        "account.sign_in",
        object,
        "code_wrong",
        open.now,
    )
    .await?;
    Ok(write.commit().await?)
}

fn wrong(left: i64) -> Error {
    let message = match left {
        2.. => format!("This is not the code that was sent. You can try {left} more times."),
        1 => "This is not the code that was sent. You can try once more.".to_owned(),
        _ => {
            "This is not the code that was sent. It no longer works: ask for a new code.".to_owned()
        }
    };
    Error::invalid("code", "code_wrong", message)
}

fn dead() -> Error {
    Error::invalid(
        "code",
        "code_expired",
        "This code no longer works. Ask for a new code.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_as_it_is_read() {
        for good in [
            "012345",
            "012-345",
            "012–345",
            " 012 345 ",
            "012\u{a0}345",
            "0 1 2 3 4 5",
            "\u{200e}012345\u{200e}",
            "\u{2066}012345\u{2069}",
            "Code: 012345",
            "012345\r\n",
            "012345 is your Meridian Market code. It works for 10 minutes.",
            "٠١٢٣٤٥",
            "۰۱۲۳۴۵",
            "०१२३४५",
            "０１２３４５",
            "𝟎𝟏𝟐𝟑𝟒𝟓",
        ] {
            assert_eq!(digits(good).unwrap(), "012345", "{good:?}");
        }
        for bad in [
            "",
            "00000",
            "0000000",
            "00000a",
            "+00000",
            "-",
            "0.0000",
            "٠٠٠٠٠",
            "½⅓¼⅕⅙⅛",
            "012345 or 543210",
            "Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ Ⅵ",
        ] {
            let error = digits(bad).unwrap_err();
            let told = (error.code(), error.param());
            assert_eq!(told, ("code_malformed", Some("code")), "{bad}");
        }
    }
}
