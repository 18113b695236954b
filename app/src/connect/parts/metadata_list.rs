use crate::ui::{Description, DescriptionList};
use domain::metadata::Metadata;
use leptos::prelude::*;

/// The pairs of an object.
#[component]
pub fn MetadataList(
    /// The pairs.
    metadata: Metadata,
) -> impl IntoView {
    let pairs = metadata
        .iter()
        .map(|(key, value)| {
            let value = value.to_owned();
            view! { <Description term=key.to_owned()>{value}</Description> }
        })
        .collect_view();
    view! { <DescriptionList>{pairs}</DescriptionList> }.into_any()
}
