//! Where payouts go.

use domain::account::BankAccount;
use domain::country::Country;
use domain::id::BankAccountId;
use service::Ctx;

use super::cast::Cast;

/// An invented bank account in the account's own country.
pub fn account(ctx: &Ctx, cast: &Cast, country: Country) -> BankAccount {
    let (bank_name, routing) = match cast.country {
        "US" => ("First Lakeside Bank", Some("110000000")),
        "GB" => ("Fenwick & Vale", Some("108800")),
        "DE" => ("Hansekontor Bank", None),
        "FR" => ("Banque du Levant", None),
        "BR" => ("Banco Mirante", Some("110-0000")),
        _ => ("Shirakaba Ginko", Some("1100000")),
    };
    let last4 = format!("{:04}", ctx.ids.below(10_000));
    let id = BankAccountId::from_suffix(&ctx.ids.suffix(24));
    let kind = if cast.company {
        "company"
    } else {
        "individual"
    };
    BankAccount {
        bank_name: bank_name.to_owned(),
        routing_number: routing.map(str::to_owned),
        holder_name: Some(cast.name.to_owned()),
        holder_type: Some(kind.to_owned()),
        ..BankAccount::new(id, country, country.currency(), last4)
    }
}
