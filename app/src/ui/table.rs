use super::{Icon, IconName};
use leptos::prelude::*;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest or earliest first.
    Ascending,
    /// Largest or latest first.
    Descending,
}

/// A framed table. The caption is read to screen readers; children are `<thead>` and `<tbody>`.
///
/// On a phone every row becomes a block: cells with a `data-label` show it before their value, and
/// cells of class `cell--wide` are left out.
#[component]
pub fn Table(
    /// What the table lists.
    #[prop(into)]
    caption: String,
    /// Whether it stands without its own frame, inside a card.
    #[prop(optional)]
    plain: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-frame" class:table-frame--plain=plain>
            <table class="table">
                <caption class="visually-hidden">{caption}</caption>
                {children()}
            </table>
        </div>
    }
    .into_any()
}

/// A column head that does not sort.
#[component]
pub fn Column(
    /// The head.
    #[prop(into)]
    label: String,
    /// Whether the column holds figures, which stand at the right.
    #[prop(optional)]
    numeric: bool,
    /// Whether the head is for screen readers only, as over a column of buttons.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    view! {
        <th scope="col" class:cell--number=numeric>
            <span class:visually-hidden=hidden>{label}</span>
        </th>
    }
    .into_any()
}

/// A column head that sorts: a link to the same list in another order.
#[component]
pub fn SortHeader(
    /// The head.
    #[prop(into)]
    label: String,
    /// The list sorted by this column, the other way round if it already is.
    #[prop(into)]
    href: String,
    /// How this column is sorted now; `None` if the list is sorted by another.
    direction: Option<Direction>,
    /// Whether the column holds figures, which stand at the right.
    #[prop(optional)]
    numeric: bool,
) -> impl IntoView {
    let (sort, icon) = match direction {
        Some(Direction::Ascending) => (Some("ascending"), IconName::ChevronUp),
        Some(Direction::Descending) => (Some("descending"), IconName::ChevronDown),
        None => (None, IconName::SortBoth),
    };
    view! {
        <th scope="col" class:cell--number=numeric aria-sort=sort>
            <a class="sort-link" class:sort-link--active=direction.is_some() href=href>
                {label}
                <Icon name=icon />
            </a>
        </th>
    }
    .into_any()
}

/// The link of a row, in its first cell: the whole row can be pressed.
#[component]
pub fn RowLink(
    /// Where the row leads.
    #[prop(into)]
    href: String,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="row-link" href=href>
            {children()}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::html;

    #[test]
    fn only_the_sorted_column_says_so() {
        let head = |direction| {
            html(move || view! { <SortHeader label="Balance" href="/a?sort=balance" direction /> })
        };
        assert!(head(Some(Direction::Descending)).contains("aria-sort=\"descending\""));
        assert!(head(Some(Direction::Ascending)).contains("aria-sort=\"ascending\""));
        assert!(!head(None).contains("aria-sort"));
    }
}
