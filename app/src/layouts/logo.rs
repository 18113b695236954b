use leptos::prelude::*;

/// The mark: three streams that join, and the name.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <span class="logo">
            <svg class="logo__mark" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
                <path
                    d="M4 3.5c0 5.5 8 5 8 11v6M20 3.5c0 5.5-8 5-8 11M4 14.5c4 0 8-.5 8 4"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="2"
                    stroke-linecap="round"
                />
            </svg>
            "Tributary"
        </span>
    }
    .into_any()
}
