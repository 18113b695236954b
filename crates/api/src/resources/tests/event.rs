use super::*;

#[test]
fn an_event_of_an_update_tells_what_was_before() {
    let before = Transfer {
        description: None,
        metadata: Metadata::default(),
        ..a_transfer()
    };
    let update = Event {
        id: id("evt_1"),
        kind: EventKind::TransferUpdated,
        account: Some(id("acct_seller")),
        subject: Subject::from(&a_transfer()),
        previous: Some(Subject::from(&before)),
        request: some("req_1"),
        idempotency_key: some("key"),
        created: AT,
    };
    let mut told = wire(&update);
    assert_eq!(told["data"]["object"], wire(&a_transfer()));
    told["data"]["object"] = Value::Null;
    shown!(told, @r#"
        {
          "account": "acct_seller",
          "api_version": "2026-10-28.endive",
          "created": 1795356180,
          "data": {
            "object": null,
            "previous_attributes": {
              "description": null,
              "metadata": {
                "order": null
              }
            }
          },
          "id": "evt_1",
          "livemode": false,
          "object": "event",
          "pending_webhooks": 0,
          "request": {
            "id": "req_1",
            "idempotency_key": "key"
          },
          "type": "transfer.updated"
        }
    "#);
}
