//! The binary `tributary` itself, in a process of its own.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use crate::{Outcome, told};

/// A process of the binary. It ends when it goes out of scope.
pub struct Program(Child);

impl Program {
    /// Where the binary is: beside this program, where cargo puts both.
    pub fn find() -> Option<PathBuf> {
        let own = std::env::current_exe().ok()?;
        let folders = own.ancestors().skip(1).take(2);
        let mut places = folders.map(|folder| folder.join("tributary"));
        places.find(|path| path.is_file())
    }

    /// Starts it with these words, without the settings of whoever starts the bench.
    pub fn start(words: &[&str]) -> Outcome<Self> {
        let binary = Self::find().ok_or(MISSING)?;
        let mut command = Command::new(binary);
        for (name, _) in std::env::vars() {
            if name.starts_with("TRIBUTARY_") || name == "RUST_LOG" {
                command.env_remove(name);
            }
        }
        let started = command
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Ok(Self(started.map_err(told("tributary"))?))
    }

    /// Whether it ended: well or not.
    pub fn ended(&mut self) -> Outcome<Option<bool>> {
        let status = self.0.try_wait().map_err(told("tributary"))?;
        Ok(status.map(|status| status.success()))
    }

    /// What it holds in memory now, in MiB. Nothing where the system does not say so in `/proc`.
    pub fn memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
        let number = line.split_whitespace().next()?;
        number.parse::<f64>().ok().map(|kib| kib / 1024.0)
    }
}

/// What is said when there is no binary.
pub const MISSING: &str =
    "SKIPPED: no `tributary` beside this program (`cargo xtask bench` builds it)";

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// MiB as a table shows them.
pub fn mebibytes(memory: Option<f64>) -> String {
    memory.map_or_else(|| "-".to_owned(), |memory| format!("{memory:.0} MiB"))
}
