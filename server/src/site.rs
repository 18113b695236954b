//! Where scripts, styles and fonts are.

use std::path::{Path, PathBuf};

use leptos::config::LeptosOptions;

/// How scripts and styles are called.
const NAME: &str = "tributary";
/// The file that says under which names hashed files lie; beside the program.
const HASHES: &str = "hash.txt";

/// The web app's options, from the folder of the site that the operator named or the one that lies
/// where builds put it. The variables are those that the build tool sets when it runs the server.
pub fn options(named: Option<&Path>) -> LeptosOptions {
    let program = std::env::current_exe().ok();
    let beside = program
        .as_deref()
        .and_then(Path::parent)
        .map(Path::to_owned);
    let hashed = match std::env::var("LEPTOS_HASH_FILES") {
        Ok(text) => text == "true",
        Err(_) => beside
            .as_deref()
            .is_some_and(|folder| folder.join(HASHES).is_file()),
    };
    let root = root(named, beside.as_deref());
    LeptosOptions::builder()
        .output_name(NAME)
        .site_root(root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .hash_files(hashed)
        .env(leptos::config::Env::PROD)
        .build()
}

fn root(named: Option<&Path>, beside: Option<&Path>) -> PathBuf {
    if let Some(root) = named {
        return root.to_owned();
    }
    if let Some(root) = std::env::var_os("LEPTOS_SITE_ROOT") {
        return PathBuf::from(root);
    }
    let places = [
        beside.map(|it| it.join("site")),
        beside.map(|it| it.join("../site")),
    ];
    let found = places.into_iter().flatten().find(|place| place.is_dir());
    found.unwrap_or_else(|| PathBuf::from("target/site"))
}
