//! Building the web app: the server and its site of wasm, script and style.

use crate::report::timed;
use crate::{cmd, files, tools};
use std::path::PathBuf;
use std::process::Command;
use std::thread;

/// Everything the app is made of.
const INPUTS: [&str; 10] = [
    "app",
    "frontend",
    "server",
    "crates",
    "migrations",
    "style",
    "public",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
];

/// Which build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Quick to make.
    Debug,
    /// Quick to run.
    Release,
}

impl Mode {
    /// The server's program.
    pub fn binary(self) -> PathBuf {
        let profile = if self == Self::Debug {
            "debug"
        } else {
            "release"
        };
        target().join(profile).join("tributary")
    }

    /// What the stamp says after this build.
    fn stamp_text(self) -> &'static str {
        if self == Self::Debug {
            "debug"
        } else {
            "release"
        }
    }
}

/// Builds unless nothing has changed since the last build of this mode.
pub fn app(mode: Mode) -> Result<(), String> {
    if is_fresh(mode) {
        println!(".. the build is up to date");
        return Ok(());
    }
    tools::rust::wasm_target()?;
    if tools::leptos::all_present() {
        return leptos(mode);
    }
    // The tools and the app share no crate and both keep the compiler waiting on single crates at
    // times, so side by side they fill the processors better than one after the other.
    thread::scope(|scope| {
        let ahead = scope.spawn(move || compile(mode));
        let tools = tools::leptos::install_missing();
        let compiled = ahead
            .join()
            .map_err(|_| "the compiling thread died".to_owned())?;
        compiled.and(tools)
    })?;
    leptos(mode)
}

/// How the server finds its site.
pub fn with_site(command: &mut Command) -> &mut Command {
    command
        .env("LEPTOS_OUTPUT_NAME", "tributary")
        .env("LEPTOS_SITE_ROOT", site())
        .env("LEPTOS_SITE_PKG_DIR", "pkg")
}

/// Compiles what cargo-leptos will compile, with the same flags, so that it finds it done.
fn compile(mode: Mode) -> Result<(), String> {
    let release: &[&str] = if mode == Mode::Release {
        &["--release"]
    } else {
        &[]
    };
    let profile = if mode == Mode::Release {
        "wasm-release"
    } else {
        "wasm-dev"
    };
    let server = ["build", "--package=server", "--bin=tributary"];
    let wasm = ["--target=wasm32-unknown-unknown", "--profile", profile];
    timed("compiling the server", || {
        cmd::run(cmd::program("cargo", &server).args(release))
    })?;
    timed("compiling the front end", || {
        cmd::run(cmd::program("cargo", &["build", "--package=frontend", "--lib"]).args(wasm))
    })
}

fn leptos(mode: Mode) -> Result<(), String> {
    let release: &[&str] = if mode == Mode::Release {
        &["--release"]
    } else {
        &[]
    };
    timed("building the app", || {
        let mut build = cmd::program("cargo-leptos", &["leptos", "build"]);
        // Its own backtraces say nothing about an error in the app.
        cmd::run(build.args(release).env("RUST_BACKTRACE", "0"))?;
        std::fs::write(stamp(), mode.stamp_text()).map_err(|error| error.to_string())
    })
}

/// Whether the last build was of this mode and nothing has changed since.
fn is_fresh(mode: Mode) -> bool {
    let same = std::fs::read_to_string(stamp()).is_ok_and(|text| text == mode.stamp_text());
    let made = files::modified(&stamp());
    let changed = files::newest(&cmd::root(), &INPUTS);
    let package = site().join("pkg");
    let outputs = ["tributary.js", "tributary.wasm", "tributary.css"];
    same && made > changed
        && mode.binary().is_file()
        && outputs.iter().all(|name| package.join(name).is_file())
}

fn stamp() -> PathBuf {
    target().join("site.stamp")
}

fn site() -> PathBuf {
    target().join("site")
}

/// Where cargo builds; the same place as in the metadata for cargo-leptos.
fn target() -> PathBuf {
    cmd::root().join("target")
}
