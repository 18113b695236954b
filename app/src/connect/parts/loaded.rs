use crate::error::UiError;
use crate::routes::paths;
use crate::ui::{Crumb, ErrorPanel, PageHeader, SkeletonRows};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_location;

/// Renders `view` once `data` is there, keeping the old rows while new ones are fetched; what could
/// not be loaded says so in its place.
pub fn loaded<T, V>(
    data: Resource<Result<T, UiError>>,
    view: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    suspended(data, view, |error| {
        view! { <ErrorPanel error /> }.into_any()
    })
}

/// As [`loaded`], for pages whose head comes with the data: without it they are headed by `title`.
pub fn loaded_under<T, V>(
    title: &'static str,
    trail: Vec<Crumb>,
    data: Resource<Result<T, UiError>>,
    view: impl Fn(T) -> V + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    suspended(data, view, move |error| {
        view! {
            <PageHeader title trail=trail.clone() />
            <ErrorPanel error />
        }
        .into_any()
    })
}

fn suspended<T, V>(
    data: Resource<Result<T, UiError>>,
    view: impl Fn(T) -> V + Clone + Send + Sync + 'static,
    failed: impl Fn(UiError) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let location = use_location();
    let here = move || format!("{}{}", location.pathname.get(), location.search.get());
    view! {
        <Transition fallback=|| view! { <SkeletonRows /> }>
            {move || {
                let (view, failed, here) = (view.clone(), failed.clone(), here());
                Suspend::new(async move {
                    match data.await {
                        Ok(value) => view(value).into_any(),
                        // What needs a proof of identity comes back here after it.
                        Err(error) if error.is_proof_needed() => {
                            view! { <Redirect path=paths::confirm(&here) /> }.into_any()
                        }
                        Err(error) => failed(error),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
