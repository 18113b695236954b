//! Whether an actor may do what it asks for, and the only place that makes a [`Scope`].

use domain::{
    actor::{Actor, Permission, Proof, Rights, Scope, Tenant},
    id::AccountId,
};

use super::table;
use crate::{Error, Result};

/// What the actor may do: at its platform, or over its account where it is the account's owner.
pub fn rights(actor: &Actor) -> Rights {
    match actor {
        Actor::Member { roles, .. } => table::of_roles(roles),
        Actor::AccountUser { .. } => table::of_owner(),
        Actor::Key { rights, .. } => rights.and(table::of_keys()),
        Actor::System { .. } => Rights::ALL,
    }
}

/// Whether the actor has `permission`. What else the permission takes is not looked at, so this is
/// for showing and hiding what somebody may do.
pub fn may(actor: &Actor, permission: Permission) -> bool {
    rights(actor).has(permission)
}

fn check(actor: &Actor, permission: Permission) -> Result<()> {
    if !may(actor, permission) {
        return Err(Error::Forbidden(permission));
    }
    let row = table::row(permission);
    let livemode = actor.tenant().livemode;
    if row.test_only && livemode {
        let message = "This helper works only in test mode.";
        return Err(Error::refused("testmode_charges_only", None, message));
    }
    if row.proof
        && let Actor::Member { proof, .. } = actor
        && *proof < Proof::needed(livemode)
    {
        return Err(Error::ProofNeeded(permission));
    }
    Ok(())
}

/// Rows of the whole platform. Owners of accounts cannot have them, nor can calls that name a
/// connected account.
pub fn platform(actor: &Actor, permission: Permission) -> Result<Scope> {
    if let Actor::AccountUser { .. } = actor {
        return Err(Error::Forbidden(permission));
    }
    check(actor, permission)?;
    if actor.account().is_some() {
        return Err(Error::WrongContext(
            "This call acts on the platform: send it without the Stripe-Account header.",
        ));
    }
    Ok(Scope::of_tenant(actor.tenant().clone()))
}

/// Rows of the acting owner, see [`Actor::account`].
pub fn owner(actor: &Actor, permission: Permission) -> Result<Scope> {
    check(actor, permission)?;
    Ok(acting(actor))
}

/// Rows of the acting owner, inside of what was authorised before.
pub(crate) fn acting(actor: &Actor) -> Scope {
    let tenant = actor.tenant().clone();
    match actor.account() {
        Some(account) => Scope::of_account(tenant, account.clone()),
        None => Scope::of_tenant(tenant),
    }
}

/// Rows of one account. Whoever may not see it gets the same answer as if it were not there.
pub fn account(actor: &Actor, permission: Permission, id: &AccountId) -> Result<Scope> {
    if actor.account().is_some_and(|own| own != id) {
        return Err(Error::not_found("account", id, "account"));
    }
    check(actor, permission)?;
    Ok(Scope::of_account(actor.tenant().clone(), id.clone()))
}

/// Rows of `id` where one is named, else of the acting owner.
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

/// Whether the platform's side acts, its team or its keys, and not the account's owner or the system.
pub(crate) fn is_platforms(actor: &Actor) -> bool {
    matches!(actor, Actor::Member { .. } | Actor::Key { .. })
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
    use domain::{
        actor::Role,
        id::{KeyId, UserId},
    };

    use super::*;

    fn tenant(livemode: bool) -> Tenant {
        Tenant {
            platform: AccountId::from_suffix("platform"),
            livemode,
        }
    }

    fn member(livemode: bool, proof: Proof) -> Actor {
        Actor::Member {
            user: UserId::from_suffix("ada"),
            tenant: tenant(livemode),
            roles: vec![Role::Administrator],
            proof,
        }
    }

    fn key(rights: Rights) -> Actor {
        Actor::Key {
            key: KeyId::from_suffix("key"),
            tenant: tenant(false),
            rights,
            on_behalf: None,
        }
    }

    fn code(outcome: Result<Scope>) -> String {
        outcome.map_or_else(|error| error.code().to_owned(), |_| "done".to_owned())
    }

    #[test]
    fn a_key_has_what_it_carries_and_nothing_that_no_key_can_carry() {
        for permission in Permission::ALL {
            let own = key([permission].into_iter().collect());
            for other in Permission::ALL {
                let expected = other == permission && table::row(permission).keys;
                assert_eq!(may(&own, other), expected, "{permission:?} for {other:?}");
            }
        }
        assert_eq!(rights(&key(Rights::ALL)), table::of_keys());
        assert!(rights(&key(Rights::NONE)).is_empty());
    }

    #[test]
    fn an_account_is_its_owners_and_nobody_elses() {
        let (own, other) = (
            AccountId::from_suffix("own"),
            AccountId::from_suffix("other"),
        );
        let user = Actor::AccountUser {
            account: own.clone(),
            tenant: tenant(false),
        };
        for permission in Permission::ALL {
            let expected = match table::row(permission).owner {
                true => "done",
                false => "permission_missing",
            };
            assert_eq!(code(owner(&user, permission)), expected, "{permission:?}");
            assert_eq!(
                code(account(&user, permission, &own)),
                expected,
                "{permission:?}"
            );
            assert_eq!(code(account(&user, permission, &other)), "resource_missing");
            assert_eq!(code(platform(&user, permission)), "permission_missing");
        }
    }

    #[test]
    fn a_proof_is_asked_for_where_the_table_says_so_and_sooner_in_live_mode() {
        for permission in Permission::ALL {
            let row = table::row(permission);
            for livemode in [false, true] {
                for proof in [Proof::Stale, Proof::Recent, Proof::Fresh] {
                    let expected = match () {
                        () if row.test_only && livemode => "testmode_charges_only",
                        () if row.proof && proof < Proof::needed(livemode) => "proof_needed",
                        () => "done",
                    };
                    let found = code(platform(&member(livemode, proof), permission));
                    assert_eq!(found, expected, "{permission:?} {livemode} {proof:?}");
                }
            }
            // Neither keys nor the system have a password.
            if row.keys {
                assert_eq!(code(platform(&key(Rights::ALL), permission)), "done");
            }
            let system = Actor::System {
                tenant: tenant(false),
            };
            assert_eq!(code(platform(&system, permission)), "done");
        }
    }
}
