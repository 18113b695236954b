//! Which file of `crates/service` imports which.

use std::collections::{BTreeMap, BTreeSet};

use crate::{files::Source, rules::without_tests};

type Path = Vec<String>;

/// What a file says of others.
#[derive(Default)]
struct Module {
    /// Paths from the root of the crate that it imports or calls by.
    imports: Vec<Path>,
    /// Names that it has from elsewhere, and from where.
    names: BTreeMap<String, Path>,
}

/// The files of the crate by their paths.
pub struct Modules(BTreeMap<Path, Module>);

impl Modules {
    /// Reads the crate.
    pub fn of_service(sources: &[Source]) -> Self {
        let mut texts = BTreeMap::new();
        for source in sources {
            let path = source.path.strip_prefix("crates/service/src/");
            if let Some(path) = path.and_then(|path| path.strip_suffix(".rs")) {
                let path = if path == "lib" { "" } else { path };
                let parts = path.split('/').filter(|part| !part.is_empty());
                texts.insert(parts.map(str::to_owned).collect(), source.text.as_str());
            }
        }
        let paths: BTreeSet<&Path> = texts.keys().collect();
        let read = |(path, text): (&Path, &&str)| (path.clone(), module(path, text, &paths));
        Self(texts.iter().map(read).collect())
    }

    /// Each file with the files that it imports. What a folder passes on counts as an import of
    /// the file where it stands.
    pub fn imports(&self) -> BTreeMap<String, BTreeSet<String>> {
        let files = self.0.iter().filter(|(path, _)| !path.is_empty());
        files
            .map(|(path, module)| {
                let found = module
                    .imports
                    .iter()
                    .map(|import| self.file(import.clone()));
                let others = found.filter(|it| it != path && !it.is_empty());
                (path.join("::"), others.map(|it| it.join("::")).collect())
            })
            .collect()
    }

    /// The file in which what a path names stands.
    fn file(&self, mut path: Path) -> Path {
        // A name can be passed on by several doors; more than these would be a circle of names.
        for _ in 0..8 {
            let ends = (0..=path.len()).rev();
            let mut prefixes = ends.map(|end| path.split_at(end));
            let Some((file, rest)) = prefixes.find(|(file, _)| self.0.contains_key(*file)) else {
                return Path::new();
            };
            let module = self.0.get(file);
            let from = rest.first().and_then(|name| module?.names.get(name));
            let Some(from) = from else {
                return file.to_vec();
            };
            path = from.iter().chain(rest.iter().skip(1)).cloned().collect();
        }
        path
    }
}

fn module(own: &Path, text: &str, paths: &BTreeSet<&Path>) -> Module {
    let mut module = Module::default();
    let code = without_tests(text)
        .lines()
        .map(|line| line.split("//").next());
    let code: Vec<&str> = code.map(Option::unwrap_or_default).collect();
    let mut lines = code.into_iter();
    while let Some(line) = lines.next() {
        let Some(tree) = use_tree(line) else {
            let found = inline(line);
            module
                .imports
                .extend(found.filter_map(|it| from_root(own, &it)));
            continue;
        };
        let mut tree = tree.to_owned();
        while !tree.contains(';') {
            let Some(line) = lines.next() else { break };
            tree.push_str(line);
        }
        for (path, name) in leaves(tree.split(';').next().unwrap_or_default()) {
            let rooted = from_root(own, &path);
            module.imports.extend(rooted.clone());
            let child: Path = own.iter().chain(&path).cloned().collect();
            let is_child = child
                .get(..=own.len())
                .is_some_and(|it| paths.contains(&it.to_vec()));
            if let Some(from) = rooted.or_else(|| is_child.then_some(child)) {
                module.names.insert(name, from);
            }
        }
    }
    module
}

/// What follows the keyword on a line that imports.
fn use_tree(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(rest) => rest
            .trim_start_matches("(crate)")
            .trim_start_matches("(super)"),
        None => line,
    };
    line.trim_start().strip_prefix("use ")
}

/// The paths of a tree of imports, each with the name that it is known by.
fn leaves(tree: &str) -> Vec<(Path, String)> {
    let tree = tree.trim();
    let Some((start, rest)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
        let mut path: Path = path
            .split("::")
            .map(|part| part.trim().to_owned())
            .collect();
        path.retain(|part| !part.is_empty());
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let last = path.last().cloned().unwrap_or_default();
        let name = if name.is_empty() {
            last
        } else {
            name.trim().to_owned()
        };
        return vec![(path, name)];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(inner.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(inner.get(from..));
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| leaves(&format!("{start}{}", part.trim())))
        .collect()
}

/// The paths on a line of code that begin at the root or above.
fn inline(line: &str) -> impl Iterator<Item = Path> + '_ {
    let tokens = line.split(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
    let paths = tokens.filter(|it| it.starts_with("crate::") || it.starts_with("super::"));
    paths.map(|it| {
        let parts = it.split("::").filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    })
}

/// A path that begins with `crate`, `self` or `super`, from the root of the crate.
fn from_root(own: &[String], path: &[String]) -> Option<Path> {
    let (first, rest) = path.split_first()?;
    let ups = rest.iter().take_while(|part| *part == "super").count();
    let base = match first.as_str() {
        "crate" => return Some(rest.to_vec()),
        "self" => own,
        "super" => own.get(..own.len().checked_sub(ups + 1)?)?,
        _ => return None,
    };
    let rest = rest.iter().skip(ups);
    Some(base.iter().chain(rest).cloned().collect())
}
