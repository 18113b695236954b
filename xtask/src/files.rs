//! The files of the project, as git sees them.

use crate::cmd;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// One file: its path from the root with forward slashes, and its text.
#[derive(Debug)]
pub struct Source {
    /// Path from the root of the project.
    pub path: String,
    /// Content; files that are not text are left out.
    pub text: String,
}

/// Every text file that is or would be committed.
pub fn sources() -> Result<Vec<Source>, String> {
    let root = cmd::root();
    let paths = listed().unwrap_or_else(|| walk(&root, &root));
    let read = |path: String| {
        let text = std::fs::read_to_string(root.join(&path)).ok()?;
        Some(Source { path, text })
    };
    let sources: Vec<Source> = paths.into_iter().filter_map(read).collect();
    if sources.is_empty() {
        Err("found no source files".into())
    } else {
        Ok(sources)
    }
}

fn listed() -> Option<Vec<String>> {
    let args = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let output = cmd::output(&mut cmd::program("git", &args))?;
    let paths: Vec<String> = output.lines().map(str::to_owned).collect();
    (!paths.is_empty()).then_some(paths)
}

/// Without git (an unpacked archive): everything but what is built or downloaded.
fn walk(root: &Path, directory: &Path) -> Vec<String> {
    let built = ["target", "node_modules", ".git", ".tools", "test-results"];
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let inside = |path: PathBuf| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if built.contains(&name.as_str()) || path == root.join("demo") {
            Vec::new()
        } else if path.is_dir() {
            walk(root, &path)
        } else {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            vec![relative.to_string_lossy().replace('\\', "/")]
        }
    };
    entries.flat_map(|entry| inside(entry.path())).collect()
}

/// When the newest file below these paths was changed; `None` when there is none.
pub fn newest(root: &Path, below: &[&str]) -> Option<SystemTime> {
    let paths = below.iter().map(|name| root.join(name));
    let files = paths.flat_map(|path| {
        if path.is_dir() {
            walk(root, &path)
                .into_iter()
                .map(|file| root.join(file))
                .collect()
        } else {
            vec![path]
        }
    });
    files.filter_map(|file| modified(&file)).max()
}

/// When a file was changed.
pub fn modified(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .ok()
}
