use super::MaybeText;
use leptos::prelude::*;

/// The pictures of the icon set, drawn on a 16 by 16 grid with a 1.5 stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum IconName {
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    Bell,
    Calendar,
    Card,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Circle,
    Clock,
    Close,
    Code,
    Copy,
    Download,
    Edit,
    External,
    Fee,
    Filter,
    Gear,
    Globe,
    Home,
    Info,
    Key,
    Lock,
    Mail,
    Menu,
    Minus,
    Moon,
    More,
    Phone,
    Plus,
    Receive,
    Refresh,
    Search,
    SignOut,
    SortBoth,
    Sun,
    System,
    Transfer,
    Undo,
    Upload,
    User,
    Users,
    Wallet,
    Warning,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::ArrowDown => "M8 3v10M4 9l4 4 4-4",
            Self::ArrowLeft => "M13 8H3M7 4L3 8l4 4",
            Self::ArrowRight => "M3 8h10M9 4l4 4-4 4",
            Self::ArrowUp => "M8 13V3M4 7l4-4 4 4",
            Self::Bell => "M4 7a4 4 0 0 1 8 0v3l1.5 2h-11L4 10zM6.5 14h3",
            Self::Calendar => "M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3",
            Self::Card => {
                "M3 3.5h10a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H3A1.5 1.5 0 0 1 1.5 11V5A1.5 1.5 0 0 1 3 3.5zM1.5 6.5h13"
            }
            Self::Check => "M3 8.5l3.2 3.2L13 5",
            Self::ChevronDown => "M4 6l4 4 4-4",
            Self::ChevronLeft => "M10 4L6 8l4 4",
            Self::ChevronRight => "M6 4l4 4-4 4",
            Self::ChevronUp => "M4 10l4-4 4 4",
            Self::Circle => "M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
            Self::Clock => "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.8V8l2 1.6",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Code => "M5 4.5L1.5 8 5 11.5M11 4.5L14.5 8 11 11.5",
            Self::Copy => {
                "M6.5 5h6A1.5 1.5 0 0 1 14 6.5v6a1.5 1.5 0 0 1-1.5 1.5h-6A1.5 1.5 0 0 1 5 12.5v-6A1.5 1.5 0 0 1 6.5 5zM3 10.8a1.5 1.5 0 0 1-1-1.4V3.5A1.5 1.5 0 0 1 3.5 2h6a1.5 1.5 0 0 1 1.4 1"
            }
            Self::Download => "M8 2v8.5M4.5 7L8 10.5 11.5 7M2.5 13.5h11",
            Self::Edit => "M11 2.5l2.5 2.5L5.5 13H3v-2.5zM9.5 4L12 6.5",
            Self::External => "M6.5 3.5h-4v10h10v-4M9.5 2.5h4v4M13.5 2.5L7.5 8.5",
            Self::Fee => {
                "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM9.8 6.1C9.5 5.4 8.8 5 8 5c-1 0-1.8.5-1.8 1.4 0 2 3.7 1.1 3.7 3.1C9.9 10.5 9 11 8 11c-.9 0-1.7-.4-2-1.2M8 4v1M8 11v1"
            }
            Self::Filter => "M2 4h12M4.5 8h7M6.5 12h3",
            Self::Gear => {
                "M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4"
            }
            Self::Globe => {
                "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM2 8h12M8 2c2 1.8 2.8 3.8 2.8 6S10 12.2 8 14c-2-1.8-2.8-3.8-2.8-6S6 3.8 8 2z"
            }
            Self::Home => "M2.5 7L8 2.5 13.5 7v6.5h-11zM6.5 13.5V9.5h3v4",
            Self::Info => "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.5v3.5M8 5v.1",
            Self::Key => {
                "M5.5 7.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM7.7 8.3L13.5 2.5M11 5l2 2M9.2 6.8l1.3 1.3"
            }
            Self::Lock => "M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
            Self::Mail => "M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5",
            Self::Menu => "M2.5 4h11M2.5 8h11M2.5 12h11",
            Self::Minus => "M3 8h10",
            Self::Moon => "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z",
            Self::More => {
                "M3 7.6a.4.4 0 1 1 0 .8.4.4 0 0 1 0-.8zM8 7.6a.4.4 0 1 1 0 .8.4.4 0 0 1 0-.8zM13 7.6a.4.4 0 1 1 0 .8.4.4 0 0 1 0-.8z"
            }
            Self::Phone => {
                "M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7.5 12.5h1"
            }
            Self::Plus => "M8 3v10M3 8h10",
            Self::Receive => "M3 2.5h10M8 13.5V5.5M4.5 9L8 5.5 11.5 9",
            Self::Refresh => "M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.7M13.5 2.5v3.2h-3.2",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3L13.5 13.5",
            Self::SignOut => "M6.5 2.5h-4v11h4M6.5 8h7M10.5 5l3 3-3 3",
            Self::SortBoth => "M5 6l3-3 3 3M5 10l3 3 3-3",
            Self::Sun => {
                "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1"
            }
            Self::System => "M2 2.5h12v8.5H2zM5.5 13.5h5M8 11v2.5",
            Self::Transfer => "M2.5 5.5h10.5M10.5 3l2.5 2.5L10.5 8M13.5 10.5H3M5.5 8L3 10.5 5.5 13",
            Self::Undo => "M2.5 8a5.5 5.5 0 1 0 1.6-3.9L2.5 5.7M2.5 2.5v3.2h3.2",
            Self::Upload => "M8 10.5V2M4.5 5.5L8 2l3.5 3.5M2.5 10v3.5h11V10",
            Self::User => {
                "M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4zM2.8 13.5c.4-2.4 2.5-3.7 5.2-3.7s4.8 1.3 5.2 3.7"
            }
            Self::Users => {
                "M6 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM1.5 13.5c.3-2.3 2-3.6 4.5-3.6s4.2 1.3 4.5 3.6M10.5 2.8a2.5 2.5 0 0 1 0 4.5M12.2 10.3c1.3.5 2.1 1.6 2.3 3.2"
            }
            Self::Wallet => {
                "M11.5 5.5V3.5l-8 1.2M3 5.5h10.5v8h-10A1.5 1.5 0 0 1 2 12V5.2M11 9.5h.1"
            }
            Self::Warning => "M8 2.5l6 11H2zM8 6.5v3.5M8 11.7v.1",
        }
    }
}

/// An inline picture. Decorative unless it has a `label`.
#[component]
pub fn Icon(
    /// Which picture.
    name: IconName,
    /// Text for screen readers, where the icon stands alone.
    #[prop(optional, into)]
    label: MaybeText,
) -> impl IntoView {
    let label = label.0;
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    view! {
        <svg
            class="icon"
            viewBox="0 0 16 16"
            width="16"
            height="16"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
            stroke-linejoin="round"
            role=role
            aria-label=label
            aria-hidden=hidden
            focusable="false"
        >
            <path d=name.path() />
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn decorative_unless_labelled() {
        assert!(html(|| view! { <Icon name=IconName::Home /> }).contains("aria-hidden=\"true\""));
        let labelled = html(|| view! { <Icon name=IconName::Home label="Home" /> });
        assert!(labelled.contains("role=\"img\"") && labelled.contains("aria-label=\"Home\""));
    }
}
