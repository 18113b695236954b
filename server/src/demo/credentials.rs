//! How to get into the demo. All of it is public, so the demo listens on this machine only.

/// The platform's name.
pub const PLATFORM: &str = "Meridian Market";
/// Who may do everything.
pub const ADMIN_EMAIL: &str = "admin@meridian.example";
/// The password of everybody in the team.
pub const PASSWORD: &str = "meridian-demo";
/// The secret key of test mode.
pub const SECRET_KEY: &str = "sk_test_MeridianDemoOnThisMachineOnly0001";
/// The publishable key of test mode.
pub const PUBLISHABLE_KEY: &str = "pk_test_MeridianDemoOnThisMachineOnly0001";
