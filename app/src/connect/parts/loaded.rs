use crate::error::UiError;
use crate::ui::{Crumb, ErrorPanel, PageHeader, SkeletonRows};
use leptos::prelude::*;

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
    view! {
        <Transition fallback=|| view! { <SkeletonRows /> }>
            {move || {
                let (view, failed) = (view.clone(), failed.clone());
                Suspend::new(async move {
                    match data.await {
                        Ok(value) => view(value).into_any(),
                        Err(error) => failed(error),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
