//! People of platforms' teams, and their roles.

use domain::{
    actor::Role,
    id::{AccountId, UserId},
    time::Timestamp,
};

use crate::{
    Conn, Result,
    row::{named, parsed},
    sql,
};

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// Lower case, unique.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Argon2id, in PHC form.
    pub password_hash: String,
}

/// Writes a person. Fails with [`crate::Error::Unique`] when the email is taken.
pub async fn insert(conn: &mut Conn, user: &User, now: Timestamp) -> Result<()> {
    sql::query(
        "INSERT INTO users (id, email, name, password_hash, created) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(user.id.as_str())
    .bind(&user.email)
    .bind(&user.name)
    .bind(&user.password_hash)
    .bind(now.unix())
    .execute(conn)
    .await?;
    Ok(())
}

/// The person with this email.
pub async fn find_by_email(conn: &mut Conn, email: &str) -> Result<Option<User>> {
    let row = sql::query_as("SELECT id, email, name, password_hash FROM users WHERE email = $1")
        .bind(email)
        .fetch_optional(conn)
        .await?;
    row.map(read).transpose()
}

/// The person with this id.
pub async fn find(conn: &mut Conn, id: &UserId) -> Result<Option<User>> {
    let row = sql::query_as("SELECT id, email, name, password_hash FROM users WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(read).transpose()
}

fn read((id, email, name, password_hash): (String, String, String, String)) -> Result<User> {
    Ok(User {
        id: parsed("users", &id)?,
        email,
        name,
        password_hash,
    })
}

/// Replaces a password hash.
pub async fn set_password(conn: &mut Conn, id: &UserId, hash: &str) -> Result<()> {
    sql::query("UPDATE users SET password_hash = $2 WHERE id = $1")
        .bind(id.as_str())
        .bind(hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether the person's password is still the one behind `hash`. Holds the row until the end of
/// the unit of work, so that a change of the password comes before or after it, never between.
pub async fn hold(conn: &mut Conn, id: &UserId, hash: &str) -> Result<bool> {
    let held = sql::query(
        "UPDATE users SET password_hash = password_hash WHERE id = $1 AND password_hash = $2",
    )
    .bind(id.as_str())
    .bind(hash)
    .execute(conn)
    .await?;
    Ok(held == 1)
}

/// Replaces the roles of a person at a platform. No role at all means no access.
pub async fn set_roles(
    conn: &mut Conn,
    user: &UserId,
    platform: &AccountId,
    roles: &[Role],
) -> Result<()> {
    sql::query("DELETE FROM members WHERE user_id = $1 AND platform_id = $2")
        .bind(user.as_str())
        .bind(platform.as_str())
        .execute(&mut *conn)
        .await?;
    for role in roles {
        sql::query(
            "INSERT INTO members (user_id, platform_id, role) VALUES ($1, $2, $3)
             ON CONFLICT (user_id, platform_id, role) DO NOTHING",
        )
        .bind(user.as_str())
        .bind(platform.as_str())
        .bind(role.name())
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// The roles of a person at a platform, the mightiest first.
pub async fn roles(conn: &mut Conn, user: &UserId, platform: &AccountId) -> Result<Vec<Role>> {
    let names: Vec<String> =
        sql::query_scalar("SELECT role FROM members WHERE user_id = $1 AND platform_id = $2")
            .bind(user.as_str())
            .bind(platform.as_str())
            .fetch_all(conn)
            .await?;
    let mut roles = names
        .iter()
        .map(|name| named("members", name, Role::from_name))
        .collect::<Result<Vec<_>>>()?;
    roles.sort_unstable();
    Ok(roles)
}

/// The platforms that a person belongs to, the oldest first.
pub async fn platforms_of(conn: &mut Conn, user: &UserId) -> Result<Vec<AccountId>> {
    let ids: Vec<String> = sql::query_scalar(
        "SELECT p.id FROM members m JOIN platforms p ON p.id = m.platform_id
         WHERE m.user_id = $1 GROUP BY p.id, p.created ORDER BY p.created, p.id",
    )
    .bind(user.as_str())
    .fetch_all(conn)
    .await?;
    ids.iter().map(|id| parsed("members", id)).collect()
}

/// The people of a platform with their roles, in order of the email.
pub async fn members(conn: &mut Conn, platform: &AccountId) -> Result<Vec<(User, Role)>> {
    let rows: Vec<(String, String, String, String, String)> = sql::query_as(
        "SELECT u.id, u.email, u.name, u.password_hash, m.role
         FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.platform_id = $1 ORDER BY u.email, m.role LIMIT 1000",
    )
    .bind(platform.as_str())
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(id, email, name, hash, role)| {
            Ok((
                read((id, email, name, hash))?,
                named("members", &role, Role::from_name)?,
            ))
        })
        .collect()
}
