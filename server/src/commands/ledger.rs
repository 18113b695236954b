//! `tributary ledger verify`.

use std::process::ExitCode;

use domain::money::{Currency, Money};
use serde_json::json;
use service::verify::{self, Report};
use store::verify::CurrencyTotal;

use super::print_json;
use crate::config::Settings;

/// Re-adds the ledger and names every difference. Ends with status 1 when there is one.
pub async fn verify(settings: &Settings, as_json: bool) -> anyhow::Result<ExitCode> {
    let ctx = super::ctx(settings).await?;
    let report = verify::run(&ctx).await?;
    if as_json {
        print_json(&to_json(&report));
    } else {
        print(&report);
    }
    Ok(if report.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn print(report: &Report) {
    for total in &report.totals {
        println!(
            "{} {} {}: {} postings, {} moved, {} owed to owners, imbalance {}",
            total.platform_id,
            mode(total),
            total.currency.to_uppercase(),
            total.postings,
            amount(total, total.moved),
            amount(total, total.owed),
            amount(total, total.imbalance),
        );
    }
    for check in &report.checks {
        let word = if check.differences.is_empty() {
            "ok"
        } else {
            "DIFFERS"
        };
        println!("{word:>7}  {}", check.name);
        for difference in &check.differences {
            println!(
                "         {}: should be {}, is {}",
                difference.subject, difference.expected, difference.found
            );
        }
    }
    let verdict = if report.is_clean() {
        "The ledger adds up."
    } else {
        "The ledger differs."
    };
    println!("{verdict}");
}

fn mode(total: &CurrencyTotal) -> &'static str {
    if total.livemode == 0 { "test" } else { "live" }
}

fn amount(total: &CurrencyTotal, minor: i64) -> String {
    match total.currency.parse::<Currency>() {
        Ok(currency) => Money::new(minor, currency).to_string(),
        Err(_) => minor.to_string(),
    }
}

fn to_json(report: &Report) -> serde_json::Value {
    let totals: Vec<_> = report
        .totals
        .iter()
        .map(|total| {
            json!({
                "platform": total.platform_id, "livemode": total.livemode != 0,
                "currency": total.currency, "postings": total.postings, "moved": total.moved,
                "owed": total.owed, "imbalance": total.imbalance,
            })
        })
        .collect();
    let checks: Vec<_> = report
        .checks
        .iter()
        .map(|check| {
            let differences: Vec<_> = check
                .differences
                .iter()
                .map(|it| json!({ "subject": it.subject, "expected": it.expected, "found": it.found }))
                .collect();
            json!({ "name": check.name, "differences": differences })
        })
        .collect();
    json!({ "clean": report.is_clean(), "totals": totals, "checks": checks })
}
