use super::*;

#[test]
fn an_account_on_the_wire() {
    shown!(wire(&an_account(AccountKind::Express)), @r#"
        {
          "business_profile": {
            "annual_revenue": null,
            "estimated_worker_count": null,
            "mcc": "5734",
            "minority_owned_business_designation": null,
            "name": "Jenny's Jars",
            "product_description": null,
            "support_address": null,
            "support_email": null,
            "support_phone": null,
            "support_url": null,
            "url": null
          },
          "business_type": "individual",
          "capabilities": {
            "transfers": "inactive"
          },
          "charges_enabled": false,
          "company": {
            "address": {
              "city": null,
              "country": null,
              "line1": null,
              "line2": null,
              "postal_code": null,
              "state": null
            },
            "directors_provided": false,
            "executives_provided": false,
            "name": "Jars LLC",
            "owners_provided": false,
            "phone": null,
            "tax_id_provided": false,
            "vat_id_provided": false,
            "verification": {
              "document": {
                "back": null,
                "details": null,
                "details_code": null,
                "front": null
              }
            }
          },
          "controller": {
            "fees": {
              "payer": "application_express"
            },
            "is_controller": true,
            "losses": {
              "payments": "application"
            },
            "requirement_collection": "stripe",
            "stripe_dashboard": {
              "type": "express"
            },
            "type": "application"
          },
          "country": "US",
          "created": 1795356180,
          "default_currency": "usd",
          "details_submitted": false,
          "email": "jenny@example.com",
          "external_accounts": {
            "data": [
              {
                "account": "acct_seller",
                "account_holder_name": "Jenny",
                "account_holder_type": "individual",
                "account_type": null,
                "available_payout_methods": [
                  "standard"
                ],
                "bank_name": "TEST BANK",
                "country": "US",
                "currency": "usd",
                "customer": null,
                "default_for_currency": true,
                "fingerprint": null,
                "future_requirements": {
                  "currently_due": [],
                  "errors": [],
                  "past_due": [],
                  "pending_verification": []
                },
                "id": "ba_1",
                "last4": "6789",
                "metadata": {},
                "object": "bank_account",
                "requirements": {
                  "currently_due": [],
                  "errors": [],
                  "past_due": [],
                  "pending_verification": []
                },
                "routing_number": "110000000",
                "status": "new"
              }
            ],
            "has_more": false,
            "object": "list",
            "url": "/v1/accounts/acct_seller/external_accounts"
          },
          "future_requirements": {
            "alternatives": [],
            "current_deadline": null,
            "currently_due": [],
            "disabled_reason": null,
            "errors": [],
            "eventually_due": [],
            "past_due": [],
            "pending_verification": []
          },
          "id": "acct_seller",
          "individual": {
            "account": "acct_seller",
            "address": {
              "city": null,
              "country": null,
              "line1": null,
              "line2": null,
              "postal_code": null,
              "state": null
            },
            "created": 1795356180,
            "dob": {
              "day": 1,
              "month": 2,
              "year": 1990
            },
            "email": null,
            "first_name": "Jenny",
            "id": "person_seller",
            "id_number_provided": false,
            "last_name": null,
            "metadata": {},
            "object": "person",
            "phone": null,
            "relationship": {
              "director": false,
              "executive": false,
              "owner": false,
              "percent_ownership": null,
              "representative": true,
              "title": null
            },
            "ssn_last_4_provided": true,
            "verification": {
              "additional_document": {
                "back": null,
                "details": null,
                "details_code": null,
                "front": null
              },
              "details": null,
              "details_code": null,
              "document": {
                "back": null,
                "details": null,
                "details_code": null,
                "front": null
              },
              "status": "unverified"
            }
          },
          "metadata": {
            "order": "7"
          },
          "object": "account",
          "payouts_enabled": false,
          "requirements": {
            "alternatives": [],
            "current_deadline": null,
            "currently_due": [
              "tos_acceptance.date"
            ],
            "disabled_reason": null,
            "errors": [],
            "eventually_due": [
              "tos_acceptance.date"
            ],
            "past_due": [],
            "pending_verification": []
          },
          "settings": {
            "bacs_debit_payments": {
              "display_name": null,
              "service_user_number": null
            },
            "branding": {
              "icon": null,
              "logo": null,
              "primary_color": null,
              "secondary_color": null
            },
            "card_issuing": {
              "tos_acceptance": {
                "date": null,
                "ip": null,
                "user_agent": null
              }
            },
            "card_payments": {
              "decline_on": {
                "avs_failure": false,
                "cvc_failure": false
              },
              "statement_descriptor_prefix": null,
              "statement_descriptor_prefix_kana": null,
              "statement_descriptor_prefix_kanji": null
            },
            "dashboard": {
              "display_name": "Jenny's Jars",
              "timezone": "America/New_York"
            },
            "invoices": {
              "default_account_tax_ids": null,
              "hosted_payment_method_save": null
            },
            "payments": {
              "statement_descriptor": null,
              "statement_descriptor_kana": null,
              "statement_descriptor_kanji": null
            },
            "payouts": {
              "debit_negative_balances": true,
              "schedule": {
                "delay_days": 2,
                "interval": "daily"
              },
              "statement_descriptor": null
            },
            "sepa_debit_payments": {}
          },
          "tos_acceptance": {
            "date": 1795356180,
            "ip": "8.8.8.8",
            "user_agent": null
          },
          "type": "express"
        }
    "#);
}

#[test]
fn company_and_person_are_shown_only_to_those_who_collect_them() {
    let shows = |account: &Account| {
        let wire = wire(account);
        (
            wire.get("company").is_some(),
            wire.get("individual").is_some(),
        )
    };
    assert_eq!(shows(&an_account(AccountKind::Standard)), (false, false));
    assert_eq!(shows(&an_account(AccountKind::Express)), (true, true));
    let mut onboarded = an_account(AccountKind::Express);
    onboarded.verification.details_submitted = true;
    assert_eq!(shows(&onboarded), (false, false));
    let mut custom = an_account(AccountKind::Custom);
    custom.verification.details_submitted = true;
    assert_eq!(shows(&custom), (true, true));
}
