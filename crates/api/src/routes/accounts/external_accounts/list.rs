//! `GET /v1/accounts/:id/external_accounts`

use domain::{external_account::ExternalAccountKind, id::AccountId};
use service::external_accounts;

use crate::{
    call::{Answer, Call},
    error::Result,
    list,
    resources::ExternalAccount,
};

/// Bank accounts, then debit cards, each in the order in which they were added.
pub async fn list(mut call: Call) -> Result<Answer> {
    let account: AccountId = call.id("account")?;
    let request = list::page(&mut call.params)?;
    let names = "bank_account or card";
    let kind = call
        .params
        .one_of("object", ExternalAccountKind::from_name, names)?;
    call.finish_list::<ExternalAccount>()?;
    let page = external_accounts::list(&call.ctx, &call.actor, &account, kind, &request).await?;
    let url = format!("/v1/accounts/{account}/external_accounts");
    let of = |to| ExternalAccount {
        to,
        account: account.clone(),
    };
    call.page(&url, page.map(of)).await
}
