//! Every page and its address.

mod not_found;
pub mod paths;

use crate::layouts::{AuthLayout, ConnectLayout, ExpressLayout};
use crate::preferences::Preferences;
use crate::{auth, connect, express};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{SsrMode::Async, path};
use not_found::NotFoundPage;

/// The app: context that everything needs, and the route tree.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_preferences();
    view! {
        <Title formatter=|text| format!("{text} · Tributary") />
        <Router>
            <Tree />
        </Router>
    }
}

/// The preferences travel with the page, so that the browser renders what the server rendered.
fn provide_preferences() {
    let chosen = SharedValue::new(|| {
        #[cfg(feature = "ssr")]
        let chosen = crate::preferences::from_request();
        #[cfg(not(feature = "ssr"))]
        let chosen = Preferences::default();
        chosen
    });
    provide_context::<Preferences>(chosen.into_inner());
}

#[component]
fn Tree() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=|| view! { <Redirect path=paths::CONNECT /> } ssr=Async />
            <ParentRoute path=path!("") view=AuthLayout ssr=Async>
                <Route path=path!("/login") view=auth::LoginPage ssr=Async />
                <Route path=path!("/setup") view=auth::SetupPage ssr=Async />
                <Route path=path!("/express/login") view=express::RedeemPage ssr=Async />
                <Route path=path!("/express/code") view=express::CodePage ssr=Async />
            </ParentRoute>
            <ParentRoute path=path!("/connect") view=ConnectLayout ssr=Async>
                <Route path=path!("") view=connect::HomePage ssr=Async />
                <Route path=path!("/accounts") view=connect::AccountsPage ssr=Async />
                <Route path=path!("/accounts/:id") view=connect::AccountPage ssr=Async />
                <Route path=path!("/accounts/:id/profile") view=connect::AccountProfilePage ssr=Async />
                <Route path=path!("/accounts/:id/metadata") view=connect::AccountMetadataPage ssr=Async />
                <Route path=path!("/accounts/:id/login-link") view=connect::LoginLinkPage ssr=Async />
                <Route path=path!("/accounts/:id/payouts/:payout") view=connect::PayoutPage ssr=Async />
                <Route path=path!("/accounts/:account/transactions/:id") view=connect::BalanceLinePage ssr=Async />
                <Route path=path!("/payments/:id") view=connect::PaymentPage ssr=Async />
                <Route path=path!("/balances") view=connect::BalancesPage ssr=Async />
                <Route path=path!("/balances/:id") view=connect::BalanceLinePage ssr=Async />
                <Route path=path!("/transfers") view=connect::TransfersPage ssr=Async />
                <Route path=path!("/transfers/new") view=connect::NewTransferPage ssr=Async />
                <Route path=path!("/transfers/review") view=connect::ReviewTransferPage ssr=Async />
                <Route path=path!("/transfers/:id") view=connect::TransferPage ssr=Async />
                <Route path=path!("/topups") view=connect::TopupsPage ssr=Async />
                <Route path=path!("/topups/new") view=connect::NewTopupPage ssr=Async />
                <Route path=path!("/topups/review") view=connect::ReviewTopupPage ssr=Async />
                <Route path=path!("/topups/:id") view=connect::TopupPage ssr=Async />
                <Route path=path!("/confirm") view=connect::ConfirmPage ssr=Async />
                <Route path=path!("/live") view=connect::LivePage ssr=Async />
                <Route path=path!("/outbox") view=connect::OutboxPage ssr=Async />
                <Route path=path!("/developers") view=connect::DevelopersPage ssr=Async />
                <Route path=path!("/developers/keys/:id/revoke") view=connect::RevokeKeyPage ssr=Async />
            </ParentRoute>
            <ParentRoute path=path!("/express") view=ExpressLayout ssr=Async>
                <Route path=path!("") view=express::HomePage ssr=Async />
                <Route path=path!("/transactions") view=express::TransactionsPage ssr=Async />
                <Route path=path!("/transactions/:id") view=express::TransactionPage ssr=Async />
                <Route path=path!("/payments") view=express::PaymentsPage ssr=Async />
                <Route path=path!("/payments/:id") view=express::PaymentPage ssr=Async />
            </ParentRoute>
        </Routes>
    }
}
