//! What is compared after each operation.

use std::collections::BTreeMap;

use domain::balance_transaction::Balance;
use service::Error;
use testkit::{LineRow, Marks, Probe};

use crate::{
    driver::{Answer, Driver},
    model::{Line, Model, Purse, Reason, Verdict},
    operation::{Coin, Who},
};

/// A comparison that fails says how.
pub type Check = Result<(), String>;

/// The lines that nobody's operation makes: their number depends on the order of what happens at
/// one moment, and their sum is in the balances.
/// Those of what a payout leaves come in pairs that cancel each other.
const FOLLOWING: [&str; 3] = [
    "reserve_transaction",
    "payout_minimum_balance_hold",
    "payout_minimum_balance_release",
];

/// Compares the store with the model.
pub struct Checker {
    /// The tables.
    pub probe: Probe,
    marks: Marks,
    /// Sums of lines per owner and currency: of the payments balance and of what is set aside.
    sums: BTreeMap<(Who, Coin), (i64, i64)>,
    steps: usize,
}

impl Checker {
    /// Starts from the store as it is.
    pub async fn new(driver: &Driver) -> Self {
        let mut probe = Probe::open(&driver.world).await;
        Self {
            marks: probe.marks().await,
            probe,
            sums: BTreeMap::new(),
            steps: 0,
        }
    }

    /// Compares everything after one operation.
    pub async fn step(
        &mut self,
        model: &Model,
        driver: &Driver,
        verdict: Verdict,
        answer: &Answer,
    ) -> Check {
        self.steps += 1;
        same_outcome(verdict, answer)?;
        let before = self.marks;
        self.marks = self.probe.marks().await;
        if let Err(error) = answer {
            no_trace(before, self.marks, error)?;
        }
        self.lines(model, driver, before.lines).await?;
        let purses = self.ledger(driver).await?;
        same_purses(model, &purses)?;
        self.sums_match(&purses)?;
        never_negative(&purses)?;
        self.page(model, driver).await
    }

    /// New lines are the model's, and each one's net is its amount less its fee.
    async fn lines(&mut self, model: &Model, driver: &Driver, after: i64) -> Check {
        let rows = self.probe.lines_after(after).await;
        let mut found = Vec::new();
        for row in &rows {
            if row.net != row.amount - row.fee {
                return Err(format!("net is not amount less fee: {row:?}"));
            }
            let line = read_line(driver, row)?;
            let sums = self.sums.entry((line.owner, line.coin)).or_default();
            match row.balance_type.as_str() {
                "payments" => sums.0 += row.net,
                _ => sums.1 += row.net,
            }
            if !FOLLOWING.contains(&row.kind.as_str()) {
                found.push(line);
            }
        }
        let (expected, found) = (total(&model.fresh), total(&found));
        if expected == found {
            return Ok(());
        }
        Err(format!(
            "the lines differ\n  model: {expected:?}\n  store: {found:?}"
        ))
    }

    /// The ledger, of which every currency sums to zero.
    async fn ledger(&mut self, driver: &Driver) -> Result<BTreeMap<(Who, Coin), Purse>, String> {
        let mut purses: BTreeMap<(Who, Coin), Purse> = BTreeMap::new();
        let mut totals: BTreeMap<String, i64> = BTreeMap::new();
        for row in self.probe.ledger().await {
            *totals.entry(row.currency.clone()).or_default() += row.balance;
            if row.owner == "world" {
                continue;
            }
            let (owner, coin) = (who(driver, &row.owner)?, coin(&row.currency)?);
            let purse = purses.entry((owner, coin)).or_default();
            match row.kind.as_str() {
                "available" => purse.available = row.balance,
                "pending" => purse.pending = row.balance,
                "in_transit" => purse.in_transit = row.balance,
                "reserve" => purse.reserved = row.balance,
                "prefunding" => purse.prefunding = row.balance,
                other => return Err(format!("{} has {other}", row.owner)),
            }
        }
        match totals.iter().find(|(_, total)| **total != 0) {
            Some((currency, total)) => Err(format!("{currency} sums to {total} and not to zero")),
            None => Ok(purses),
        }
    }

    /// Lines add up to the ledger.
    fn sums_match(&self, purses: &BTreeMap<(Who, Coin), Purse>) -> Check {
        for (key, purse) in purses {
            let lines = self.sums.get(key).copied().unwrap_or_default();
            let ledger = (purse.available + purse.pending, purse.prefunding);
            if lines != ledger {
                return Err(format!(
                    "lines of {key:?} sum to {lines:?}, its ledger has {ledger:?}"
                ));
            }
        }
        Ok(())
    }

    /// What the service answers to an owner; another one each time.
    async fn page(&self, model: &Model, driver: &Driver) -> Check {
        let owner = self.steps % model.people.len();
        let (ctx, admin) = (&driver.world.ctx, driver.world.admin());
        let found = service::balances::of_account(ctx, &admin, &driver.ids[owner])
            .await
            .map_err(|error| format!("the balance of {owner} cannot be read: {error}"))?;
        for balance in found {
            let coin = coin(balance.currency.code())?;
            let (expected, found) = (model.purse(owner, coin), purse_of(&balance));
            if expected != found {
                return Err(format!(
                    "the balance page of {owner} in {coin:?}\n  model: {expected:?}\n  store: {found:?}"
                ));
            }
        }
        Ok(())
    }
}

/// Gross and fee of an owner's lines of a kind: at one moment, two events that draw on the same
/// funds may share them in either order.
type Totals = BTreeMap<(Who, Coin, &'static str), (i64, i64)>;

fn total(lines: &[Line]) -> Totals {
    let mut totals = Totals::new();
    for line in lines {
        let total = totals
            .entry((line.owner, line.coin, line.kind))
            .or_default();
        total.0 += line.gross;
        total.1 += line.fee;
    }
    totals.retain(|_, total| *total != (0, 0));
    totals
}

fn same_outcome(verdict: Verdict, answer: &Answer) -> Check {
    match (verdict, answer) {
        (_, Err(Error::Internal(error))) => Err(format!("the service failed: {error}")),
        (Verdict::Done, Ok(())) => Ok(()),
        (Verdict::No(reason), Err(error)) => same_reason(reason, error),
        (Verdict::Done, Err(error)) => Err(format!(
            "the service refused what the rules allow: {}: {error}",
            error.code()
        )),
        (Verdict::No(reason), Ok(())) => {
            Err(format!("the service did what the rules forbid ({reason})"))
        }
    }
}

/// The caller is told the code and the parameter that the rules say.
fn same_reason(reason: Reason, error: &Error) -> Check {
    let (code, param) = testkit::refusal(error);
    if (code, param) == (reason.code, reason.param) {
        return Ok(());
    }
    let param = param.unwrap_or("nothing");
    Err(format!(
        "refused for another reason\n  model: {reason}\n  store: {code} about {param}: {error}"
    ))
}

/// A refused operation left nothing but, where a rule forbade it, its audit row.
fn no_trace(before: Marks, after: Marks, error: &Error) -> Check {
    let audited = i64::from(matches!(error, Error::Refused { .. }));
    let expected = Marks {
        audit: before.audit + audited,
        ..before
    };
    if expected == after {
        return Ok(());
    }
    Err(format!(
        "a refusal ({}) left a trace\n  before: {before:?}\n  after:  {after:?}",
        error.code()
    ))
}

fn same_purses(model: &Model, found: &BTreeMap<(Who, Coin), Purse>) -> Check {
    let none = Purse::default();
    for owner in 0..model.people.len() {
        for coin in Coin::ALL {
            let expected = model.purse(owner, coin);
            let found = found.get(&(owner, coin)).unwrap_or(&none);
            if expected != *found {
                let name = model.people[owner].name;
                return Err(format!(
                    "{name} in {coin:?}\n  model: {expected:?}\n  store: {found:?}"
                ));
            }
        }
    }
    Ok(())
}

fn never_negative(purses: &BTreeMap<(Who, Coin), Purse>) -> Check {
    let bad = |purse: &Purse| purse.reserved < 0 || purse.prefunding < 0;
    match purses.iter().find(|(_, purse)| bad(purse)) {
        Some((key, purse)) => Err(format!(
            "{key:?} is negative where it may not be: {purse:?}"
        )),
        None => Ok(()),
    }
}

fn purse_of(balance: &Balance) -> Purse {
    Purse {
        available: balance.available,
        pending: balance.pending,
        in_transit: balance.in_transit,
        reserved: balance.reserved,
        prefunding: balance.prefunding,
    }
}

fn read_line(driver: &Driver, row: &LineRow) -> Result<Line, String> {
    let kind = domain::balance_transaction::TransactionType::from_name(&row.kind)
        .ok_or_else(|| format!("no such kind of line: {}", row.kind))?;
    Ok(Line {
        owner: who(driver, &row.account_id)?,
        coin: coin(&row.currency)?,
        kind: kind.name(),
        gross: row.amount,
        fee: row.fee,
    })
}

fn who(driver: &Driver, id: &str) -> Result<Who, String> {
    let found = driver.ids.iter().position(|known| known.as_str() == id);
    found.ok_or_else(|| format!("{id} takes no part"))
}

fn coin(code: &str) -> Result<Coin, String> {
    Coin::of(code).ok_or_else(|| format!("nobody uses {code}"))
}
