//! Objects that are kept as a document with the columns that lists filter by: one implementation
//! for all of them.
//!
//! A type says in [`Document`] in which table it stands and what the columns hold, and its id says in
//! [`Key`] which type it is of. The files of the nouns offer the functions of this one under their
//! own names.

use domain::{
    actor::Scope,
    id::{AccountId, PaymentId},
    time::Timestamp,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Conn, Result,
    list::{AT_ONCE, Index, Listed},
    row::{all, flag, one, to_document},
    sql::{Fragments, Rows, Value},
};

/// The table of a type.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its columns beside the document and those that every table has: the id, platform, mode and
    /// owner, and when it was created.
    pub(crate) columns: &'static [&'static str],
    /// See [`Listed::indexes`].
    pub(crate) indexes: &'static [Index],
}

impl Table {
    pub(crate) const fn listed(self) -> Listed {
        Listed {
            table: self.name,
            columns: "doc",
            indexes: self.indexes,
        }
    }
}

/// What is kept as a document.
pub trait Document: Serialize + DeserializeOwned + Send + Sync {
    /// Where.
    const TABLE: Table;

    /// Its id.
    fn id(&self) -> &str;

    /// Whose it is.
    fn owner(&self) -> &AccountId;

    /// When it was made.
    fn created(&self) -> Timestamp;

    /// What the columns of the table hold, in their order.
    fn columns(&self) -> Vec<Value<'_>>;
}

/// The id of a document.
pub trait Key: Send + Sync {
    /// Of which type.
    type Document: Document;

    /// As text.
    fn text(&self) -> &str;
}

/// Says of which type the documents with an id are.
macro_rules! key {
    ($id:ty => $document:ty) => {
        impl $crate::documents::Key for $id {
            type Document = $document;

            fn text(&self) -> &str {
                self.as_str()
            }
        }
    };
}

/// Writes a new one.
pub async fn insert<D: Document>(conn: &mut Conn, scope: &Scope, it: &D) -> Result<()> {
    let (table, columns) = (D::TABLE.name, D::TABLE.columns);
    let row = Rows::Insert { table, columns }
        .row()
        .bind(it.id())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(it.owner().as_str())
        .bind(it.created().unix())
        .bind(to_document(table, it)?);
    let row = it.columns().into_iter().fold(row, |row, it| row.bind(it));
    row.write(conn).await
}

/// Writes what changed. Its id, owner and time never change.
pub async fn update<D: Document>(conn: &mut Conn, scope: &Scope, it: &D) -> Result<()> {
    let (table, columns) = (D::TABLE.name, D::TABLE.columns);
    let row = Rows::Update { table, columns }
        .row()
        .bind(it.id())
        .bind(scope.platform().as_str())
        .bind(flag(scope.livemode()))
        .bind(to_document(table, it)?);
    let row = it.columns().into_iter().fold(row, |row, it| row.bind(it));
    row.write_last(conn).await
}

/// One of the scope's owner.
pub async fn find<K: Key>(conn: &mut Conn, scope: &Scope, id: &K) -> Result<Option<K::Document>> {
    let table = K::Document::TABLE.name;
    let text = Fragments::new("SELECT doc FROM ").text(table);
    let text = with_id(text, scope, id.text());
    let text = text
        .text(" AND account_id || '' = ")
        .value(scope.owner().as_str());
    one(table, text.scalars().fetch_optional(conn).await?)
}

/// One of any account of the scope: of the tenant, or only of the one that it is held to.
pub async fn find_any<K: Key>(
    conn: &mut Conn,
    scope: &Scope,
    id: &K,
) -> Result<Option<K::Document>> {
    any(conn, K::Document::TABLE.name, scope, id.text()).await
}

/// The same, by the name of the table.
pub(crate) async fn any<T: DeserializeOwned>(
    conn: &mut Conn,
    table: &'static str,
    scope: &Scope,
    id: &str,
) -> Result<Option<T>> {
    let text = Fragments::new("SELECT doc FROM ").text(table);
    let mut text = with_id(text, scope, id);
    if let Some(only) = scope.account() {
        text = text.text(" AND account_id || '' = ").value(only.as_str());
    }
    one(table, text.scalars().fetch_optional(conn).await?)
}

/// One of the scope's owner, held until the end of the unit of work: nobody else changes it
/// meanwhile.
pub async fn hold<K: Key>(conn: &mut Conn, scope: &Scope, id: &K) -> Result<Option<K::Document>> {
    let table = K::Document::TABLE.name;
    let text = Fragments::new("UPDATE ").text(table);
    let text = with_id(text.text(" SET created = created"), scope, id.text());
    let text = text
        .text(" AND account_id || '' = ")
        .value(scope.owner().as_str());
    let text = text.text(" RETURNING doc");
    one(table, text.scalars().fetch_optional(conn).await?)
}

/// Those of the scope's owner with these ids, in no particular order.
pub async fn find_many<K: Key>(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[K],
) -> Result<Vec<K::Document>> {
    let ids = ids.iter().map(Key::text).collect();
    let among = Among::of(K::Document::TABLE.name);
    by_ids(conn, among, scope, Some(scope.owner()), ids).await
}

/// Every one about a payment, of whoever it is, the oldest first.
pub(crate) async fn of_payment<D: Document>(
    conn: &mut Conn,
    scope: &Scope,
    payment: &PaymentId,
) -> Result<Vec<D>> {
    let text = Fragments::new("SELECT doc FROM ").text(D::TABLE.name);
    let text = text.text(" WHERE payment = ").value(payment.as_str());
    let text = of_tenant(text, scope).text(" ORDER BY created, seq");
    let docs: Vec<String> = text.scalars().fetch_all(conn).await?;
    all(D::TABLE.name, &docs)
}

fn with_id<'q>(text: Fragments<'q>, scope: &'q Scope, id: &'q str) -> Fragments<'q> {
    of_tenant(text.text(" WHERE id = ").value(id), scope)
}

/// Whose a row is that something else finds: no term of an index. Without statistics Postgres takes
/// one that begins with the tenant to be as good as the key, and reads everything that the tenant
/// has.
fn of_tenant<'q>(text: Fragments<'q>, scope: &'q Scope) -> Fragments<'q> {
    let text = text
        .text(" AND platform_id || '' = ")
        .value(scope.platform().as_str());
    text.text(" AND livemode + 0 = ")
        .value(flag(scope.livemode()))
}

/// Where [`by_ids`] looks.
#[derive(Clone, Copy)]
pub(crate) struct Among {
    /// The table.
    pub table: &'static str,
    /// Its column that says whose a document is.
    pub owner: &'static str,
    /// What else must hold, from `AND` on.
    pub also: &'static str,
}

impl Among {
    /// Documents of a table of which none is left out.
    pub(crate) const fn of(table: &'static str) -> Self {
        Self {
            table,
            owner: "account_id",
            also: "",
        }
    }
}

/// The documents with these ids, each once and in no particular order: of one owner, else of the
/// whole tenant. Ids that are not there are left out.
pub(crate) async fn by_ids<T: DeserializeOwned>(
    conn: &mut Conn,
    Among { table, owner, also }: Among,
    scope: &Scope,
    only: Option<&AccountId>,
    mut ids: Vec<&str>,
) -> Result<Vec<T>> {
    ids.sort_unstable();
    ids.dedup();
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        // Whose they are is made no term of an index: SQLite would take one that begins with it, and
        // read everything that there is of it.
        let mut text = Fragments::new("SELECT doc FROM ").text(table);
        text = text.text(" WHERE platform_id || '' = ");
        text = text.value(scope.platform().as_str());
        text = text
            .text(" AND livemode + 0 = ")
            .value(flag(scope.livemode()));
        if let Some(only) = only {
            text = text.text(" AND ").text(owner).text(" || '' = ");
            text = text.value(only.as_str());
        }
        let text = text.text(also).text(" AND id IN (");
        let text = text.each(ids, AT_ONCE).text(")");
        let docs: Vec<String> = text.scalars().fetch_all(&mut *conn).await?;
        found.extend(all::<T>(table, &docs)?);
    }
    Ok(found)
}

/// The newest documents of each parent, by one statement for [`AT_ONCE`] parents
/// and not one for each. `column` says where a parent's id stands.
pub(crate) async fn newest<D: Document>(
    conn: &mut Conn,
    column: &'static str,
    scope: &Scope,
    parents: &[&str],
    most: i64,
) -> Result<Vec<D>> {
    let table = D::TABLE.name;
    let mut found = Vec::new();
    for parents in parents.chunks(AT_ONCE) {
        let text = Fragments::new(
            "SELECT doc FROM (SELECT doc, created, seq, ROW_NUMBER() OVER (PARTITION BY ",
        );
        let text = text
            .text(column)
            .text(" ORDER BY created DESC, seq DESC) AS place FROM ");
        let text = text.text(table).text(" WHERE platform_id = ");
        let text = text
            .value(scope.platform().as_str())
            .text(" AND livemode = ");
        let text = text
            .value(flag(scope.livemode()))
            .text(" AND account_id = ");
        let text = text
            .value(scope.owner().as_str())
            .text(" AND ")
            .text(column);
        let text = text.text(" IN (").each(parents, AT_ONCE);
        let text = text.text(")) ranked WHERE place <= ").value(most);
        let text = text.text(" ORDER BY created DESC, seq DESC");
        let docs: Vec<String> = text.scalars().fetch_all(&mut *conn).await?;
        found.extend(all::<D>(table, &docs)?);
    }
    Ok(found)
}
