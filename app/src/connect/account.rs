//! The parts of one account's page.

mod activity;
mod alerts;
mod balances_card;
mod figures;
mod head;
mod link_form;
mod metadata_card;
mod metadata_form;
mod profile_card;
mod profile_form;
mod schedule_card;
mod standing;

pub use activity::{ActivityChoice, ActivityPart, LoadedActivity};
pub use alerts::Alerts;
pub use balances_card::BalancesCard;
pub use figures::Figures;
pub use head::AccountHead;
pub use metadata_card::MetadataCard;
pub use metadata_form::MetadataForm;
pub use profile_card::ProfileCard;
pub use profile_form::ProfileForm;
pub use schedule_card::ScheduleCard;
