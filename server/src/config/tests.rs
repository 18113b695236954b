use super::*;

fn load_with(
    toml: &str,
    variables: &[(&str, &str)],
    flags: &[(&'static str, &str)],
) -> Result<Settings, String> {
    let mut values = file::parse_for_test(toml).map_err(|error| error.to_string())?;
    let variables = variables
        .iter()
        .map(|(name, text)| (name.to_string(), text.to_string()));
    let environment = environment::read(variables).map_err(|error| error.to_string())?;
    values.extend(environment.values);
    for (key, text) in flags {
        values.insert(
            key,
            Value {
                text: text.to_string(),
                from: format!("--{key}"),
            },
        );
    }
    settings::from_values(&values).map_err(|error| error.to_string())
}

fn refusal(toml: &str, variables: &[(&str, &str)]) -> String {
    load_with(toml, variables, &[]).err().unwrap()
}

#[test]
fn flags_win_over_variables_over_the_file_over_defaults() {
    let toml = "database = 'file.db'\naddr = '127.0.0.1:1'\nlog = 'json'";
    let variables = [
        ("TRIBUTARY_ADDR", "127.0.0.1:2"),
        ("TRIBUTARY_DATABASE", "variable.db"),
    ];
    let settings = load_with(toml, &variables, &[("database", "flag.db")]).unwrap();
    assert_eq!(settings.database, "flag.db");
    assert_eq!(settings.addr.port(), 2);
    assert_eq!(settings.log, LogFormat::Json);
    let settings = load_with("", &[], &[]).unwrap();
    assert_eq!(settings.addr.to_string(), "127.0.0.1:4700");
    assert!(settings.base_url.is_none() && settings.sms.is_none());
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_known_one() {
    assert_eq!(
        refusal("databse = 'x'", &[]),
        "test.toml: unknown key `databse`; did you mean `database`?"
    );
    assert_eq!(
        refusal("[sms]\ntokn = 'x'", &[]),
        "test.toml: unknown key `sms.tokn`; did you mean `sms.token`?"
    );
    assert_eq!(
        refusal("", &[("TRIBUTARY_BASEURL", "x")]),
        "unknown variable TRIBUTARY_BASEURL; did you mean TRIBUTARY_BASE_URL?"
    );
}

#[test]
fn variables_of_test_runs_are_ignored() {
    let variables = [
        ("TRIBUTARY_TEST_POSTGRES", "x"),
        ("TRIBUTARY_E2E_WORKERS", "2"),
        ("TRIBUTARY_BIN", "x"),
    ];
    assert!(load_with("", &variables, &[]).is_ok());
}

#[test]
fn values_are_checked_where_they_were_written() {
    for (key, bad) in [
        ("addr", "localhost"),
        ("base_url", "example.com"),
        ("base_url", "https://example.com/path"),
        ("base_url", "https://user@example.com"),
        ("log", "xml"),
    ] {
        let told = refusal(&format!("{key} = '{bad}'"), &[]);
        assert!(told.starts_with(&format!("`{key}` in test.toml")), "{told}");
    }
    assert!(refusal("addr = 4700", &[]).contains("must be a text"));
    assert!(refusal("sms.token = 'x'", &[]).contains("`sms.account` is needed too"));
}

#[test]
fn a_secret_can_stand_in_a_file_of_its_own() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "s3cret\n").unwrap();
    let path = file.path().display().to_string();
    let variables = [
        ("TRIBUTARY_SMS_TOKEN_FILE", path.as_str()),
        ("TRIBUTARY_SMS_ACCOUNT", "AC1"),
        ("TRIBUTARY_SMS_FROM", "+15005550006"),
    ];
    let sms = load_with("", &variables, &[]).unwrap().sms.unwrap();
    assert_eq!(sms.token, "s3cret");
    assert_eq!(sms.base_url, "https://api.twilio.com");
    let both = [
        ("TRIBUTARY_SMS_TOKEN_FILE", path.as_str()),
        ("TRIBUTARY_SMS_TOKEN", "x"),
    ];
    assert!(refusal("", &both).contains("not both"));
}

#[test]
fn prices_come_from_a_table_or_from_one_written_as_text() {
    let toml = "[pricing]\ndomestic = '1.5'\n[pricing.fixed]\nusd = 10";
    let prices = load_with(toml, &[], &[]).unwrap().pricing;
    let usd = domain::money::Currency::USD;
    assert_eq!(prices.fixed.get(&usd), Some(&10));
    let sale = domain::money::Positive::new(domain::money::Money::new(10_000, usd)).unwrap();
    let country = "US".parse().unwrap();
    assert_eq!(prices.processing(sale, country, "US").unwrap().minor(), 160);
    let variables = [("TRIBUTARY_PRICING", "domestic = '0'\nfixed = { usd = 0 }")];
    let prices = load_with(toml, &variables, &[]).unwrap().pricing;
    assert_eq!(prices.processing(sale, country, "US").unwrap().minor(), 0);
    assert_eq!(load_with("", &[], &[]).unwrap().pricing, Default::default());
}

#[test]
fn a_price_that_cannot_be_is_named() {
    let told = refusal("[pricing]\nfixed = { zzz = 1 }", &[]);
    assert!(
        told.starts_with("`pricing` in test.toml: fixed: `zzz` is not"),
        "{told}"
    );
    let told = refusal("[pricing]\ndomstic = '1'", &[]);
    assert!(told.contains("unknown field `domstic`"), "{told}");
    let told = refusal("pricing = 3", &[]);
    assert_eq!(told, "test.toml: `pricing` must be a text in quotes");
}

#[test]
fn the_database_is_opened_as_the_operator_says() {
    let toml =
        "[pool]\nreaders = 3\nwaiting = '10'\n[sqlite]\ncache = 256\n[events]\nkeep_days = 90";
    let variables = [("TRIBUTARY_POOL_WRITERS", "40")];
    let settings = load_with(toml, &variables, &[]).unwrap();
    let set = &settings.store;
    assert_eq!((set.readers, set.writers, set.waiting), (3, 40, 10));
    assert_eq!(
        (set.cache, set.reader_cache),
        (256, store::Options::default().reader_cache)
    );
    assert_eq!(settings.keep_events, Some(90));
    assert_eq!(load_with("", &[], &[]).unwrap().keep_events, None);
}

#[test]
fn a_number_that_cannot_be_is_refused_with_what_can() {
    let told = refusal("[pool]\nreaders = 0", &[]);
    assert_eq!(
        told,
        "`pool.readers` in test.toml: use a number of connections from 1 to 256"
    );
    let told = refusal("", &[("TRIBUTARY_EVENTS_KEEP_DAYS", "never")]);
    assert_eq!(
        told,
        "TRIBUTARY_EVENTS_KEEP_DAYS: use a number of days from 1 to 36500"
    );
    // A caller whose request has ended already would hear nothing.
    assert!(refusal("[pool]\npatience = 60", &[]).contains("from 1 to 25"));
}
