//! From the cast to connected accounts.

use domain::account::{
    AccountChange, AccountKind, AddressChange, BusinessProfileChange, BusinessType, Capability,
    Change, CompanyChange, Controller, DateOfBirth, DisabledReason, DueItem, IndividualChange,
    NewAccount, ScheduleChange, SettingsChange, TosChange,
};
use domain::actor::Actor;
use domain::country::Country;
use domain::external_account::ExternalAccount;
use domain::id::AccountId;
use domain::metadata::Patch;
use domain::payout::schedule::{Interval, Weekday};
use domain::time::{DAY, Timestamp};
use service::{Ctx, accounts, simulator};

use super::banks;
use super::cast::{Cast, Fate, Kind};
use super::clock::{ANCHOR, START};

/// Days after the start on which deadlines are set, pass, and on which reviewers act.
const ASKED: i64 = 300;
const PAST_DUE: i64 = 330;
const ASKED_SOON: i64 = 382;
const REVIEWED: i64 = 390;
const FRAUD_FOUND: i64 = 210;
const TERMS_BROKEN: i64 = 250;
/// How far ahead of the demo's present a deadline lies that has not passed.
const SOON: i64 = 9 * DAY;

impl Cast {
    /// The day on which something happens to the account, after it joined.
    pub fn turning_day(&self) -> Option<i64> {
        match self.fate {
            Fate::Enabled | Fate::Pending => None,
            Fate::Restricted => Some(ASKED),
            Fate::RestrictedSoon => Some(ASKED_SOON),
            Fate::InReview => Some(REVIEWED),
            Fate::Fraud => Some(FRAUD_FOUND),
            Fate::Terms => Some(TERMS_BROKEN),
        }
    }

    /// The day from which it sells nothing more.
    pub fn last_day(&self) -> i64 {
        match self.fate {
            Fate::Pending => 0,
            Fate::Restricted => PAST_DUE,
            Fate::Fraud => FRAUD_FOUND,
            Fate::Terms => TERMS_BROKEN,
            Fate::Enabled | Fate::RestrictedSoon | Fate::InReview => i64::MAX,
        }
    }
}

/// Connects the account; it finishes onboarding unless that is its fate.
pub async fn join(ctx: &Ctx, actor: &Actor, cast: &Cast) -> anyhow::Result<AccountId> {
    let new = new_account(ctx, cast)?;
    let made = accounts::create(ctx, actor, &new, None).await?.value;
    if cast.fate != Fate::Pending {
        simulator::complete_onboarding(ctx, actor, &made.id, None).await?;
    }
    Ok(made.id)
}

/// What happens to the account on its turning day.
pub async fn turn(ctx: &Ctx, actor: &Actor, cast: &Cast, id: &AccountId) -> anyhow::Result<()> {
    let ask = |deadline| {
        let subject = if cast.company {
            "company"
        } else {
            "individual"
        };
        vec![DueItem {
            key: format!("{subject}.verification.document"),
            deadline,
        }]
    };
    match cast.fate {
        Fate::Enabled | Fate::Pending => {}
        Fate::Restricted => {
            let deadline = START.plus(PAST_DUE * DAY);
            simulator::ask(ctx, actor, id, ask(deadline)).await?;
        }
        Fate::RestrictedSoon => {
            simulator::ask(ctx, actor, id, ask(ANCHOR.plus(SOON))).await?;
        }
        Fate::InReview => {
            simulator::review(ctx, actor, id, true).await?;
        }
        Fate::Fraud => {
            accounts::reject(ctx, actor, id, DisabledReason::RejectedFraud, None).await?;
        }
        Fate::Terms => {
            accounts::reject(ctx, actor, id, DisabledReason::RejectedTerms, None).await?;
        }
    }
    Ok(())
}

fn new_account(ctx: &Ctx, cast: &Cast) -> anyhow::Result<NewAccount> {
    let country: Country = cast.country.parse()?;
    let kind = match cast.kind {
        Kind::Standard => AccountKind::Standard,
        Kind::Express => AccountKind::Express,
        Kind::Custom => AccountKind::Custom,
    };
    let controller =
        Controller::preset(kind).ok_or_else(|| anyhow::anyhow!("{} has no preset", kind.name()))?;
    let mut fields = about(cast);
    if cast.fate != Fate::Pending {
        fields.external_account = Some(ExternalAccount::Bank(banks::account(ctx, cast, country)));
        fields.tos_acceptance = terms(START.plus(cast.joined * DAY));
    }
    Ok(NewAccount {
        kind,
        controller,
        country,
        fields,
    })
}

fn set(text: impl Into<String>) -> Change<String> {
    Change::Set(text.into())
}

fn about(cast: &Cast) -> AccountChange {
    let kind = if cast.company {
        BusinessType::Company
    } else {
        BusinessType::Individual
    };
    let (product, mcc) = cast.sells;
    let metadata = [
        ("region", region(cast.country)),
        ("tier", cast.tier),
        ("order_prefix", cast.prefix),
    ];
    AccountChange {
        email: set(cast.email()),
        business_type: Change::Set(kind),
        business_profile: BusinessProfileChange {
            name: set(cast.name),
            mcc: set(mcc),
            product_description: set(product),
            url: set(format!("https://www.{}.example", cast.site)),
            support_email: set(format!("help@{}.example", cast.site)),
            support_phone: set(cast.phone),
            ..Default::default()
        },
        company: if cast.company {
            company(cast)
        } else {
            CompanyChange::default()
        },
        individual: person(cast),
        settings: SettingsChange {
            time_zone: set(cast.zone),
            payouts: schedule(cast),
            ..Default::default()
        },
        capabilities: [
            (Capability::CardPayments, true),
            (Capability::Transfers, true),
        ]
        .into(),
        metadata: Patch::Merge(
            metadata
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
        ),
        ..Default::default()
    }
}

/// When they are paid out: some every week, some twice a month. Countries that leave no choice keep
/// their own schedule.
fn schedule(cast: &Cast) -> ScheduleChange {
    let weekly = |day| ScheduleChange {
        interval: Some(Interval::Weekly),
        weekly_days: Some(vec![day]),
        monthly_days: None,
    };
    match (cast.country, cast.tier) {
        ("BR" | "JP", _) => ScheduleChange::default(),
        (_, "gold") => weekly(Weekday::Friday),
        (_, "silver") => weekly(Weekday::Monday),
        _ => ScheduleChange {
            interval: Some(Interval::Monthly),
            weekly_days: None,
            monthly_days: Some(vec![1, 15]),
        },
    }
}

fn region(country: &str) -> &'static str {
    match country {
        "US" => "north-america",
        "BR" => "south-america",
        "JP" => "asia",
        _ => "europe",
    }
}

fn company(cast: &Cast) -> CompanyChange {
    CompanyChange {
        name: set(cast.name),
        phone: set(cast.phone),
        address: address(cast),
        tax_id_sent: true,
    }
}

fn person(cast: &Cast) -> IndividualChange {
    let [first, last] = cast.owner;
    let year = 1960 + u16::try_from(cast.joined % 38).unwrap_or_default();
    IndividualChange {
        first_name: set(first),
        last_name: set(last),
        email: set(cast.email()),
        phone: set(cast.phone),
        dob: Change::Set(DateOfBirth {
            day: 14,
            month: 5,
            year,
        }),
        address: address(cast),
        id_number_sent: true,
        ssn_last_4_sent: cast.country == "US",
    }
}

fn address(cast: &Cast) -> AddressChange {
    let [city, state, postal_code, street] = cast.place;
    AddressChange {
        line1: set(street),
        city: set(city),
        state: set(state),
        postal_code: set(postal_code),
        country: set(cast.country),
        ..Default::default()
    }
}

fn terms(at: Timestamp) -> TosChange {
    TosChange {
        date: Change::Set(at),
        ip: set("203.0.113.7"),
        service_agreement: set("full"),
        ..Default::default()
    }
}
