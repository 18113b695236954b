use crate::support::{Server, demo_database, header};

#[tokio::test]
async fn forms_are_taken_from_our_own_pages_only() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    let own = server.url.clone();
    let paths = [
        "/sign-out",
        "/express/sign-out",
        "/preferences/theme",
        "/api/viewer",
    ];
    for path in paths {
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("x-nothing", ""),
        ] {
            let sent = server
                .post(path)
                .header(name, value)
                .body("value=dark")
                .send()
                .await
                .unwrap();
            assert_eq!(sent.status(), 403, "{path} {name}: {value}");
            assert!(header(&sent, "set-cookie").is_empty());
        }
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", own.as_str())] {
        let sent = server
            .post("/sign-out")
            .header(name, value)
            .send()
            .await
            .unwrap();
        assert_eq!(
            (sent.status().as_u16(), header(&sent, "location")),
            (303, "/login")
        );
    }
}

#[tokio::test]
async fn the_api_needs_no_origin_and_server_functions_take_only_posts() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    let key = "sk_test_MeridianDemoOnThisMachineOnly0001";
    let sent = server
        .post("/v1/accounts")
        .bearer_auth(key)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("type=express&country=US")
        .send()
        .await
        .unwrap();
    assert_eq!(sent.status(), 200, "{}", sent.text().await.unwrap());
    for method in [reqwest::Method::GET, reqwest::Method::PUT] {
        let request = reqwest::Client::new()
            .request(method, format!("{}/api/viewer?door=connect", server.url))
            .header("sec-fetch-site", "same-origin");
        assert_eq!(request.send().await.unwrap().status(), 405);
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::demo(&demo_database(folder.path()));
    for path in ["/preferences/theme", "/api/viewer"] {
        let sent = server
            .post(path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("value={}", "x".repeat(300 * 1024)))
            .send()
            .await
            .unwrap();
        assert_eq!(sent.status(), 413, "{path}");
    }
}
