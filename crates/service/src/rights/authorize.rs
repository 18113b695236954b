//! Who may do what: one table, and the only place that makes a [`Scope`].

use domain::{
    actor::{Actor, Permission, Role, Scope, Tenant},
    id::AccountId,
};

use crate::{Error, Result};

/// The table: whether a member with `role` has `permission`.
pub const fn allows(role: Role, permission: Permission) -> bool {
    use Permission::*;
    match role {
        Role::Administrator => true,
        Role::Developer => matches!(
            permission,
            ViewAccounts
                | CreateAccounts
                | EditAccounts
                | CloseAccounts
                | CreateLoginLinks
                | ViewMoney
                | RespondToDisputes
                | RecordPayments
                | ManageKeys
                | ViewOutbox
                | RunSimulator
        ),
        Role::Analyst => matches!(permission, ViewAccounts | ViewMoney | ViewOutbox),
        Role::Support => matches!(
            permission,
            ViewAccounts
                | EditAccounts
                | CreateLoginLinks
                | ViewMoney
                | RefundPayments
                | RespondToDisputes
                | ViewOutbox
        ),
        Role::ViewOnly => matches!(permission, ViewAccounts | ViewMoney),
    }
}

/// Whether the actor has `permission` at its platform. Account owners have none there.
pub fn may(actor: &Actor, permission: Permission) -> bool {
    match actor {
        Actor::Member { roles, .. } => roles.iter().any(|role| allows(*role, permission)),
        Actor::Key { .. } | Actor::System { .. } => true,
        Actor::AccountUser { .. } => false,
    }
}

fn check(actor: &Actor, permission: Permission) -> Result<()> {
    if may(actor, permission) {
        Ok(())
    } else {
        Err(Error::Forbidden(permission))
    }
}

/// Rows of the whole platform. Calls that name a connected account cannot have them.
pub fn platform(actor: &Actor, permission: Permission) -> Result<Scope> {
    check(actor, permission)?;
    if let Actor::Key {
        on_behalf: Some(_), ..
    } = actor
    {
        return Err(Error::WrongContext(
            "This call acts on the platform: send it without the Stripe-Account header.",
        ));
    }
    Ok(Scope::of_tenant(actor.tenant().clone()))
}

/// Rows of whoever acts: the connected account that a key acts for or a person signed in for,
/// else the platform.
pub fn owner(actor: &Actor, permission: Permission) -> Result<Scope> {
    let tenant = actor.tenant().clone();
    match actor {
        Actor::AccountUser { account, .. } => Ok(Scope::of_account(tenant, account.clone())),
        Actor::Key {
            on_behalf: Some(account),
            ..
        } => Ok(Scope::of_account(tenant, account.clone())),
        _ => {
            check(actor, permission)?;
            Ok(Scope::of_tenant(tenant))
        }
    }
}

/// The same for what only the platform's team and its keys do: people who signed in for an account
/// may not.
pub(crate) fn owner_of_change(actor: &Actor, permission: Permission) -> Result<Scope> {
    check(actor, permission)?;
    owner(actor, permission)
}

/// Rows of one account. Whoever may not see it gets the same answer as if it were not there.
pub fn account(actor: &Actor, permission: Permission, id: &AccountId) -> Result<Scope> {
    let absent = || Error::not_found("account", id, "account");
    let tenant = actor.tenant().clone();
    match actor {
        Actor::AccountUser { account, .. } if account == id => {
            Ok(Scope::of_account(tenant, id.clone()))
        }
        Actor::AccountUser { .. } => Err(absent()),
        Actor::Key {
            on_behalf: Some(account),
            ..
        } if account != id => Err(absent()),
        _ => {
            check(actor, permission)?;
            Ok(Scope::of_account(tenant, id.clone()))
        }
    }
}

/// Rows of `id` where one is named, else of whoever acts.
pub fn account_or_owner(
    actor: &Actor,
    permission: Permission,
    id: Option<&AccountId>,
) -> Result<Scope> {
    match id {
        Some(id) => account(actor, permission, id),
        None => owner(actor, permission),
    }
}

/// The system itself on every row of a tenant: for jobs, whose rights are those of whoever caused
/// them.
pub(crate) fn system(tenant: &Tenant) -> (Actor, Scope) {
    let tenant = tenant.clone();
    (
        Actor::System {
            tenant: tenant.clone(),
        },
        Scope::of_tenant(tenant),
    )
}

/// Every row of the same tenant: for what follows by itself from a change of one account's money,
/// such as its reserve at the platform. Never for answering a caller.
pub(crate) fn of_platform(scope: &Scope) -> Scope {
    Scope::of_tenant(scope.tenant().clone())
}

/// Only the rows of one account of the tenant, for the same purpose.
pub(crate) fn of_owner(scope: &Scope, owner: &AccountId) -> Scope {
    Scope::of_account(scope.tenant().clone(), owner.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row per permission, one column per role in the order of [`Role::ALL`].
    const TABLE: [(Permission, [bool; 5]); 14] = {
        use Permission::*;
        [
            (ViewAccounts, [true, true, true, true, true]),
            (CreateAccounts, [true, true, false, false, false]),
            (EditAccounts, [true, true, false, true, false]),
            (CloseAccounts, [true, true, false, false, false]),
            (CreateLoginLinks, [true, true, false, true, false]),
            (ViewMoney, [true, true, true, true, true]),
            (SendFunds, [true, false, false, false, false]),
            (AddFunds, [true, false, false, false, false]),
            (RespondToDisputes, [true, true, false, true, false]),
            (RecordPayments, [true, true, false, false, false]),
            (RefundPayments, [true, false, false, true, false]),
            (ManageKeys, [true, true, false, false, false]),
            (ViewOutbox, [true, true, true, true, false]),
            (RunSimulator, [true, true, false, false, false]),
        ]
    };

    #[test]
    fn the_table_of_rights_is_as_written() {
        for (permission, expected) in TABLE {
            let found = Role::ALL.map(|role| allows(role, permission));
            assert_eq!(found, expected, "{permission:?}");
        }
    }

    #[test]
    fn only_administrators_send_and_add_funds() {
        for role in Role::ALL {
            let moves = allows(role, Permission::SendFunds) || allows(role, Permission::AddFunds);
            assert_eq!(moves, role == Role::Administrator);
        }
    }
}
