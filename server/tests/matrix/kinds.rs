//! The kinds of objects that calls name, and the call of the API that makes one of each.

/// For whom a kind of object is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// For whoever acts, a platform or a connected account.
    Anyone,
    /// For platforms: connected accounts have none.
    Platform,
    /// For connected accounts, where platforms make theirs by another call.
    Account,
    /// For a connected account, by its platform.
    AccountByPlatform,
}

/// How an object comes to be.
pub struct Kind {
    /// The name in braces by which calls and other kinds ask for one.
    pub name: &'static str,
    /// For whom.
    pub of: For,
    /// Method and path.
    pub call: &'static str,
    /// What is sent.
    pub form: &'static str,
    /// Where its id stands in the answer.
    pub id: &'static str,
}

const fn kind(
    name: &'static str,
    of: For,
    call: &'static str,
    form: &'static str,
    id: &'static str,
) -> Kind {
    Kind {
        name,
        of,
        call,
        form,
        id,
    }
}

/// A text that would turn round whatever stands beside it, as forms send it: it ends an isolate that
/// it did not begin, begins an override that it does not end, and goes on in Arabic.
macro_rules! turning {
    () => {
        "%E2%81%A9%E2%80%AE%D9%85%D8%B7%D8%B9%D9%85%20Co"
    };
}

const BANK: &str = "bank_account[country]=US&bank_account[currency]=usd\
    &bank_account[account_holder_name]=Ada&bank_account[account_holder_type]=individual\
    &bank_account[routing_number]=110000000&bank_account[account_number]=000888888883";
const EXPRESS: &str = concat!(
    "type=express&country=US&email=seller@example.com&individual[phone]=%2B14155550123",
    "&capabilities[transfers][requested]=true&capabilities[card_payments][requested]=true",
    "&business_profile[name]=",
    turning!(),
    "&business_profile[product_description]=",
    turning!(),
    "&metadata[",
    turning!(),
    "]=",
    turning!()
);

const PAID: &str = concat!(
    "amount=1000&currency=usd&confirm=true&payment_method=pm_card_bypassPending&description=",
    turning!()
);
const HELD: &str =
    "amount=1000&currency=usd&confirm=true&capture_method=manual&payment_method=pm_card_visa";

/// Every kind. One is made of the others that it names.
#[rustfmt::skip]
pub const KINDS: &[Kind] = {
    use For::*;
    &[
        kind("newcomer", Platform, "POST /v1/accounts", EXPRESS, "/id"),
        kind("account", Platform, "POST /v1/test_helpers/accounts/{newcomer}/complete_onboarding", "", "/id"),
        kind("suspect", Platform, "POST /v1/accounts", EXPRESS, "/id"),
        kind("rejected", Platform, "POST /v1/accounts/{suspect}/reject", "reason=fraud", "/id"),
        kind("custom", Platform, "POST /v1/accounts",
            "type=custom&country=US&capabilities[transfers][requested]=true&external_account=btok_us_verified_accountClosed", "/id"),
        kind("bank", Platform, "POST /v1/accounts/{custom}/external_accounts", "external_account=btok_us_verified_noAccount", "/id"),
        kind("customer", Anyone, "POST /v1/customers", concat!("name=", turning!()), "/id"),
        kind("method", Anyone, "POST /v1/payment_methods", "type=card&card[token]=tok_visa", "/id"),
        kind("kept_method", Anyone, "POST /v1/payment_methods/{method}/attach", "customer={customer}", "/id"),
        kind("token", Anyone, "POST /v1/tokens", BANK, "/id"),
        kind("file", Anyone, "POST /v1/files", "purpose=dispute_evidence&file=@", "/id"),
        kind("intent", Anyone, "POST /v1/payment_intents", "amount=1000&currency=usd&payment_method=pm_card_visa", "/id"),
        kind("held_intent", Anyone, "POST /v1/payment_intents", HELD, "/id"),
        kind("held_charge", Anyone, "POST /v1/charges", "amount=1000&currency=usd&source=tok_visa&capture=false", "/id"),
        kind("asking_intent", Anyone, "POST /v1/payment_intents",
            "amount=1000&currency=usd&confirm=true&payment_method=pm_card_authenticationRequired", "/id"),
        kind("paid_intent", Anyone, "POST /v1/payment_intents", PAID, "/id"),
        kind("charge", Anyone, "POST /v1/payment_intents", PAID, "/latest_charge"),
        kind("disputed_charge", Anyone, "POST /v1/payment_intents", PAID, "/latest_charge"),
        kind("asked_charge", Anyone, "POST /v1/payment_intents", PAID, "/latest_charge"),
        kind("refund", Anyone, "POST /v1/refunds", "charge={charge}&amount=100", "/id"),
        kind("dispute", Anyone, "POST /v1/test_helpers/charges/{disputed_charge}/dispute", "", "/id"),
        kind("inquiry", Anyone, "POST /v1/test_helpers/charges/{asked_charge}/dispute", "inquiry=true", "/id"),
        kind("payout", Anyone, "POST /v1/payouts",
            concat!("amount=100&currency=usd&metadata[note]=", turning!(), "&description=", turning!()), "/id"),
        kind("paid_payout", Anyone, "POST /v1/test_helpers/payouts/{payout}/pay", "", "/id"),
        kind("transfer", Platform, "POST /v1/transfers",
            concat!("amount=100&currency=usd&destination={account}&transfer_group=", turning!(), "&description=", turning!()), "/id"),
        kind("transfer", Account, "POST /v1/transfers", "amount=100&currency=usd&destination={platform}", "/id"),
        kind("reversal", Anyone, "POST /v1/transfers/{transfer}/reversals", "amount=1", "/id"),
        kind("topup", Platform, "POST /v1/topups",
            concat!("amount=5000&currency=usd&transfer_group=", turning!(), "&description=", turning!()), "/id"),
        kind("slow_topup", Platform, "POST /v1/topups", "amount=5000&currency=usd&source=btok_us_verified", "/id"),
        kind("debit_topup", Platform, "POST /v1/test_helpers/topups/{slow_topup}/succeed", "", "/id"),
        kind("fee", Platform, "POST /v1/payment_intents",
            "amount=1000&currency=usd&confirm=true&payment_method=pm_card_bypassPending&application_fee_amount=100\
                &transfer_data[destination]={account}&expand[]=latest_charge", "/latest_charge/application_fee"),
        kind("fee_refund", Platform, "POST /v1/application_fees/{fee}/refunds", "amount=1", "/id"),
        kind("payment", Platform, "POST /v1/tributary/payments",
            concat!("account={account}&amount=100&currency=usd&external_id={fresh}&description=", turning!()), "/id"),
        kind("payment", AccountByPlatform, "POST /v1/tributary/payments",
            concat!("account={account}&amount=100&currency=usd&external_id={fresh}&description=", turning!()), "/id"),
        kind("line", Anyone, "GET /v1/balance_transactions?limit=1&source={charge}", "", "/data/0/id"),
        kind("payment_line", AccountByPlatform, "GET /v1/tributary/payments/{payment}", "", "/balance_transaction"),
        kind("event", Anyone, "GET /v1/events?limit=1", "", "/data/0/id"),
    ]
};
