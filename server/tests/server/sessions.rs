use domain::actor::Actor;
use domain::list::PageRequest;
use service::{login, members};

use crate::support::{Server, context_on, demo_database, header, run};

const ADMIN: &str = "admin@meridian.example";
const PASSWORD: &str = "meridian-demo";

#[tokio::test]
async fn a_members_session_survives_a_restart_and_dies_on_sign_out() {
    let folder = tempfile::tempdir().unwrap();
    let database = demo_database(folder.path());
    let ctx = context_on(&database).await;
    let token = members::sign_in(&ctx, ADMIN, PASSWORD).await.unwrap().token;
    let cookie = format!("theme=dark; tributary_admin={token}");

    for _ in 0..2 {
        let server = Server::demo(&database);
        let page = server
            .get("/connect")
            .header("cookie", &cookie)
            .send()
            .await
            .unwrap();
        assert_eq!(page.status(), 200);
        assert!(page.text().await.unwrap().contains("Meridian Market"));
        assert!(server.stop());
    }

    let server = Server::demo(&database);
    let leave = server.post("/sign-out").header("cookie", &cookie);
    let left = leave
        .header("sec-fetch-site", "same-origin")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (left.status().as_u16(), header(&left, "location")),
        (303, "/login")
    );
    let cleared = header(&left, "set-cookie");
    assert!(
        cleared.starts_with("tributary_admin=; Path=/; Max-Age=0; HttpOnly"),
        "{cleared}"
    );
    let page = server
        .get("/connect")
        .header("cookie", &cookie)
        .send()
        .await
        .unwrap();
    assert_eq!(
        page.status(),
        303,
        "the session is over on the server, not in the browser alone"
    );
}

#[tokio::test]
async fn a_change_of_roles_ends_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let database = demo_database(folder.path());
    let ctx = context_on(&database).await;
    let email = "analyst@meridian.example";
    let token = members::sign_in(&ctx, email, PASSWORD).await.unwrap().token;
    let server = Server::demo(&database);
    let visit = || {
        server
            .get("/connect")
            .header("cookie", format!("tributary_admin={token}"))
    };
    assert_eq!(visit().send().await.unwrap().status(), 200);
    let database = database.to_str().unwrap();
    let args = ["user", "set-roles", "--email", email, "--role", "support"];
    assert!(run(args.into_iter().chain(["--database", database])).ok);
    assert_eq!(visit().send().await.unwrap().status(), 303);
}

#[tokio::test]
async fn an_account_owner_sees_the_express_dashboard_only() {
    let folder = tempfile::tempdir().unwrap();
    let database = demo_database(folder.path());
    let ctx = context_on(&database).await;
    let platform = service::platforms::all(&ctx).await.unwrap().remove(0).id;
    let tenant = domain::actor::Tenant {
        platform,
        livemode: false,
    };
    let actor = Actor::System { tenant };
    let page = PageRequest::first(100);
    let list = service::accounts::list(&ctx, &actor, Default::default(), &page)
        .await
        .unwrap();
    let account = list
        .items
        .iter()
        .find(|it| it.label() == "Juniper & Rye")
        .unwrap();
    let link = service::links::create(&ctx, &actor, &account.id)
        .await
        .unwrap();
    let token = link.url.split("token=").nth(1).unwrap();
    let challenge = login::redeem(&ctx, token, None).await.unwrap();
    let session = login::answer(&ctx, &challenge.0, "000000").await.unwrap();

    let server = Server::demo(&database);
    let cookie = format!("tributary_express={}", session.token);
    let visit = |path: &str| server.get(path).header("cookie", &cookie);
    let home = visit("/express").send().await.unwrap();
    assert_eq!(home.status(), 200);
    assert!(home.text().await.unwrap().contains("Juniper"));
    assert_eq!(visit("/connect").send().await.unwrap().status(), 303);
    // The token of one dashboard opens nothing at the other.
    let swapped = format!("tributary_admin={}", session.token);
    let page = server
        .get("/connect")
        .header("cookie", swapped)
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 303);
}
