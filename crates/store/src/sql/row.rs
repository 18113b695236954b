//! From the rows of either engine to tuples and structs.

use rusqlite::types::ValueRef;
use sqlx::{Column as _, Row as _, ValueRef as _, postgres::PgRow};

use crate::Result;

/// One row of an answer.
pub enum Row<'r> {
    /// Of SQLite.
    Sqlite(&'r rusqlite::Row<'r>),
    /// Of Postgres.
    Postgres(&'r PgRow),
}

/// What a column can be read as.
pub trait Column: Sized + Send + 'static {
    /// Reads the column with that number, from 0.
    fn read(row: &Row<'_>, index: usize) -> Result<Self>;
}

/// What a row can be read as.
pub trait FromRow: Sized + Send + 'static {
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

/// Reads a struct from a row whose columns are called like its fields.
macro_rules! from_row {
    ($type:ident: $($field:ident),+) => {
        impl $crate::sql::FromRow for $type {
            fn from_row(row: &$crate::sql::Row<'_>) -> $crate::Result<Self> {
                Ok(Self { $($field: row.get(stringify!($field))?),+ })
            }
        }
    };
}

impl Row<'_> {
    /// The column with that number, from 0.
    pub fn at<T: Column>(&self, index: usize) -> Result<T> {
        T::read(self, index)
    }

    /// The column of that name.
    pub fn get<T: Column>(&self, name: &str) -> Result<T> {
        T::read(
            self,
            match self {
                Self::Sqlite(row) => row.as_ref().column_index(name)?,
                Self::Postgres(row) => row.try_column(name)?.ordinal(),
            },
        )
    }
}

impl Column for i64 {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        match row {
            Row::Sqlite(row) => Ok(row.get(index)?),
            // A number in the text of a statement has 32 bits on Postgres.
            Row::Postgres(row) => match row.try_get(index) {
                Ok(value) => Ok(value),
                Err(error) => match row.try_get::<i32, _>(index) {
                    Ok(value) => Ok(value.into()),
                    Err(_) => Err(error.into()),
                },
            },
        }
    }
}

impl Column for String {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        Ok(match row {
            Row::Sqlite(row) => row.get(index)?,
            Row::Postgres(row) => row.try_get(index)?,
        })
    }
}

impl<T: Column> Column for Option<T> {
    fn read(row: &Row<'_>, index: usize) -> Result<Self> {
        let null = match row {
            Row::Sqlite(row) => row.get_ref(index)? == ValueRef::Null,
            Row::Postgres(row) => row.try_get_raw(index)?.is_null(),
        };
        if null {
            Ok(None)
        } else {
            T::read(row, index).map(Some)
        }
    }
}

macro_rules! tuples {
    ($(($($type:ident $index:literal),+))+) => {
        $(impl<$($type: Column),+> FromRow for ($($type,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self> {
                Ok(($(row.at::<$type>($index)?,)+))
            }
        })+
    };
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
}
