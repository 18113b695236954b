use super::*;

fn every() -> Vec<Task> {
    let account: AccountId = "acct_a".parse().unwrap();
    let payment: PaymentId = "py_a".parse().unwrap();
    let payout: PayoutId = "po_a".parse().unwrap();
    let errand = PayoutErrand {
        account: account.clone(),
        payout: payout.clone(),
        failure: Some(PayoutFailure::AccountClosed),
    };
    let bare = PayoutErrand {
        failure: None,
        ..errand.clone()
    };
    vec![
        Task::Settle,
        Task::RefreshAccount {
            account: account.clone(),
        },
        Task::Payday {
            account: account.clone(),
            day: jiff::civil::date(2026, 11, 30),
        },
        Task::SendPayout(errand),
        Task::ArrivePayout(bare),
        Task::RetryRefunds {
            account: account.clone(),
        },
        Task::AnswerRefund {
            refund: "re_a".parse().unwrap(),
        },
        Task::OpenDispute {
            payment: payment.clone(),
            reason: DisputeCause::ProductNotReceived,
            inquiry: true,
            number: 2,
        },
        Task::StepDispute {
            account: account.clone(),
            dispute: "du_a".parse().unwrap(),
            step: DisputeStep::Lose,
            submissions: 1,
        },
        Task::AnswerTopup {
            topup: "tu_a".parse().unwrap(),
        },
        Task::ExpireAuthorisation { payment },
        Task::Collect {
            account: account.clone(),
            currency: Currency::USD,
            since: Timestamp::from_unix(7),
        },
        Task::ReleaseReserve {
            account: account.clone(),
            currency: Currency::USD,
            debit: payout,
        },
        Task::Sms(Sms {
            account,
            to: "+14155550123".to_owned(),
            body: "123456 is your code".to_owned(),
            expires_at: Timestamp::from_unix(9),
        }),
    ]
}

#[test]
fn what_is_written_is_read_back() {
    for task in every() {
        let text = serde_json::to_string(&task).unwrap();
        assert_eq!(serde_json::from_str::<Task>(&text).unwrap(), task, "{text}");
    }
}

#[test]
fn the_kind_is_the_one_in_the_json() {
    for task in every() {
        let value = serde_json::to_value(&task).unwrap();
        assert_eq!(value["kind"], task.kind());
    }
}

#[test]
fn what_goes_outside_has_a_destination() {
    for task in every() {
        let outside = task.lane() == Lane::Outside;
        assert_eq!(task.destination().is_some(), outside, "{}", task.kind());
    }
}

#[test]
fn the_queue_keeps_plain_json() {
    let written: Vec<_> = every()
        .iter()
        .map(|task| serde_json::to_string(task).unwrap())
        .collect();
    insta::assert_snapshot!(written.join("\n"), @r#"
    {"kind":"settle"}
    {"kind":"refresh_account","account":"acct_a"}
    {"kind":"payday","account":"acct_a","day":"2026-11-30"}
    {"kind":"send_payout","account":"acct_a","payout":"po_a","failure":"account_closed"}
    {"kind":"arrive_payout","account":"acct_a","payout":"po_a","failure":null}
    {"kind":"retry_refunds","account":"acct_a"}
    {"kind":"answer_refund","refund":"re_a"}
    {"kind":"open_dispute","payment":"py_a","reason":"product_not_received","inquiry":true,"number":2}
    {"kind":"step_dispute","account":"acct_a","dispute":"du_a","step":"lose","submissions":1}
    {"kind":"answer_topup","topup":"tu_a"}
    {"kind":"expire_authorisation","payment":"py_a"}
    {"kind":"collect","account":"acct_a","currency":"usd","since":7}
    {"kind":"release_reserve","account":"acct_a","currency":"usd","debit":"po_a"}
    {"kind":"sms","account":"acct_a","to":"+14155550123","body":"123456 is your code","expires_at":9}
    "#);
}

#[test]
fn the_same_work_is_the_same_only_for_the_same_time_where_that_matters() {
    let [early, late] = [1, 2].map(Timestamp::from_unix);
    let by_time: Vec<_> = every()
        .into_iter()
        .filter(|task| task.dedup(early) != task.dedup(late))
        .map(|task| task.kind())
        .collect();
    assert_eq!(
        by_time,
        ["settle", "refresh_account", "step_dispute", "collect"]
    );
}
