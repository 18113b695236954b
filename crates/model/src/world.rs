//! The same people in a store.

use domain::{
    account::{
        AccountKind, BankAccount, BusinessType, Change, Controller, DateOfBirth, NewAccount,
    },
    actor::Actor,
    external_account::{ExternalAccount, bank_from_token},
    id::{AccountId, BankAccountId},
    time::Timestamp,
};
use service::{accounts, simulator};
use testkit::World;

use crate::people::Person;

/// Makes everyone; the last id is an account of another platform.
pub async fn populate(world: &World, people: &[Person]) -> Vec<AccountId> {
    let mut ids = vec![world.platform.id.clone()];
    for person in people.iter().skip(1) {
        let id = create(world, &world.admin(), person).await;
        if person.ready {
            simulator::complete_onboarding(&world.ctx, &world.admin(), &id, None)
                .await
                .expect("onboarding is finished");
        }
        ids.push(id);
    }
    let stranger = world.other_platform().await;
    ids.push(create(world, &stranger, &people[1]).await);
    ids
}

async fn create(world: &World, actor: &Actor, person: &Person) -> AccountId {
    let kind = person.kind.expect("an account");
    let mut new = testkit::express(person.name);
    if person.ready {
        new.fields.external_account = Some(bank(world, person));
    }
    if kind == AccountKind::Custom {
        complete(&mut new);
    }
    let new = NewAccount {
        kind,
        controller: Controller::preset(kind).expect("a preset"),
        country: person.country,
        ..new
    };
    accounts::create(&world.ctx, actor, &new, None)
        .await
        .expect("the account is made")
        .value
        .id
}

/// What a platform has to give by itself for an account without a dashboard.
fn complete(new: &mut NewAccount) {
    let set = |text: &str| Change::Set(text.to_owned());
    let fields = &mut new.fields;
    fields.business_type = Change::Set(BusinessType::Individual);
    fields.business_profile.mcc = set("5734");
    fields.business_profile.url = set("https://example.com");
    fields.tos_acceptance.date = Change::Set(Timestamp::from_unix(1_700_000_000));
    fields.tos_acceptance.ip = set("203.0.113.7");
    let person = &mut fields.individual;
    person.first_name = set("Ada");
    person.last_name = set("Moreau");
    person.email = set("ada@example.com");
    person.dob = Change::Set(DateOfBirth {
        day: 1,
        month: 2,
        year: 1980,
    });
    person.address.line1 = set("1 Main Street");
    person.address.city = set("Springfield");
    person.address.postal_code = set("62701");
    person.address.state = set("IL");
    person.ssn_last_4_sent = true;
}

/// A bank account to which payouts arrive.
fn bank(world: &World, person: &Person) -> ExternalAccount {
    let token = format!("btok_{}", person.country.code().to_lowercase());
    let token = bank_from_token(&token).expect("a published name");
    let id = BankAccountId::from_suffix(&world.ctx.ids.id());
    let currency = person.coin.currency();
    ExternalAccount::Bank(BankAccount::from_facts(
        id,
        person.country,
        currency,
        token.facts,
    ))
}
