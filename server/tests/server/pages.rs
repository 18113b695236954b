use service::members;
use tokio::task::JoinSet;

use crate::support::{Server, context_on, demo_database, header};

#[tokio::test]
async fn pages_behind_a_session_lead_to_the_door() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    for (path, door) in [
        ("/connect", "/login"),
        (
            "/connect/accounts?status=enabled",
            "/login?next=%2Fconnect%2Faccounts%3Fstatus%3Denabled",
        ),
        (
            "/connect/no/such/page",
            "/login?next=%2Fconnect%2Fno%2Fsuch%2Fpage",
        ),
        ("/express", "/express/login"),
        ("/express/payments", "/express/login"),
        ("/setup", "/login"),
        ("/setup?token=abc", "/login"),
    ] {
        let sent = server.get(path).send().await.unwrap();
        assert_eq!(
            (sent.status().as_u16(), header(&sent, "location")),
            (303, door),
            "{path}"
        );
    }
    let key = server
        .get("/connect")
        .header("cookie", "tributary_admin=nonsense");
    assert_eq!(key.send().await.unwrap().status(), 303);
}

#[tokio::test]
async fn every_page_carries_the_security_headers() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    for (path, status) in [
        ("/login", 200),
        ("/express/login", 200),
        ("/express/login?token=abc", 200),
        ("/express/code", 200),
        ("/no/such/page", 404),
        ("/connect", 303),
        ("/setup", 303),
    ] {
        let sent = server.get(path).send().await.unwrap();
        assert_eq!(sent.status(), status, "{path}");
        assert_eq!(header(&sent, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&sent, "x-frame-options"), "DENY", "{path}");
        // Addresses with tokens are told to nobody, the others to our own pages only.
        let referrer = header(&sent, "referrer-policy");
        assert!(
            matches!(referrer, "same-origin" | "no-referrer"),
            "{path}: {referrer}"
        );
        assert_eq!(
            header(&sent, "cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(header(&sent, "cache-control"), "no-store", "{path}");
        assert!(
            header(&sent, "permissions-policy").contains("camera=()"),
            "{path}"
        );
        assert!(header(&sent, "request-id").starts_with("req_"), "{path}");
        assert!(
            header(&sent, "strict-transport-security").is_empty(),
            "not over http"
        );
        let policy = header(&sent, "content-security-policy").to_owned();
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
        if status == 200 {
            let html = sent.text().await.unwrap();
            let nonce = policy
                .split("'nonce-")
                .nth(1)
                .and_then(|rest| rest.split('\'').next());
            assert!(
                html.contains(&format!("nonce=\"{}\"", nonce.unwrap())),
                "{path}"
            );
            assert!(!html.contains(" style=\""), "{path}");
        }
    }
}

#[tokio::test]
async fn a_file_takes_no_header_from_a_page_that_is_being_made() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    std::fs::create_dir(&site).unwrap();
    std::fs::write(site.join("favicon.svg"), "<svg/>").unwrap();
    let database = demo_database(folder.path());
    let ctx = context_on(&database).await;
    let member = members::sign_in(&ctx, "admin@meridian.example", "meridian-demo").await;
    let cookie = format!("tributary_admin={}", member.unwrap().token);
    let server = Server::demo_with_site(&database, &site);

    let mut asked = JoinSet::new();
    for _ in 0..100 {
        for (path, is_page) in [("/connect/accounts", true), ("/favicon.svg", false)] {
            let request = server.get(path).header("cookie", &cookie);
            asked.spawn(async move { (is_page, request.send().await.unwrap()) });
        }
    }
    while let Some(answered) = asked.join_next().await {
        let (is_page, sent) = answered.unwrap();
        let policy = header(&sent, "content-security-policy");
        assert_eq!(sent.status(), 200);
        assert_eq!(
            policy.contains("'nonce-"),
            is_page,
            "{}: {policy}",
            sent.url()
        );
    }
}

#[tokio::test]
async fn tokens_in_addresses_are_not_logged_and_health_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    server
        .get("/express/login?token=SuperSecretToken")
        .send()
        .await
        .unwrap();
    for path in ["/livez", "/readyz"] {
        let sent = server.get(path).send().await.unwrap();
        assert_eq!(
            (sent.status().as_u16(), sent.text().await.unwrap().as_str()),
            (200, "ok\n")
        );
    }
    let log = server.log();
    assert!(log.contains("/express/login"), "{log}");
    assert!(!log.contains("SuperSecretToken"), "{log}");
    assert!(server.stop(), "a server that is asked to stop ends well");
}
