//! The frame's view of a session.

use domain::account::AccountFilter;
use domain::actor::{Permission, Role};
use service::{accounts, authorize};

use super::{account, ctx, locale, member};
use crate::error::UiError;
use crate::i18n::{Locale, RoleTexts};
use crate::layouts::{Door, ViewerData};

/// Who looks through `door`.
pub async fn viewer(door: Door) -> Result<ViewerData, UiError> {
    match door {
        Door::Connect => of_member().await,
        Door::Express => of_account(),
    }
}

async fn of_member() -> Result<ViewerData, UiError> {
    let session = member()?;
    // The frame works without the figure, so its failure is not the page's.
    let counts = accounts::counts(&ctx()?, &session.actor, &AccountFilter::default())
        .await
        .ok();
    let may = |permission| authorize::may(&session.actor, permission);
    Ok(ViewerData {
        name: session.user.name.clone(),
        email: session.user.email.clone(),
        role_label: session
            .roles
            .iter()
            .min()
            .map_or("", |role| role_label(locale(), *role))
            .into(),
        platform_name: session.platform.name.clone(),
        livemode: session.actor.tenant().livemode,
        clock: session.now,
        accounts_count: counts.map(|counts| counts.all),
        can_develop: may(Permission::ViewKeys),
    })
}

fn of_account() -> Result<ViewerData, UiError> {
    let session = account()?;
    Ok(ViewerData {
        name: session.account.label(),
        email: session.account.email.clone().unwrap_or_default(),
        role_label: String::new(),
        platform_name: session.platform.name.clone(),
        livemode: session.actor.tenant().livemode,
        clock: session.now,
        accounts_count: None,
        can_develop: false,
    })
}

/// A role in words.
pub fn role_label(locale: Locale, role: Role) -> &'static str {
    let texts = RoleTexts(locale);
    match role {
        Role::Administrator => texts.administrator(),
        Role::Developer => texts.developer(),
        Role::Analyst => texts.analyst(),
        Role::Support => texts.support(),
        Role::ViewOnly => texts.view_only(),
    }
}
