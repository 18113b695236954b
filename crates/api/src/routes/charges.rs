//! `/v1/charges`: payments as charges. They are read here; see `/v1/tributary/payments` for
//! recording them.

mod retrieve;

pub use retrieve::retrieve;
