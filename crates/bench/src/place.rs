//! The databases on which the product is measured.

use testkit::Database;

use crate::{Outcome, Plan, told};

/// A fresh database of each engine that the plan has. Says so where there is no Postgres.
pub async fn fresh(plan: &Plan) -> Outcome<Vec<(&'static str, Database)>> {
    let mut all = vec![("SQLite", Database::sqlite())];
    if plan.no_postgres {
        return Ok(all);
    }
    let wanted = plan.postgres.clone();
    let server = wanted.clone().unwrap_or_else(Database::server);
    match Database::durable(&server).await {
        Ok(database) => all.push(("Postgres", database)),
        Err(error) if wanted.is_some() => return Err(told("--postgres")(error)),
        Err(error) => println!("SKIPPED on Postgres: no server lets us in ({error})\n"),
    }
    Ok(all)
}
