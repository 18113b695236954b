use crate::support::{Office, run, tributary};

#[test]
fn every_command_has_help() {
    let top = run(["--help"]).out;
    for command in [
        "serve", "demo", "import", "migrate", "user", "key", "ledger",
    ] {
        assert!(top.contains(command), "{top}");
        assert!(run([command, "--help"]).ok, "{command}");
    }
    for nested in [
        ["import", "payments"],
        ["user", "create"],
        ["key", "revoke"],
    ] {
        let said = run(nested.into_iter().chain(["--help"]));
        assert!(said.ok && said.out.contains("--database"), "{nested:?}");
    }
    let payments = run(["import", "payments", "--help"]).out;
    for option in [
        "--id",
        "--account",
        "--amount",
        "--time",
        "--application-fee-percent",
    ] {
        assert!(payments.contains(option), "{option}");
    }
}

#[test]
fn unknown_settings_are_refused_with_the_nearest_known_one() {
    let output = tributary()
        .arg("migrate")
        .env("TRIBUTARY_DATBASE", "x.db")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(
        told.contains("unknown variable TRIBUTARY_DATBASE"),
        "{told}"
    );
    assert!(told.contains("did you mean TRIBUTARY_DATABASE?"), "{told}");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tributary.toml");
    std::fs::write(&file, "adr = '127.0.0.1:1'\n").unwrap();
    let said = run(["migrate", "--config", file.to_str().unwrap()]);
    assert!(!said.ok);
    assert!(
        said.err.contains("unknown key `adr`; did you mean `addr`?"),
        "{}",
        said.err
    );
}

#[test]
fn the_demo_is_for_this_machine_only() {
    let said = run(["demo", "--addr", "0.0.0.0:0"]);
    assert!(!said.ok);
    assert!(
        said.err.contains("listens on this machine only"),
        "{}",
        said.err
    );
}

#[test]
fn a_database_that_cannot_be_is_named() {
    let said = run(["migrate", "--database", "/no/such/folder/t.db"]);
    assert!(
        !said.ok && said.err.contains("/no/such/folder"),
        "{}",
        said.err
    );
    let said = run([
        "migrate",
        "--database",
        "postgres://me:s3cret@127.0.0.1:1/none",
    ]);
    assert!(
        !said.ok && said.err.contains("127.0.0.1:1/none"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("s3cret"), "{}", said.err);
}

#[tokio::test]
async fn the_team_is_managed_from_the_terminal() {
    let office = Office::new().await;
    let secret = office.file("password", "a long password\n");
    let create = |email: &str, role: &str| {
        let file = secret.to_str().unwrap();
        let args = [
            "user", "create", "--email", email, "--name", "Jenny", "--role", role,
        ];
        office.run(&[&args[..], &["--password-file", file]].concat())
    };
    let made = create("Jenny@Example.com", "analyst").json();
    assert!(made["id"].as_str().unwrap().starts_with("usr_"));
    assert!(
        made["password"].is_null(),
        "what the operator knows is not printed"
    );
    let again = create("jenny@example.com", "analyst");
    assert!(
        !again.ok && again.err.contains("there already"),
        "{}",
        again.err
    );
    assert!(!create("nobody", "analyst").ok);
    assert!(!create("a@example.com", "king").ok);

    let roles = [
        "user",
        "set-roles",
        "--email",
        "jenny@example.com",
        "--role",
    ];
    let changed = office.run(&[&roles[..], &["support,developer"]].concat());
    assert!(changed.ok, "{changed:?}");
    let team = office.run(&["user", "list"]).json();
    assert_eq!(team[0]["email"], "jenny@example.com");
    assert_eq!(
        team[0]["roles"],
        serde_json::json!(["developer", "support"])
    );

    let reset = office
        .run(&["user", "set-password", "--email", "jenny@example.com"])
        .json();
    assert!(reset["password"].as_str().unwrap().len() >= 20);
    let nobody = office.run(&["user", "set-password", "--email", "nobody@example.com"]);
    assert!(
        !nobody.ok && nobody.err.contains("nobody@example.com"),
        "{}",
        nobody.err
    );
}

#[tokio::test]
async fn keys_are_managed_from_the_terminal() {
    let office = Office::new().await;
    let made = office.run(&["key", "create", "--name", "Server"]).json();
    assert!(made["key"].as_str().unwrap().starts_with("sk_test_"));
    let live = office.run(&[
        "key",
        "create",
        "--name",
        "Page",
        "--publishable",
        "--livemode",
    ]);
    assert!(live.json()["key"].as_str().unwrap().starts_with("pk_live_"));
    let listed = office.run(&["key", "list"]).json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert!(listed[0].get("key").is_none(), "the text is shown once");
    let id = made["id"].as_str().unwrap();
    assert_eq!(office.run(&["key", "revoke", id]).json()["revoked"], true);
    assert_eq!(office.run(&["key", "list"]).json(), serde_json::json!([]));
    assert!(!office.run(&["key", "revoke", "key_nothing"]).ok);
    assert!(!office.run(&["key", "list", "--platform", "acct_other"]).ok);
}
