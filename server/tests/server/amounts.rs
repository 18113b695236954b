//! Amounts that are typed into forms, as the browser sends them where no script runs.

use domain::account::{AccountFilter, AccountKind, AccountOrder, AccountStatus};
use domain::actor::Actor;
use domain::list::PageRequest;
use domain::money::Currency;
use service::{Ctx, accounts, links, login, members, transfers};

use crate::support::{Server, context_on, demo_database, header};

struct Office {
    _folder: tempfile::TempDir,
    server: Server,
    ctx: Ctx,
    member: members::NewSession,
    /// An account of the platform that settles in dollars.
    account: String,
}

async fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let database = demo_database(folder.path());
    let ctx = context_on(&database).await;
    let member = members::sign_in(&ctx, "admin@meridian.example", "meridian-demo")
        .await
        .unwrap();
    let actor = actor(&ctx, &member.token).await;
    let filter = AccountFilter {
        status: Some(AccountStatus::Enabled),
        kind: Some(AccountKind::Express),
        ..AccountFilter::default()
    };
    let request = PageRequest::first(100);
    let page = accounts::search(&ctx, &actor, &filter, AccountOrder::default(), &request).await;
    let rows = page.unwrap().items;
    let account = rows.iter().find(|row| row.currency == Currency::USD);
    Office {
        server: Server::demo(&database),
        account: account.unwrap().id.to_string(),
        _folder: folder,
        ctx,
        member,
    }
}

async fn actor(ctx: &Ctx, token: &str) -> Actor {
    let session = members::session(ctx, token).await.unwrap();
    session.unwrap().actor
}

impl Office {
    fn cookie(&self, language: &str) -> String {
        format!("tributary_admin={}; lang={language}", self.member.token)
    }

    /// The page that a typed amount leads to.
    async fn review(&self, language: &str, currency: &str, amount: &str) -> String {
        let to = self.account.as_str();
        let typed = [
            ("to", to),
            ("amount", amount),
            ("currency", currency),
            ("key", "k"),
        ];
        let sent = self
            .server
            .get("/connect/transfers/review")
            .query(&typed)
            .header("cookie", self.cookie(language));
        sent.send().await.unwrap().text().await.unwrap()
    }
}

#[tokio::test]
async fn what_a_page_prints_can_be_typed_and_what_has_two_readings_is_asked_about() {
    let office = office().await;
    for (language, amount, expected) in [
        ("es", "1.204,50", "1.204,50\u{a0}USD"),
        ("es", "1.204,50\u{a0}USD", "1.204,50\u{a0}USD"),
        ("es", "12.5", "12,50\u{a0}USD"),
        ("es", "1\u{202f}204,5", "1.204,50\u{a0}USD"),
        ("en", "1,204.50", "1,204.50\u{a0}USD"),
        ("en", "１２", "12.00\u{a0}USD"),
    ] {
        let page = office.review(language, "usd", amount).await;
        let send = if language == "es" { "Enviar " } else { "Send " };
        let button = format!("{send}{expected}");
        assert!(page.contains(&button), "{language} {amount}: {page}");
    }
    for (language, amount, asked) in [
        (
            "es",
            "1.500",
            "Esto puede leerse como 1.500,00\u{a0}USD o como 1,50\u{a0}USD. Escribe 1.500,00 o 1,50.",
        ),
        (
            "en",
            "1,500",
            "This can be read as 1,500.00\u{a0}USD or as 1.50\u{a0}USD. Type 1,500.00 or 1.50.",
        ),
        ("es", "diez", "por ejemplo 1.204,50."),
        ("es", "5 EUR", "está escrito en EUR"),
    ] {
        let page = office.review(language, "usd", amount).await;
        assert!(page.contains(asked), "{language} {amount}: {page}");
        // It comes back as it was typed.
        assert!(page.contains(&format!("value=\"{amount}\"")), "{page}");
    }
}

#[tokio::test]
async fn the_form_of_the_last_step_sends_what_the_review_showed() {
    let office = office().await;
    let form = [
        ("to", office.account.as_str()),
        ("amount", "1.204,50"),
        ("currency", "usd"),
        ("description", ""),
        ("key", "typed-in-spanish"),
    ];
    let post = office
        .server
        .post("/api/actions/send_transfer")
        .header("cookie", office.cookie("es"))
        .header("origin", &office.server.url)
        .header("sec-fetch-site", "same-origin");
    let sent = post.form(&form).send().await.unwrap();
    assert_eq!(sent.status().as_u16(), 302, "{sent:?}");
    let location = header(&sent, "location").to_owned();
    let id = location.split(['/', '?']).find(|it| it.starts_with("tr_"));
    let id = id.unwrap_or_else(|| panic!("{location}"));
    let actor = actor(&office.ctx, &office.member.token).await;
    let transfer = transfers::retrieve(&office.ctx, &actor, &id.parse().unwrap()).await;
    assert_eq!(transfer.unwrap().amount.minor(), 120_450);
}

#[tokio::test]
async fn the_filters_of_a_seller_read_amounts_in_the_same_way() {
    let office = office().await;
    let actor = actor(&office.ctx, &office.member.token).await;
    let link = links::create(&office.ctx, &actor, &office.account.parse().unwrap()).await;
    let url = link.unwrap().url;
    let token = url.split("token=").nth(1).unwrap();
    let challenge = login::redeem(&office.ctx, token, None).await.unwrap();
    let session = login::answer(&office.ctx, &challenge.0, "000000")
        .await
        .unwrap();
    let page = async |language: &str, least: &str| {
        let sent = office
            .server
            .get("/express/payments")
            .query(&[("min", least)])
            .header(
                "cookie",
                format!("tributary_express={}; lang={language}", session.token),
            );
        sent.send().await.unwrap().text().await.unwrap()
    };
    for (language, least, expected) in [
        ("es", "1.204,50", "≥ 1.204,50\u{a0}USD"),
        ("es", "0", "≥ 0"),
        (
            "es",
            "1.500",
            "Esto puede leerse como 1.500,00\u{a0}USD o como 1,50\u{a0}USD.",
        ),
        ("en", "1,204.50", "≥ 1,204.50\u{a0}USD"),
        ("en", "ten", "such as 1,204.50."),
    ] {
        let page = page(language, least).await;
        assert!(page.contains(expected), "{language} {least}: {page}");
    }
}
