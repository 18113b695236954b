//! The building blocks of every page. One component per file; each renders on the server and in
//! the browser alike and takes its texts from the caller or from the shared catalogue.

mod badge;
mod breadcrumbs;
mod button;
mod card;
mod chart;
mod copy_id;
mod description_list;
pub(crate) mod disclosure;
mod empty_state;
mod error_panel;
mod error_summary;
mod field;
mod filter_chips;
mod flash;
mod icon;
mod maybe_text;
mod menu;
mod money_text;
mod notice;
mod page_header;
mod pager;
mod progress_bar;
mod skeleton;
mod stat;
mod status;
mod submit_button;
mod table;
mod tabs;
#[cfg(test)]
pub(crate) mod testing;
mod time_text;
mod visually_hidden;
mod written;

pub use badge::{Badge, Intent};
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::{Button, LinkButton, Variant};
pub use card::Card;
pub use chart::{ChartPoint, LineChart};
pub use copy_id::CopyId;
pub use description_list::{Description, DescriptionList};
pub use empty_state::EmptyState;
pub use error_panel::ErrorPanel;
pub use error_summary::ErrorSummary;
pub use field::{AmountField, CheckField, Choice, Field, SelectField, TextField, TextareaField};
pub use filter_chips::{FilterBar, FilterChip, FilterMenu};
pub use flash::Flash;
pub use icon::{Icon, IconName};
pub use maybe_text::MaybeText;
pub use menu::{Menu, MenuLink};
pub use money_text::{MoneyLink, MoneyText};
pub use notice::Notice;
pub use page_header::PageHeader;
pub use pager::Pager;
pub use progress_bar::{BarSegment, ProgressBar, Tone};
pub use skeleton::{Skeleton, SkeletonRows};
pub use stat::{Stat, StatRow};
pub use status::{
    PaymentState, StatusBadge, StatusView, account_status, bank_status, dispute_status,
    payment_status, payout_status, refund_status, topup_status, transfer_status,
};
pub use submit_button::SubmitButton;
pub use table::{Column, Direction, RowLink, SortHeader, Table};
pub use tabs::{Tab, Tabs};
pub use time_text::{DateText, TimeText};
pub use visually_hidden::VisuallyHidden;
pub use written::written;
