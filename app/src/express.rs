//! The pages of the Express Dashboard.

mod address;
mod code_form;
mod code_page;
mod detail;
mod entries;
mod entry_list;
mod filters;
mod home;
mod home_page;
mod payment_page;
mod payments_page;
mod redeem_page;
mod transaction_page;
mod transactions_page;

pub use code_page::CodePage;
pub use home_page::HomePage;
pub use payment_page::PaymentPage;
pub use payments_page::PaymentsPage;
pub use redeem_page::RedeemPage;
pub use transaction_page::TransactionPage;
pub use transactions_page::TransactionsPage;
