//! Finding bank accounts and debit cards.

use domain::{
    actor::Actor,
    external_account::{ExternalAccount, ExternalAccountKind},
    id::AccountId,
    list::{Page, PageRequest, Position},
};

use crate::{Ctx, Error, Result, people::accounts};

/// One of an account.
pub async fn retrieve(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    id: &str,
) -> Result<ExternalAccount> {
    let account = accounts::retrieve(ctx, actor, account).await?;
    let found = account.external_account(id);
    found.ok_or_else(|| Error::not_found("external account", id, "id"))
}

/// Those of an account: bank accounts first, each kind in the order in which they were added.
pub async fn list(
    ctx: &Ctx,
    actor: &Actor,
    account: &AccountId,
    kind: Option<ExternalAccountKind>,
    request: &PageRequest,
) -> Result<Page<ExternalAccount>> {
    let account = accounts::retrieve(ctx, actor, account).await?;
    let mut all = account.external_accounts();
    all.retain(|it| kind.is_none_or(|kind| it.kind() == kind));
    let place = |id: &str| {
        let found = all.iter().position(|it| it.id() == id);
        found.ok_or_else(|| Error::from(store::Error::MissingCursor))
    };
    let most = usize::try_from(request.limit)
        .unwrap_or(usize::MAX)
        .saturating_add(1);
    let rows = match &request.position {
        Position::First => all.into_iter().take(most).collect(),
        Position::After(id) => {
            let skip = place(id)?.saturating_add(1);
            all.into_iter().skip(skip).take(most).collect()
        }
        Position::Before(id) => {
            let end = place(id)?;
            all.truncate(end);
            all.into_iter().rev().take(most).collect()
        }
    };
    Ok(Page::cut(rows, request))
}
