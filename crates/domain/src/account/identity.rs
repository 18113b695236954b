//! Whom the platform sees behind an account.

use super::{Account, AccountKind, Collector};

impl Account {
    /// Whether the platform sees the company and the person behind it. Of accounts with a full
    /// dashboard it never does, and of those that hosted onboarding collects for only until
    /// onboarding is finished.
    pub fn shows_identity(&self) -> bool {
        self.kind != AccountKind::Standard
            && (self.controller.collection == Collector::Application
                || !self.verification.details_submitted)
    }

    /// The account as the platform sees it, where that is less than all of it. The name that its
    /// dashboard shows stays what it was.
    pub fn without_identity(&self) -> Option<Self> {
        let known = self.company.is_some() || self.individual.is_some();
        if self.shows_identity() || !known {
            return None;
        }
        let mut less = self.clone();
        less.settings.display_name = self
            .settings
            .display_name
            .clone()
            .or_else(|| self.display_name());
        less.company = None;
        less.individual = None;
        Some(less)
    }
}
