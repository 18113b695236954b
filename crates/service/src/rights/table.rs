//! The table of rights: who has which permission, and what else it takes.

use domain::actor::{Permission, Rights, Role};

/// What the table says about one permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The roles of the team that have it.
    pub team: &'static [Role],
    /// Whether the owner of a connected account has it, over that account alone.
    pub owner: bool,
    /// Whether an API key can carry it.
    pub keys: bool,
    /// Whether it moves money: keys that carry it are made by who may make such keys.
    pub money: bool,
    /// Whether a person must have proved recently who they are.
    pub proof: bool,
    /// Whether there is nothing to do with it in live mode.
    pub test_only: bool,
}

impl Row {
    const fn team(team: &'static [Role]) -> Self {
        Self {
            team,
            owner: false,
            keys: false,
            money: false,
            proof: false,
            test_only: false,
        }
    }

    const fn owner(self) -> Self {
        Self {
            owner: true,
            ..self
        }
    }

    const fn keys(self) -> Self {
        Self { keys: true, ..self }
    }

    /// Of keys too, and it moves money.
    const fn money(self) -> Self {
        Self {
            money: true,
            ..self.keys()
        }
    }

    const fn proof(self) -> Self {
        Self {
            proof: true,
            ..self
        }
    }

    const fn test_only(self) -> Self {
        Self {
            test_only: true,
            ..self
        }
    }
}

const ALL: &[Role] = &Role::ALL;
const ADMINISTRATORS: &[Role] = &[Role::Administrator];
const BUILDERS: &[Role] = &[Role::Administrator, Role::Developer];
const CARERS: &[Role] = &[Role::Administrator, Role::Developer, Role::Support];
const REFUNDERS: &[Role] = &[Role::Administrator, Role::Support];
const READERS: &[Role] = &[
    Role::Administrator,
    Role::Developer,
    Role::Analyst,
    Role::Support,
];

/// The table. The system itself, which acts in jobs and for the operator's commands, has every
/// permission.
pub const fn row(permission: Permission) -> Row {
    use Permission::*;
    match permission {
        ViewAccounts => Row::team(ALL).owner().keys(),
        CreateAccounts => Row::team(BUILDERS).keys(),
        EditAccounts => Row::team(CARERS).keys(),
        CloseAccounts => Row::team(BUILDERS).keys(),
        CreateLoginLinks => Row::team(CARERS).keys(),
        // Whoever changes where money goes moves it.
        EditPayoutDestinations => Row::team(ADMINISTRATORS).owner().money().proof(),
        ViewMoney => Row::team(ALL).owner().keys(),
        ViewLedger => Row::team(ALL),
        SendFunds => Row::team(ADMINISTRATORS).money().proof(),
        AddFunds => Row::team(ADMINISTRATORS).money(),
        PayOut => Row::team(ADMINISTRATORS).money().proof(),
        RecordPayments => Row::team(BUILDERS).keys(),
        RefundPayments => Row::team(REFUNDERS).money(),
        RespondToDisputes => Row::team(CARERS).owner().keys(),
        ViewKeys => Row::team(BUILDERS),
        ManageKeys => Row::team(BUILDERS).proof(),
        ManageMoneyKeys => Row::team(ADMINISTRATORS).proof(),
        ManageTeam => Row::team(ADMINISTRATORS).proof(),
        SwitchToLive => Row::team(ALL).proof(),
        ViewOutbox => Row::team(READERS).keys(),
        RunSimulator => Row::team(BUILDERS).keys().test_only(),
    }
}

/// Whether a member with `role` has `permission`.
pub fn allows(role: Role, permission: Permission) -> bool {
    row(permission).team.contains(&role)
}

/// What roles may do together.
pub fn of_roles(roles: &[Role]) -> Rights {
    all(|permission| roles.iter().any(|role| allows(*role, permission)))
}

/// What the owner of a connected account may do with it.
pub fn of_owner() -> Rights {
    all(|permission| row(permission).owner)
}

/// What a key can carry at most.
pub fn of_keys() -> Rights {
    all(|permission| row(permission).keys)
}

/// What moves money.
pub fn money() -> Rights {
    all(|permission| row(permission).money)
}

fn all(is_in: impl Fn(Permission) -> bool) -> Rights {
    Permission::ALL
        .into_iter()
        .filter(|permission| is_in(*permission))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row per permission: the roles in the order of [`Role::ALL`], the owner, keys.
    const TABLE: [(Permission, [bool; 5], bool, bool); 21] = {
        use Permission::*;
        const YES: bool = true;
        const NO: bool = false;
        [
            (ViewAccounts, [YES, YES, YES, YES, YES], YES, YES),
            (CreateAccounts, [YES, YES, NO, NO, NO], NO, YES),
            (EditAccounts, [YES, YES, NO, YES, NO], NO, YES),
            (CloseAccounts, [YES, YES, NO, NO, NO], NO, YES),
            (CreateLoginLinks, [YES, YES, NO, YES, NO], NO, YES),
            (EditPayoutDestinations, [YES, NO, NO, NO, NO], YES, YES),
            (ViewMoney, [YES, YES, YES, YES, YES], YES, YES),
            (ViewLedger, [YES, YES, YES, YES, YES], NO, NO),
            (SendFunds, [YES, NO, NO, NO, NO], NO, YES),
            (AddFunds, [YES, NO, NO, NO, NO], NO, YES),
            (PayOut, [YES, NO, NO, NO, NO], NO, YES),
            (RecordPayments, [YES, YES, NO, NO, NO], NO, YES),
            (RefundPayments, [YES, NO, NO, YES, NO], NO, YES),
            (RespondToDisputes, [YES, YES, NO, YES, NO], YES, YES),
            (ViewKeys, [YES, YES, NO, NO, NO], NO, NO),
            (ManageKeys, [YES, YES, NO, NO, NO], NO, NO),
            (ManageMoneyKeys, [YES, NO, NO, NO, NO], NO, NO),
            (ManageTeam, [YES, NO, NO, NO, NO], NO, NO),
            (SwitchToLive, [YES, YES, YES, YES, YES], NO, NO),
            (ViewOutbox, [YES, YES, YES, YES, NO], NO, YES),
            (RunSimulator, [YES, YES, NO, NO, NO], NO, YES),
        ]
    };

    #[test]
    fn the_table_of_rights_is_as_written() {
        for ((permission, team, owner, keys), known) in TABLE.into_iter().zip(Permission::ALL) {
            assert_eq!(permission, known, "every permission has its line");
            let found = Role::ALL.map(|role| allows(role, permission));
            assert_eq!(found, team, "{permission:?}");
            assert_eq!(row(permission).owner, owner, "{permission:?}");
            assert_eq!(row(permission).keys, keys, "{permission:?}");
        }
    }

    #[test]
    fn what_needs_a_recent_proof_is_as_written() {
        use Permission::*;
        let proof = all(|permission| row(permission).proof);
        let expected = [
            EditPayoutDestinations,
            SendFunds,
            PayOut,
            ManageKeys,
            ManageMoneyKeys,
            ManageTeam,
            SwitchToLive,
        ];
        assert_eq!(proof, expected.into_iter().collect());
    }

    #[test]
    fn a_developer_moves_no_money_and_makes_no_keys_that_do() {
        let developer = of_roles(&[Role::Developer]);
        assert_eq!(developer.and(money()), Rights::NONE);
        assert!(!developer.has(Permission::ManageMoneyKeys));
        assert_eq!(money().without(of_keys()), Rights::NONE);
    }
}
