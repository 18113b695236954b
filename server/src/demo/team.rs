//! The platform's team: one person per role.

use domain::actor::Actor;
use domain::actor::Role::{self, Administrator, Analyst, Developer, Support, ViewOnly};
use domain::id::UserId;
use service::{Ctx, members};

use super::credentials::{ADMIN_EMAIL, PASSWORD};

/// Email, name and role of everybody. The first is the administrator.
pub const TEAM: &[(&str, &str, Role)] = &[
    (ADMIN_EMAIL, "Ines Moreau", Administrator),
    ("developer@meridian.example", "Tomasz Wilk", Developer),
    ("analyst@meridian.example", "Priya Raman", Analyst),
    ("support@meridian.example", "Oscar Lindqvist", Support),
    ("viewer@meridian.example", "Grace Adeyemi", ViewOnly),
];

/// Adds everybody to the operator's platform. Answers who the administrator is.
pub async fn join(ctx: &Ctx, operator: &Actor) -> anyhow::Result<UserId> {
    let mut administrator = None;
    for (email, name, role) in TEAM {
        let id = members::create(ctx, operator, email, name, PASSWORD, &[*role]).await?;
        administrator.get_or_insert(id);
    }
    administrator.ok_or_else(|| anyhow::anyhow!("the team is empty"))
}
