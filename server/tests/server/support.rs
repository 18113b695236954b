//! Running the binary, and talking to it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};

use serde_json::Value;

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub ok: bool,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The one line of JSON of a command that ended well.
    pub fn json(&self) -> Value {
        assert!(self.ok, "{self:?}");
        self.report()
    }

    /// The one line of JSON of a command that ended with status 1: it did not take every row.
    pub fn partly(&self) -> Value {
        assert!(!self.ok, "{self:?}");
        self.report()
    }

    fn report(&self) -> Value {
        serde_json::from_str(self.out.trim()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The binary, without the settings of whoever runs the tests.
pub fn tributary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tributary"));
    for (name, _) in std::env::vars() {
        if name.starts_with("TRIBUTARY_") || name == "RUST_LOG" {
            command.env_remove(name);
        }
    }
    command.current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

/// Runs a command to its end.
pub fn run<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Said {
    let output = tributary().args(args).output().unwrap();
    Said {
        ok: output.status.success(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder, and a database that holds one platform.
pub struct Office {
    pub folder: tempfile::TempDir,
    pub platform: String,
    address: String,
}

impl Office {
    /// A platform without accounts, in a file.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = folder.path().join("office.db").to_str().unwrap().to_owned();
        Self::on(folder, address).await
    }

    /// The same in the database at that address.
    pub async fn at(address: String) -> Self {
        Self::on(tempfile::tempdir().unwrap(), address).await
    }

    async fn on(folder: tempfile::TempDir, address: String) -> Self {
        let store = store::Store::open(&address).await.unwrap();
        store.migrate().await.unwrap();
        let ctx = context(store);
        let new = service::platforms::NewPlatform {
            name: "Office".into(),
            country: "BR".parse().unwrap(),
            email: None,
            clock_offset: 0,
        };
        let platform = service::platforms::create(&ctx, &new).await.unwrap();
        ctx.store.close().await;
        Self {
            folder,
            platform: platform.id.to_string(),
            address,
        }
    }

    pub fn database(&self) -> PathBuf {
        PathBuf::from(&self.address)
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Runs a command on the database.
    pub fn run(&self, args: &[&str]) -> Said {
        let database = self.database();
        run(args
            .iter()
            .copied()
            .chain(["--json", "--database", database.to_str().unwrap()]))
    }

    /// The one tenant's totals in that currency, by the ledger's own check.
    pub fn total(&self, currency: &str) -> Value {
        let report = self.run(&["ledger", "verify"]).json();
        assert_eq!(report["clean"], true, "{report}");
        let totals = report["totals"].as_array().unwrap();
        totals
            .iter()
            .find(|total| total["currency"] == currency)
            .cloned()
            .unwrap_or_default()
    }
}

/// A context like that of a command.
pub fn context(store: store::Store) -> service::Ctx {
    service::Ctx {
        store,
        clock: Arc::new(service::clock::SystemClock),
        ids: Arc::new(service::ids::SystemIds),
        config: Arc::new(service::config::Config {
            pricing: Default::default(),
            base_url: "http://127.0.0.1".into(),
            keep_events: None,
        }),
        outbound: service::outbound::Outbound::none(),
        key_uses: Default::default(),
        known_keys: Default::default(),
        request: None,
    }
}

/// A context on the database of a server that may be running.
pub async fn context_on(database: &Path) -> service::Ctx {
    context(
        store::Store::open(database.to_str().unwrap())
            .await
            .unwrap(),
    )
}

/// A copy of the demo world, which is made once per test run.
pub fn demo_database(folder: &Path) -> PathBuf {
    static TEMPLATE: OnceLock<Vec<(OsString, Vec<u8>)>> = OnceLock::new();
    let files = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        assert!(Server::demo(&folder.path().join("demo.db")).stop());
        // SQLite may leave its log beside the database.
        let files = std::fs::read_dir(folder.path())
            .unwrap()
            .map(Result::unwrap);
        files
            .map(|file| (file.file_name(), std::fs::read(file.path()).unwrap()))
            .collect()
    });
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    folder.join("demo.db")
}

/// A running server. It is stopped when it goes out of scope.
pub struct Server {
    child: Child,
    pub url: String,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// The demo on that database.
    pub fn demo(database: &Path) -> Self {
        Self::demo_by(tributary(), database)
    }

    /// The same with the files of that folder.
    pub fn demo_with_site(database: &Path, site: &Path) -> Self {
        let mut program = tributary();
        program.env("LEPTOS_SITE_ROOT", site);
        Self::demo_by(program, database)
    }

    fn demo_by(program: Command, database: &Path) -> Self {
        let args = ["demo", "--addr", "127.0.0.1:0", "--json", "--database"];
        let mut server = Self::start(program, &args, database);
        let line = server.line();
        let said: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
        server.url = said["base_url"].as_str().unwrap().to_owned();
        server
    }

    /// `serve` on that database. The second answer is what it printed, if it is empty.
    pub fn serve_empty(database: &Path) -> (Self, String) {
        let args = ["serve", "--addr", "127.0.0.1:0", "--database"];
        let mut server = Self::start(tributary(), &args, database);
        let _ = server.line();
        let address = server.line();
        server.url = address.split("/setup").next().unwrap().to_owned();
        (server, address)
    }

    fn start(mut program: Command, args: &[&str], database: &Path) -> Self {
        let mut child = program
            .args(args)
            .arg(database)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (errors, kept) = (child.stderr.take().unwrap(), log.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                kept.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        Self {
            child,
            url: String::new(),
            log,
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        let out = self.child.stdout.as_mut().unwrap();
        // One byte at a time: a reader of its own would swallow what the next call wants.
        let mut byte = [0];
        while std::io::Read::read(out, &mut byte).unwrap() == 1 && byte != *b"\n" {
            line.push(char::from(byte[0]));
        }
        assert!(!line.is_empty(), "{}", self.log());
        line
    }

    /// Everything that was logged so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Asks the server to stop. True if it ended well.
    pub fn stop(mut self) -> bool {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap().success()
    }

    pub fn get(&self, path: &str) -> reqwest::RequestBuilder {
        client()
            .get(format!("{}{path}", self.url))
            .header("accept", "text/html")
    }

    pub fn post(&self, path: &str) -> reqwest::RequestBuilder {
        client()
            .post(format!("{}{path}", self.url))
            .header("accept", "text/html")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

/// A header of an answer, empty when it is not there.
pub fn header<'a>(response: &'a reqwest::Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}
