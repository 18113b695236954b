//! How far an import is, on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over the bytes of a file; draws nothing where standard error is no terminal.
pub fn bar(size: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(size);
    let template = "{prefix} [{bar:30}] {percent:>3}%  {msg}  {eta} left";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_prefix(what);
    bar
}
