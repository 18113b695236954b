//! The HTML document around the app. Rendered on the server only.

mod policy;

use crate::preferences;
use crate::routes::App;
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags};

/// The document. Language and theme are attributes of its root, so nothing flashes.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let chosen = preferences::from_request();
    policy::send();
    view! {
        <!DOCTYPE html>
        <html lang=chosen.locale.tag() data-theme=chosen.theme.attribute()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link
                    rel="preload"
                    href="/fonts/inter-latin.woff2"
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin="anonymous"
                />
                <HashedStylesheet id="leptos" options=options.clone() />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
