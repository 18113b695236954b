import unittest

import stripe

from world import acting_for, api, available, fund, raw, refused, sale, seller, unique


class Refunds(unittest.TestCase):
    def test_a_sale_is_refunded_in_parts(self):
        intent = sale()
        part = api.refunds.create({"payment_intent": intent.id, "amount": 4_000})
        self.assertEqual((part.status, part.charge), ("succeeded", intent.latest_charge))
        changed = api.refunds.update(part.id, {"metadata": {"order": "7"}})
        self.assertEqual(api.refunds.retrieve(part.id), changed)
        with refused(self, 400, "amount_too_large", "amount", stripe.InvalidRequestError):
            api.refunds.create({"payment_intent": intent.id, "amount": 6_001})
        rest = api.refunds.create({"charge": intent.latest_charge})
        listed = api.refunds.list({"charge": intent.latest_charge})
        self.assertEqual([each.id for each in listed.data], [rest.id, part.id])

    def test_a_refund_fails_when_its_bank_cannot_take_it(self):
        refund = api.refunds.create({"payment_intent": sale().id})
        path = f"/v1/test_helpers/refunds/{refund.id}/fail"
        failed = raw("post", path, failure_reason="declined")
        self.assertEqual((failed.status, failed.failure_reason), ("failed", "declined"))

    def test_a_refund_that_nothing_covers_waits_and_is_canceled(self):
        account = seller().id
        intent = sale(account=account, application_fee_amount=5_000)
        waits = api.refunds.create({"charge": intent.latest_charge}, acting_for(account))
        self.assertEqual((waits.status, waits.pending_reason), ("pending", "insufficient_funds"))
        canceled = api.refunds.cancel(waits.id, {}, acting_for(account))
        self.assertEqual(canceled.status, "canceled")


class Transfers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.account = seller().id
        fund(1_000_000)

    def sent(self, **params):
        terms = {"amount": 1_000, "currency": "usd", "destination": self.account, **params}
        return api.transfers.create(terms)

    def test_a_transfer_is_sent_read_changed_and_listed(self):
        before = available(self.account)
        made = self.sent(transfer_group="ORDER_7", expand=["destination_payment"])
        self.assertEqual(made.destination_payment.amount, 1_000)
        self.assertEqual(available(self.account), before + 1_000)
        changed = api.transfers.update(made.id, {"description": "Order 7"})
        self.assertEqual(changed.description, "Order 7")
        self.assertEqual(api.transfers.retrieve(made.id), changed)
        listed = api.transfers.list({"destination": self.account, "limit": 1})
        self.assertEqual(listed.data[0].id, made.id)

    def test_a_transfer_comes_back_in_parts(self):
        transfer = self.sent()
        part = api.transfers.reversals.create(transfer.id, {"amount": 400})
        self.assertEqual((part.amount, part.transfer), (400, transfer.id))
        reversals = api.transfers.reversals
        changed = reversals.update(transfer.id, part.id, {"metadata": {"order": "7"}})
        self.assertEqual(reversals.retrieve(transfer.id, part.id), changed)
        rest = reversals.create(transfer.id)
        listed = reversals.list(transfer.id)
        self.assertEqual([each.id for each in listed.data], [rest.id, part.id])
        self.assertTrue(api.transfers.retrieve(transfer.id).reversed)

    def test_pages_follow_each_other_by_themselves(self):
        account = seller().id
        sent = [self.sent(destination=account).id for _ in range(5)]
        pages = api.transfers.list({"destination": account, "limit": 2})
        self.assertEqual([each.id for each in pages.auto_paging_iter()], sent[::-1])

    def test_more_than_there_is_cannot_be_sent(self):
        with refused(self, 400, "balance_insufficient", "amount"):
            self.sent(amount=available() + 1)


class Topups(unittest.TestCase):
    def added(self, **params):
        return api.topups.create({"amount": 5_000, "currency": "usd", **params})

    def helped(self, topup, deed):
        return raw("post", f"/v1/test_helpers/topups/{topup.id}/{deed}")

    def test_funds_are_added_read_changed_and_listed(self):
        before = available()
        made = self.added(description="For sellers")
        self.assertEqual(available(), before + 5_000)
        changed = api.topups.update(made.id, {"metadata": {"a": "1"}})
        self.assertEqual(api.topups.retrieve(made.id), changed)
        self.assertEqual(api.topups.list({"limit": 1}).data[0].id, made.id)

    def test_the_bank_pays_refuses_and_takes_back(self):
        late = [self.added(source="btok_us_verified") for _ in range(3)]
        self.assertEqual({each.status for each in late}, {"pending"})
        self.assertEqual(self.helped(late[0], "succeed").status, "succeeded")
        self.assertEqual(self.helped(late[0], "reverse").status, "reversed")
        self.assertEqual(self.helped(late[1], "fail").failure_code, "insufficient_funds")
        self.assertEqual(api.topups.cancel(late[2].id).status, "canceled")


class Payouts(unittest.TestCase):
    def setUp(self):
        # Its owner would add the bank; of such an account the platform may.
        account = api.accounts.create({
            "type": "custom",
            "country": "US",
            "capabilities": {
                "card_payments": {"requested": True},
                "transfers": {"requested": True},
            },
            "external_account": "btok_us_verified",
            "settings": {"payouts": {"schedule": {"interval": "manual"}}},
        })
        self.account = acting_for(account.id)
        raw("post", f"/v1/test_helpers/accounts/{account.id}/complete_onboarding")
        sale(account=account.id)

    def paid(self, **params):
        return api.payouts.create({"amount": 1_000, "currency": "usd", **params}, self.account)

    def helped(self, payout, deed):
        account = self.account["stripe_account"]
        return raw("post", f"/v1/test_helpers/payouts/{payout.id}/{deed}", account)

    def test_a_payout_is_made_read_changed_listed_and_canceled(self):
        made = self.paid(expand=["destination", "balance_transaction"])
        self.assertIsInstance(made.destination, stripe.BankAccount)
        self.assertEqual(made.balance_transaction.net, -1_000)
        changed = api.payouts.update(made.id, {"metadata": {"run": "47"}}, self.account)
        self.assertEqual(changed.metadata["run"], "47")
        self.assertEqual(api.payouts.retrieve(made.id, {}, self.account), changed)
        listed = api.payouts.list({"status": "pending"}, self.account)
        self.assertEqual([each.id for each in listed.data], [made.id])
        self.assertEqual(api.payouts.cancel(made.id, {}, self.account).status, "canceled")

    def test_the_bank_takes_refuses_and_sends_back(self):
        one = self.paid()
        self.assertEqual(self.helped(one, "pay").status, "paid")
        self.assertEqual(self.helped(one, "return").failure_code, "account_closed")

    def test_the_bank_refuses(self):
        self.assertEqual(self.helped(self.paid(), "fail").status, "failed")

    def test_a_payout_is_taken_back(self):
        one = self.paid()
        self.assertEqual(self.helped(one, "pay").status, "paid")
        back = api.payouts.reverse(one.id, {}, self.account)
        self.assertEqual((back.amount, back.original_payout), (-1_000, one.id))


class Lines(unittest.TestCase):
    def test_each_movement_has_its_line(self):
        charge = sale().latest_charge
        listed = api.balance_transactions.list({"source": charge})
        self.assertEqual([each.type for each in listed.data], ["charge"])
        line = api.balance_transactions.retrieve(listed.data[0].id, {"expand": ["source"]})
        self.assertEqual(line.source.id, charge)

    def test_lines_are_known_by_their_older_address_too(self):
        history = raw("get", "/v1/balance/history", limit=1)
        line = raw("get", f"/v1/balance/history/{history.data[0].id}")
        self.assertIsInstance(line, stripe.BalanceTransaction)
        self.assertEqual(line, history.data[0])


class Elsewhere(unittest.TestCase):
    def test_payments_made_elsewhere_are_recorded_and_found(self):
        account = seller().id
        terms = {"amount": 10_000, "currency": "usd", "application_fee_amount": 1_230}
        path = "/v1/tributary/payments"
        made = raw("post", path, account=account, external_id=unique("order"), **terms)
        self.assertEqual((made.object, made.net), ("tributary.payment", 8_770))
        self.assertEqual(raw("get", f"{path}/{made.id}"), made)
        self.assertEqual([each.id for each in raw("get", path, account=account).data], [made.id])
        charge = api.charges.retrieve(made.id, {}, acting_for(account))
        self.assertEqual(charge.amount, 10_000)

    def test_funds_are_set_aside_and_come_back(self):
        path = "/v1/tributary/prefunding"
        added = raw("post", path, amount=1_000, currency="usd")
        self.assertEqual(added.object, "tributary.prefunding")
        back = raw("post", f"{path}/withdraw", amount=1_000, currency="usd")
        self.assertEqual((back.amount, back.balance), (-1_000, added.balance - 1_000))
