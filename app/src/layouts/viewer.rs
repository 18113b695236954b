//! Who is looking: loaded once per layout and shared with every page inside.

use crate::error::UiError;
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Which dashboard is being looked at; each has its own session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Door {
    /// Members of a platform.
    Connect,
    /// The user of a connected account.
    Express,
}

/// Who is signed in, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewerData {
    /// The person's name; on the Express Dashboard the account's.
    pub name: String,
    /// Their email address.
    pub email: String,
    /// Their role, in their language; empty on the Express Dashboard.
    pub role_label: String,
    /// The platform they belong to, or that their account is connected to.
    pub platform_name: String,
    /// Whether real money moves.
    pub livemode: bool,
    /// The present by the platform's clock, which test mode can move.
    pub clock: Timestamp,
    /// How many accounts are connected, where it is cheap to know.
    pub accounts_count: Option<i64>,
    /// Whether they may see API keys and the message outbox.
    pub can_develop: bool,
}

/// Who looks through this door.
#[server(endpoint = "viewer")]
pub async fn load_viewer(
    /// The dashboard.
    door: Door,
) -> Result<ViewerData, UiError> {
    crate::ssr::viewer(door).await
}

/// The viewer, as pages and layouts share it.
#[derive(Clone, Copy)]
pub struct Viewer(Resource<Result<ViewerData, UiError>>);

impl Viewer {
    /// Starts loading who looks through `door`, and shares it with everything inside.
    pub(super) fn provide(door: Door) {
        provide_context(Self(Resource::new_blocking(move || door, load_viewer)));
    }

    /// The viewer, once known. Call it inside a `Suspend` only.
    pub async fn get(self) -> Result<ViewerData, UiError> {
        self.0.await
    }
}

/// The viewer of the layout around this component; `None` outside the dashboards.
pub fn use_viewer() -> Option<Viewer> {
    use_context()
}

/// Renders a part of the layout once the viewer is known; nothing if nobody is signed in.
pub(super) fn with_viewer<V: IntoView + 'static>(
    render: impl Fn(ViewerData) -> V + Clone + Send + Sync + 'static,
) -> AnyView {
    let viewer = use_viewer();
    view! {
        <Transition>
            {move || {
                let render = render.clone();
                Suspend::new(async move {
                    let found = match viewer {
                        Some(viewer) => viewer.get().await.ok(),
                        None => None,
                    };
                    found.map(|viewer| render(viewer).into_any())
                })
            }}
        </Transition>
    }
    .into_any()
}
