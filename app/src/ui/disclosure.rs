use leptos::ev;
use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A panel that a press on its summary opens: the ground of every menu. It works without
/// JavaScript; with it, Escape and leaving it close it too.
#[component]
pub fn Disclosure(
    /// Classes of the whole.
    class: &'static str,
    /// Classes of what is pressed.
    summary_class: &'static str,
    /// Name of what is pressed, where its content does not say it.
    #[prop(default = None, into)]
    label: Option<String>,
    /// What is pressed.
    #[prop(into)]
    summary: ViewFn,
    /// Further classes of the panel.
    #[prop(optional)]
    panel_class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Details>::new();
    let close = move || {
        if let Some(details) = node.try_get_untracked().flatten() {
            let _ = details.remove_attribute("open");
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    // A form that navigates leaves this element in the page, open.
    let on_submit = move |_: ev::SubmitEvent| close();
    let on_leave = move |event: ev::FocusEvent| {
        let next = event
            .related_target()
            .and_then(|target| target.dyn_into().ok());
        // The focus also leaves when the page does, and this component with it.
        let inside = node
            .try_get_untracked()
            .flatten()
            .is_some_and(|details| details.contains(next.as_ref()));
        if !inside {
            close();
        }
    };
    view! {
        <details
            class=class
            name="menu"
            node_ref=node
            on:keydown=on_key
            on:focusout=on_leave
            on:submit:capture=on_submit
        >
            <summary class=summary_class aria-label=label.clone() title=label>
                {summary.run()}
            </summary>
            // It takes the focus, so that a press on its text does not count as leaving.
            <div class=format!("menu__panel {panel_class}") tabindex="-1">
                {children()}
            </div>
        </details>
    }
    .into_any()
}
