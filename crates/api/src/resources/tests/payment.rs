use super::*;

#[test]
fn a_payment_on_the_wire() {
    shown!(wire(&a_payment()), @r#"
        {
          "amount": 10000,
          "amount_captured": 10000,
          "amount_refunded": 0,
          "application": null,
          "application_fee": "fee_1",
          "application_fee_amount": 1230,
          "balance_transaction": "txn_2",
          "billing_details": {
            "address": {
              "city": null,
              "country": null,
              "line1": null,
              "line2": null,
              "postal_code": null,
              "state": null
            },
            "email": null,
            "name": null,
            "phone": null,
            "tax_id": null
          },
          "calculated_statement_descriptor": null,
          "captured": true,
          "created": 1795356180,
          "currency": "usd",
          "customer": null,
          "description": "Order 7",
          "disputed": false,
          "failure_balance_transaction": null,
          "failure_code": null,
          "failure_message": null,
          "fraud_details": {},
          "id": "py_2",
          "livemode": false,
          "metadata": {
            "order": "7"
          },
          "object": "charge",
          "on_behalf_of": null,
          "outcome": null,
          "paid": true,
          "payment_intent": null,
          "payment_method": null,
          "payment_method_details": null,
          "receipt_email": null,
          "receipt_number": null,
          "receipt_url": null,
          "refunded": false,
          "review": null,
          "shipping": null,
          "source": null,
          "source_transfer": null,
          "statement_descriptor": null,
          "statement_descriptor_suffix": null,
          "status": "succeeded",
          "transfer": null,
          "transfer_data": null,
          "transfer_group": null
        }
    "#);
    let sent = Payment {
        origin: Origin::Transfer {
            transfer: id("tr_1"),
        },
        ..a_payment()
    };
    assert_eq!(wire(&sent)["source_transfer"], "tr_1");
}

#[test]
fn a_recorded_payment_on_the_wire() {
    shown!(wire(&RecordedPayment(a_payment())), @r#"
        {
          "account": "acct_seller",
          "amount": 10000,
          "application_fee": "fee_1",
          "application_fee_amount": 1230,
          "balance_transaction": "txn_2",
          "created": 1795356180,
          "currency": "usd",
          "description": "Order 7",
          "external_id": "order-7",
          "id": "py_2",
          "livemode": false,
          "metadata": {
            "order": "7"
          },
          "net": 8770,
          "object": "tributary.payment",
          "source_transfer": null
        }
    "#);
}

#[test]
fn a_collected_fee_on_the_wire() {
    let fee = ApplicationFee::of(&a_payment(), id("txn_3")).unwrap();
    shown!(wire(&fee), @r#"
        {
          "account": "acct_seller",
          "amount": 1230,
          "amount_refunded": 0,
          "application": "ca_platform",
          "balance_transaction": "txn_3",
          "charge": "py_2",
          "created": 1795356180,
          "currency": "usd",
          "fee_source": {
            "charge": "py_2",
            "type": "charge"
          },
          "id": "fee_1",
          "livemode": false,
          "object": "application_fee",
          "originating_transaction": null,
          "refunded": false,
          "refunds": {
            "data": [],
            "has_more": false,
            "object": "list",
            "url": "/v1/application_fees/fee_1/refunds"
          }
        }
    "#);
}
