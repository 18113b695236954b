use super::*;

#[test]
fn a_transfer_on_the_wire() {
    shown!(wire(&a_transfer()), @r#"
        {
          "amount": 1100,
          "amount_reversed": 0,
          "balance_transaction": "txn_1",
          "created": 1795356180,
          "currency": "usd",
          "description": "Payout for order 7",
          "destination": "acct_seller",
          "destination_payment": "py_1",
          "id": "tr_1",
          "livemode": false,
          "metadata": {
            "order": "7"
          },
          "object": "transfer",
          "reversals": {
            "data": [],
            "has_more": false,
            "object": "list",
            "url": "/v1/transfers/tr_1/reversals"
          },
          "reversed": false,
          "source_transaction": null,
          "source_type": "card",
          "transfer_group": "ORDER_7"
        }
    "#);
}

#[test]
fn a_top_up_on_the_wire() {
    let failed = Topup {
        id: id("tu_1"),
        amount: Positive::new(Money::new(5_000, Currency::JPY)).unwrap(),
        status: TopupStatus::Failed,
        failure: Some(TopupFailure {
            code: "insufficient_funds".to_owned(),
            message: "The bank account has insufficient funds.".to_owned(),
        }),
        source: some("btok_us_verified_insufficientFunds"),
        description: None,
        statement_descriptor: some("Top-up"),
        transfer_group: None,
        balance_transaction: None,
        expected_availability_date: AT,
        metadata: Metadata::default(),
        created: AT,
    };
    shown!(wire(&failed), @r#"
        {
          "amount": 5000,
          "balance_transaction": null,
          "created": 1795356180,
          "currency": "jpy",
          "description": null,
          "expected_availability_date": 1795356180,
          "failure_code": "insufficient_funds",
          "failure_message": "The bank account has insufficient funds.",
          "id": "tu_1",
          "initiated_by": "user",
          "livemode": false,
          "metadata": {},
          "object": "topup",
          "payment_method": null,
          "source": {
            "ach_debit": {
              "bank_name": "TRIBUTARY TEST BANK",
              "country": "US",
              "fingerprint": "JgH3qqLeXQZugN4P",
              "last4": "6789",
              "routing_number": "110000000",
              "type": "company"
            },
            "allow_redisplay": null,
            "amount": null,
            "client_secret": "",
            "created": 1795356180,
            "currency": "jpy",
            "flow": "none",
            "id": "src_1",
            "livemode": false,
            "metadata": {},
            "object": "source",
            "owner": null,
            "statement_descriptor": null,
            "status": "chargeable",
            "type": "ach_debit",
            "usage": "reusable"
          },
          "statement_descriptor": "Top-up",
          "status": "failed",
          "transfer_group": null
        }
    "#);
}

#[test]
fn a_line_with_a_fee_on_the_wire() {
    let (seller, kind) = (id("acct_seller"), TransactionType::Payment);
    let line = BalanceTransaction::line(id("txn_2"), &seller, kind, usd(10_000), "py_2", AT)
        .less(FeeKind::ApplicationFee, 1_230)
        .unwrap()
        .settling(AT.plus(86_400), AT)
        .described(Some("Order 7"));
    shown!(wire(&line), @r#"
        {
          "amount": 10000,
          "available_on": 1795442580,
          "balance_type": "payments",
          "created": 1795356180,
          "currency": "usd",
          "description": "Order 7",
          "exchange_rate": null,
          "fee": 1230,
          "fee_details": [
            {
              "amount": 1230,
              "application": "ca_platform",
              "currency": "usd",
              "description": "Application fee",
              "type": "application_fee"
            }
          ],
          "id": "txn_2",
          "net": 8770,
          "object": "balance_transaction",
          "reporting_category": "charge",
          "source": "py_2",
          "status": "pending",
          "type": "payment"
        }
    "#);
}

#[test]
fn a_balance_on_the_wire() {
    let usd = Balance {
        currency: Currency::USD,
        available: -5,
        pending: 70,
        in_transit: 3,
        reserved: 12,
        prefunding: 0,
    };
    let all = [Balance::empty(Currency::JPY), usd];
    shown!(balance(&all, false, true), @r#"
        {
          "available": [
            {
              "amount": 0,
              "currency": "jpy",
              "source_types": {
                "card": 0
              }
            },
            {
              "amount": -5,
              "currency": "usd",
              "source_types": {
                "card": -5
              }
            }
          ],
          "connect_reserved": [
            {
              "amount": 0,
              "currency": "jpy",
              "source_types": {
                "card": 0
              }
            },
            {
              "amount": 12,
              "currency": "usd",
              "source_types": {
                "card": 12
              }
            }
          ],
          "livemode": false,
          "object": "balance",
          "pending": [
            {
              "amount": 0,
              "currency": "jpy",
              "source_types": {
                "card": 0
              }
            },
            {
              "amount": 70,
              "currency": "usd",
              "source_types": {
                "card": 70
              }
            }
          ]
        }
    "#);
    assert!(
        balance(&all, false, false)
            .get("connect_reserved")
            .is_none()
    );
}
