use leptos::prelude::*;

/// Renders a view as the server does, for assertions on its HTML.
pub fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| view().into_view().to_html())
}
