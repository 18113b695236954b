use super::MaybeText;
use crate::i18n::CommonTexts;
use leptos::prelude::*;

/// The links to the neighbouring pages of a list.
#[component]
pub fn Pager(
    /// The page of newer rows, if there is one.
    newer: Option<String>,
    /// The page of older rows, if there is one.
    older: Option<String>,
    /// What is shown of how much: `1–25 of 1,574`.
    #[prop(optional, into)]
    summary: MaybeText,
) -> impl IntoView {
    let texts = CommonTexts::here();
    view! {
        <nav class="pager" aria-label=texts.pages()>
            <p class="pager__summary">{summary.0}</p>
            <div class="pager__links">
                {step(newer, texts.newer(), "prev")} {step(older, texts.older(), "next")}
            </div>
        </nav>
    }
    .into_any()
}

fn step(href: Option<String>, label: &'static str, rel: &'static str) -> AnyView {
    match href {
        Some(href) => {
            view! { <a class="button button--secondary" rel=rel href=href>{label}</a> }.into_any()
        }
        None => view! {
            <span class="button button--secondary" aria-disabled="true">{label}</span>
        }
        .into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn a_missing_page_is_not_a_link() {
        let out =
            html(|| view! { <Pager newer=None older=Some("/x?a=1".into()) summary="1–2 of 9" /> });
        assert_eq!(out.matches("<a ").count(), 1);
        assert!(out.contains("aria-disabled=\"true\"") && out.contains("1–2 of 9"));
    }
}
