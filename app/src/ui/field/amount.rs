use super::{Field, FieldError, control_id, described_by, focus_on_error, invalid};
use crate::ui::MaybeText;
use domain::money::Currency;
use leptos::prelude::*;

/// An amount in major units, with its currency behind it and a line that says what was understood.
#[component]
pub fn AmountField(
    /// The name of the control.
    name: &'static str,
    /// The label.
    #[prop(into)]
    label: String,
    /// The currency shown behind the amount.
    #[prop(into)]
    currency: Signal<Currency>,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// A line of help.
    #[prop(optional, into)]
    help: MaybeText,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: FieldError,
    /// Keeps a signal in step with what is typed.
    #[prop(default = None, into)]
    bind: Option<RwSignal<String>>,
    /// What was understood: `You will send 1,204.50 USD`.
    #[prop(optional, into)]
    preview: Signal<Option<String>>,
    /// Whether it has the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let id = control_id(name);
    let describes = described_by(name, help.0.is_some(), error);
    focus_on_error(id.clone(), error);
    let on_input = move |event| {
        if let Some(bind) = bind {
            bind.set(event_target_value(&event));
        }
    };
    view! {
        <Field name label help=help error>
            <div class="amount-input">
                <input
                    class="input amount-input__value"
                    id=id
                    name=name
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    maxlength="24"
                    required=true
                    value=value
                    autofocus=move || autofocus || error.get().is_some()
                    aria-invalid=move || invalid(error).get()
                    aria-describedby=move || describes.get()
                    on:input=on_input
                />
                <span class="amount-input__currency">{move || currency.get().upper()}</span>
            </div>
            <output class="field__preview" for=control_id(name)>
                {move || preview.get()}
            </output>
        </Field>
    }
    .into_any()
}
