//! Proving that the ledger adds up.

use store::verify::{CHECKS, CurrencyTotal, Difference};

use crate::{Ctx, Result};

/// What one comparison found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was compared, in words.
    pub name: &'static str,
    /// Everything that differs, at most 100.
    pub differences: Vec<Difference>,
}

/// What the whole check found.
#[derive(Clone, Debug)]
pub struct Report {
    /// Totals per platform, mode and currency.
    pub totals: Vec<CurrencyTotal>,
    /// Every comparison.
    pub checks: Vec<Outcome>,
}

impl Report {
    /// Whether everything adds up.
    pub fn is_clean(&self) -> bool {
        self.totals.iter().all(|total| total.imbalance == 0)
            && self.checks.iter().all(|check| check.differences.is_empty())
    }
}

/// Re-adds every posting of every tenant and compares it with everything that is kept beside the
/// ledger. For the operator.
pub async fn run(ctx: &Ctx) -> Result<Report> {
    let mut read = ctx.store.read().await?;
    let totals = store::verify::totals(&mut read).await?;
    let mut checks = Vec::with_capacity(CHECKS.len());
    for check in CHECKS {
        let differences = check.run(&mut read).await?;
        checks.push(Outcome {
            name: check.name,
            differences,
        });
    }
    Ok(Report { totals, checks })
}
