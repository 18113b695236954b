use crate::actions::accounts::UpdateMetadata;
use crate::error::{ActionError, action_error};
use crate::i18n::{AccountTexts, CommonTexts};
use crate::routes::paths;
use crate::ui::{Button, ErrorSummary, IconName, LinkButton, SubmitButton, Variant};
use domain::metadata::{MAX_KEY, MAX_KEYS, MAX_VALUE, Metadata};
use leptos::prelude::*;

/// Blank rows that the form starts with, so that pairs can be added without JavaScript.
const BLANK: usize = 3;

/// One row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    index: usize,
    key: String,
    value: String,
}

/// The form for an account's metadata: a row per pair and some blank ones.
#[component]
pub fn MetadataForm(
    /// The account's id.
    account: String,
    /// The pairs.
    metadata: Metadata,
) -> impl IntoView {
    let texts = AccountTexts::here();
    let action = ServerAction::<UpdateMetadata>::new();
    let error = action_error(action);
    let rows = RwSignal::new(first_rows(&metadata));
    let add = move |_| rows.update(push_blank);
    let full = move || rows.with(|rows| rows.len() >= MAX_KEYS + BLANK);
    let back = paths::account(&account);
    view! {
        <ActionForm action attr:class="form">
            <ErrorSummary error />
            <input type="hidden" name="account" value=account />
            <p class="muted">{texts.metadata_help()}</p>
            <div class="pairs">
                <For each=move || rows.get() key=|row| row.index let:row>
                    <MetadataRow row rows error />
                </For>
            </div>
            <div hidden=full>
                <Button icon=IconName::Plus on:click=add>
                    {texts.add_row()}
                </Button>
            </div>
            <div class="form__actions">
                <LinkButton href=back variant=Variant::Ghost>
                    {CommonTexts(texts.0).cancel()}
                </LinkButton>
                <SubmitButton pending=action.pending()>{texts.save_metadata()}</SubmitButton>
            </div>
        </ActionForm>
    }
    .into_any()
}

fn first_rows(metadata: &Metadata) -> Vec<Row> {
    let pairs = metadata
        .iter()
        .map(|(key, value)| (key.to_owned(), value.to_owned()));
    let blank = std::iter::repeat_n((String::new(), String::new()), BLANK);
    pairs
        .chain(blank)
        .enumerate()
        .map(|(index, (key, value))| Row { index, key, value })
        .collect()
}

fn push_blank(rows: &mut Vec<Row>) {
    let index = rows.iter().map(|row| row.index + 1).max().unwrap_or(0);
    rows.push(Row {
        index,
        key: String::new(),
        value: String::new(),
    });
}

/// One pair. A row that is removed here sends its key with no value, which removes the pair.
#[component]
fn MetadataRow(row: Row, rows: RwSignal<Vec<Row>>, error: ActionError) -> impl IntoView {
    let texts = AccountTexts::here();
    let Row { index, key, value } = row;
    let removed = RwSignal::new(false);
    let existed = !key.is_empty();
    let remove = move |_| {
        if existed {
            removed.set(true);
        } else {
            rows.update(|rows| rows.retain(|row| row.index != index));
        }
    };
    let (key_label, value_label) = labels(texts, index, &key);
    let remove_label = texts.remove_key(if existed {
        key.clone()
    } else {
        key_label.clone()
    });
    let wrong_key = at(error, format!("key-{index}"));
    let wrong_value = at(error, format!("value-{index}"));
    view! {
        <div class="pairs__row" hidden=move || removed.get()>
            <input type="hidden" name=format!("rows[{index}][was]") value=key.clone() />
            <PairInput
                id=format!("field-key-{index}")
                name=format!("rows[{index}][key]")
                label=key_label
                value=key
                most=MAX_KEY
                error=wrong_key
                emptied=removed
            />
            <PairInput
                id=format!("field-value-{index}")
                name=format!("rows[{index}][value]")
                label=value_label
                value
                most=MAX_VALUE
                error=wrong_value
                emptied=removed
            />
            <Button
                variant=Variant::Ghost
                icon=IconName::Close
                label=remove_label
                on:click=remove
            />
        </div>
    }
    .into_any()
}

fn labels(texts: AccountTexts, index: usize, key: &str) -> (String, String) {
    let number = index + 1;
    if key.is_empty() {
        (texts.key_of(number), texts.new_value(number))
    } else {
        (texts.key_of(number), texts.value_of(key))
    }
}

fn at(error: ActionError, field: String) -> Signal<Option<String>> {
    Signal::derive(move || {
        let error = error.get()?;
        (error.field.as_deref() == Some(field.as_str())).then_some(error.message)
    })
}

#[component]
fn PairInput(
    id: String,
    name: String,
    label: String,
    value: String,
    most: usize,
    error: Signal<Option<String>>,
    /// Whether the row was removed: nothing is sent then.
    emptied: RwSignal<bool>,
) -> impl IntoView {
    let message_id = format!("{id}-error");
    let described = message_id.clone();
    view! {
        <div class="pairs__cell">
            <input
                class="input"
                id=id
                name=name
                dir="auto"
                value=value
                maxlength=most.to_string()
                autocomplete="off"
                disabled=move || emptied.get()
                aria-label=label.clone()
                placeholder=label
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=move || error.get().map(|_| described.clone())
            />
            <p class="field__error" id=message_id hidden=move || error.get().is_none()>
                {move || error.get()}
            </p>
        </div>
    }
    .into_any()
}
