//! Connected accounts.

use domain::account::{
    Account, AccountChange, AccountKind, BusinessProfileChange, Capability, Change, Controller,
    NewAccount,
};
use domain::metadata::{Metadata, Patch};
use service::accounts::{self, ImportRow, Imported};

use super::columns::Columns;
use super::fault::{Fault, Question};
use super::importer::{Fact, Importer, Outcome, Reading, blame, differences};
use super::{Desk, Done, run_with};
use crate::cli::ImportAccounts;

/// Brings in the accounts of the file.
pub async fn run(desk: Desk<'_>, options: &ImportAccounts) -> anyhow::Result<Done> {
    let common = &options.common;
    let named = options.email.iter().chain(&options.name);
    let input = common.open(named.map(String::as_str))?;
    let mut columns = Columns::new(input.header(), &common.id)?;
    let mut place = |option, name: &Option<String>, used_as| match name {
        Some(name) => columns.use_as(option, name, used_as).map(Some),
        None => Ok(None),
    };
    let email = place("--email", &options.email, "email")?;
    let name = place("--name", &options.name, "name")?;
    columns.keep(common.keep())?;
    let mut importer = Accounts {
        desk,
        options,
        columns,
        email,
        name,
    };
    run_with(&input, common, &mut importer).await
}

struct Accounts<'a> {
    desk: Desk<'a>,
    options: &'a ImportAccounts,
    columns: Columns,
    email: Option<usize>,
    name: Option<usize>,
}

impl Importer for Accounts<'_> {
    type Item = ImportRow;
    const WHAT: &'static str = "accounts";

    fn columns(&self) -> &Columns {
        &self.columns
    }

    async fn read(
        &mut self,
        cells: &[String],
        line: u64,
    ) -> anyhow::Result<Result<ImportRow, Fault>> {
        Ok(self.row(cells, line))
    }

    fn id(item: &ImportRow) -> &str {
        &item.external_id
    }

    fn facts(&self, item: &ImportRow) -> Vec<Fact> {
        let fields = &item.account.fields;
        let text = |value: &Change<String>| value.value().cloned();
        let mut facts = self.facts_of(text(&fields.email), text(&fields.business_profile.name));
        if let Patch::Merge(pairs) = &fields.metadata {
            facts.extend(pairs.clone());
        }
        facts
    }

    async fn check(&self, items: &[ImportRow]) -> anyhow::Result<Vec<Outcome>> {
        let expected = accounts::check_import(self.desk.ctx, self.desk.actor, items).await?;
        let outcomes = items
            .iter()
            .zip(expected)
            .map(|(item, expected)| match expected {
                Ok(None) => Ok(Outcome::Imported(0, 0)),
                Ok(Some(imported)) => Ok(self.outcome(item, imported)),
                Err(error) => match self.blame(&error) {
                    Some(reason) => Ok(Outcome::Rejected(reason)),
                    None => Err(error.into()),
                },
            });
        outcomes.collect()
    }

    async fn write(&self, items: &[ImportRow]) -> service::Result<Vec<Outcome>> {
        let written = accounts::import(self.desk.ctx, self.desk.actor, items).await?;
        let outcomes = items
            .iter()
            .zip(written)
            .map(|(item, imported)| self.outcome(item, imported));
        Ok(outcomes.collect())
    }

    fn blame(&self, error: &service::Error) -> Option<String> {
        let email = self
            .options
            .email
            .as_ref()
            .map(|name| format!("column `{name}`"));
        let name = self
            .options
            .name
            .as_ref()
            .map(|name| format!("column `{name}`"));
        blame(error, |param| match param {
            "email" => email.as_deref(),
            "business_profile[name]" => name.as_deref(),
            "country" => Some("--country"),
            "default_currency" => Some("--currency"),
            _ => None,
        })
    }

    fn questions(&mut self) -> Vec<Question> {
        self.columns.questions()
    }

    fn readings(&self) -> Vec<Reading> {
        self.columns.reading().into_iter().collect()
    }
}

impl Accounts<'_> {
    fn row(&mut self, cells: &[String], line: u64) -> Result<ImportRow, Fault> {
        let metadata = self.columns.metadata(cells, line)?;
        let external_id = self.columns.id(cells)?;
        let kind = AccountKind::from(self.options.kind);
        let told = || Fault::Row("this kind cannot be imported".to_owned());
        let controller = Controller::preset(kind).ok_or_else(told)?;
        let account = NewAccount {
            kind,
            controller,
            country: self.options.country,
            fields: AccountChange {
                email: text(cells, self.email),
                default_currency: Some(self.options.common.currency),
                business_profile: BusinessProfileChange {
                    name: text(cells, self.name),
                    ..Default::default()
                },
                capabilities: [
                    (Capability::CardPayments, true),
                    (Capability::Transfers, true),
                ]
                .into(),
                metadata: patch(&metadata),
                ..Default::default()
            },
        };
        Ok(ImportRow {
            external_id,
            account,
        })
    }

    fn facts_of(&self, email: Option<String>, name: Option<String>) -> Vec<Fact> {
        let named = [(&self.options.email, email), (&self.options.name, name)];
        let facts = named.into_iter().filter_map(|(column, value)| {
            let column = column.clone()?;
            Some((column, value.unwrap_or_default()))
        });
        facts.collect()
    }

    fn outcome(&self, item: &ImportRow, imported: Imported) -> Outcome {
        match imported {
            Imported::New(_) => Outcome::Imported(0, 0),
            Imported::Known(_) => Outcome::Skipped,
            Imported::Changed(account) => self.changed(item, &account),
        }
    }

    /// What to say of a row that became an account with other values.
    fn changed(&self, item: &ImportRow, account: &Account) -> Outcome {
        let name = account.business_profile.name.clone();
        let mut there = self.facts_of(account.email.clone(), name);
        there.extend(self.made_with(account.kind, account.country, account.default_currency));
        let mut here = self.facts(item);
        let NewAccount { kind, country, .. } = item.account;
        here.extend(self.made_with(kind, country, self.options.common.currency));
        if let Patch::Merge(pairs) = &item.account.fields.metadata {
            let value = |name: &String| Some(account.metadata.get(name)?.to_owned());
            there.extend(
                pairs
                    .keys()
                    .filter_map(|name| Some((name.clone(), value(name)?))),
            );
        }
        // What the row leaves empty says nothing against the account.
        here.retain(|(_, value)| !value.is_empty());
        there.retain(|(name, _)| here.iter().any(|(other, _)| other == name));
        let differences = differences(&here, &there).join("; ");
        let id = &account.id;
        Outcome::Rejected(format!("imported before as {id}: {differences}"))
    }

    fn made_with(
        &self,
        kind: AccountKind,
        country: domain::country::Country,
        currency: domain::money::Currency,
    ) -> [Fact; 3] {
        [
            ("--kind".to_owned(), kind.name().to_owned()),
            ("--country".to_owned(), country.code().to_owned()),
            ("--currency".to_owned(), currency.upper()),
        ]
    }
}

fn text(cells: &[String], place: Option<usize>) -> Change<String> {
    match place.and_then(|place| cells.get(place)) {
        Some(value) if !value.is_empty() => Change::Set(value.clone()),
        _ => Change::Keep,
    }
}

fn patch(metadata: &Metadata) -> Patch {
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    Patch::Merge(metadata.iter().map(owned).collect())
}
