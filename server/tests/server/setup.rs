use crate::support::{Server, header};

#[tokio::test]
async fn an_empty_database_offers_setup_once_on_the_terminal_only() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("new.db");
    let (server, address) = Server::serve_empty(&database);
    let token = address.split("token=").nth(1).unwrap().to_owned();
    assert_eq!(token.len(), 64);

    let page = server
        .get(&format!("/setup?token={token}"))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    let login = server.get("/connect").send().await.unwrap();
    assert_eq!(
        (login.status().as_u16(), header(&login, "location")),
        (303, "/login")
    );
    assert!(!server.log().contains(&token), "{}", server.log());
    assert!(server.stop());

    // Every start makes a new address, and kills the old one.
    let (server, second) = Server::serve_empty(&database);
    assert_ne!(address, second);
    let ctx = crate::support::context_on(&database).await;
    assert!(!service::setup::is_open(&ctx, &token).await.unwrap());
    let token = second.split("token=").nth(1).unwrap();
    let owner = service::setup::NewOwner {
        platform_name: "New".into(),
        country: "US".parse().unwrap(),
        name: "Jenny".into(),
        email: "jenny@example.com".into(),
        password: "a long password".into(),
    };
    service::setup::finish(&ctx, token, &owner).await.unwrap();
    let page = server
        .get(&format!("/setup?token={token}"))
        .send()
        .await
        .unwrap();
    assert_eq!(
        (page.status().as_u16(), header(&page, "location")),
        (303, "/login")
    );
}
