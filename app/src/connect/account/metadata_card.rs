use crate::connect::parts::MetadataList;
use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Card, EmptyState};
use domain::metadata::Metadata;
use leptos::prelude::*;

/// The platform's own pairs on an account.
#[component]
pub fn MetadataCard(
    /// The account's id.
    account: String,
    /// The pairs.
    metadata: Metadata,
    /// Whether the person who looks may change them.
    can_edit: bool,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let edit = paths::account_metadata(&account);
    let actions = move || {
        can_edit.then(|| {
            view! {
                <a class="link" href=edit.clone()>
                    {texts.edit_metadata()}
                </a>
            }
        })
    };
    let body = if metadata.is_empty() {
        view! { <EmptyState title=texts.no_metadata() /> }.into_any()
    } else {
        view! { <MetadataList metadata /> }.into_any()
    };
    view! {
        <Card title=CommonTexts(texts.0).metadata() actions>
            {body}
        </Card>
    }
    .into_any()
}
