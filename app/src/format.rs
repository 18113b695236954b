//! Numbers, money and dates as text. Pure: the language and the time zone are arguments.

mod country;
mod date;
mod money;
mod number;

pub use country::countries;
pub use date::{
    date, date_in, date_time, date_time_in, day_in, day_month, day_month_in, iso, month_year,
    recent, time, weekday_day, year,
};
pub use money::{amount, amount_signed, money, money_signed};
pub use number::{change, count, percent};
