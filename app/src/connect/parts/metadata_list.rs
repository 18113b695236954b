use crate::ui::{Description, DescriptionList, written};
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
            let value = written(value);
            view! { <Description term=key.to_owned()>{value}</Description> }
        })
        .collect_view();
    view! { <DescriptionList>{pairs}</DescriptionList> }.into_any()
}
