use super::ChartPoint;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;

/// One column per point, over the drawing, that shows its figure while it is pointed at or has the
/// focus. Only one of them is in the tab order; the arrow keys move on from there.
#[component]
pub fn Columns(
    /// The points, oldest first.
    points: Vec<ChartPoint>,
) -> impl IntoView {
    let count = points.len();
    let (current, set_current) = signal(count.saturating_sub(1));
    let columns = points
        .into_iter()
        .enumerate()
        .map(|(index, point)| {
            let name = format!("{}: {}", point.label, point.text);
            view! {
                <div
                    class=column_class(index, count)
                    role="img"
                    aria-label=name
                    tabindex=move || if current.get() == index { "0" } else { "-1" }
                    on:focus=move |_| set_current.set(index)
                >
                    <span class="chart__tip">
                        <span class="chart__tip-value">{point.text}</span>
                        <span class="chart__tip-label">{point.label}</span>
                    </span>
                </div>
            }
        })
        .collect_view();
    view! { <div class="chart__columns" on:keydown=on_key>{columns}</div> }.into_any()
}

/// Figures near an edge open towards the middle, so that they stay on the page.
const fn column_class(index: usize, count: usize) -> &'static str {
    if index * 3 < count {
        "chart__column chart__column--first"
    } else if index * 3 >= count * 2 {
        "chart__column chart__column--last"
    } else {
        "chart__column"
    }
}

fn on_key(event: ev::KeyboardEvent) {
    let Some(column) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let parent = column.parent_element();
    let next = match event.key().as_str() {
        "ArrowLeft" => column.previous_element_sibling(),
        "ArrowRight" => column.next_element_sibling(),
        "Home" => parent.and_then(|parent| parent.first_element_child()),
        "End" => parent.and_then(|parent| parent.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_at_the_edges_open_inwards() {
        assert!(column_class(0, 7).ends_with("--first"));
        assert_eq!(column_class(3, 7), "chart__column");
        assert!(column_class(6, 7).ends_with("--last"));
    }
}
