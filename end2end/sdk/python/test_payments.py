import unittest

import stripe

from world import DAY, acting_for, advance, api, available, raw, refused, sale, seller, unique

CARD = {"number": "4242424242424242", "exp_month": 4, "exp_year": 2035, "cvc": "123"}


class Intents(unittest.TestCase):
    def test_a_sale_with_a_fee_pays_everyone_their_part(self):
        account = seller().id
        intent = sale(
            application_fee_amount=1_230,
            transfer_data={"destination": account},
            expand=["latest_charge.balance_transaction", "payment_method"],
        )
        self.assertEqual((intent.status, intent.amount_received), ("succeeded", 10_000))
        self.assertEqual(intent.payment_method.type, "card")
        self.assertEqual(intent.latest_charge.balance_transaction.net, 9_680)
        self.assertEqual(available(account), 8_770)

    def test_an_intent_is_made_changed_confirmed_and_listed(self):
        made = api.payment_intents.create({"amount": 1_000, "currency": "usd"})
        self.assertEqual(made.status, "requires_payment_method")
        changed = api.payment_intents.update(made.id, {"amount": 1_100, "metadata": {"order": "7"}})
        self.assertEqual((changed.amount, changed.metadata["order"]), (1_100, "7"))
        done = api.payment_intents.confirm(made.id, {"payment_method": "pm_card_visa"})
        self.assertEqual(done.status, "succeeded")
        self.assertEqual(api.payment_intents.retrieve(made.id), done)
        self.assertEqual(api.payment_intents.list({"limit": 1}).data[0].id, made.id)

    def test_a_held_card_is_captured_or_let_go(self):
        held = sale(capture_method="manual")
        self.assertEqual(held.status, "requires_capture")
        done = api.payment_intents.capture(held.id, {"amount_to_capture": 4_000})
        self.assertEqual(done.amount_received, 4_000)
        other = api.payment_intents.cancel(sale(capture_method="manual").id)
        self.assertEqual(other.status, "canceled")

    def test_a_declined_card_is_an_error_of_its_own(self):
        with refused(self, 402, "card_declined", kind=stripe.CardError) as caught:
            sale(card="pm_card_chargeDeclinedInsufficientFunds")
        error = caught.exception.error
        self.assertEqual(error.decline_code, "insufficient_funds")
        self.assertEqual(error.payment_intent.status, "requires_payment_method")
        failed = api.charges.retrieve(error.charge)
        self.assertEqual(failed.failure_code, "card_declined")

    def test_a_customer_says_who_they_are(self):
        intent = sale(card="pm_card_threeDSecure2Required")
        self.assertEqual(intent.status, "requires_action")
        path = f"/v1/test_helpers/payment_intents/{intent.id}/authenticate"
        done = raw("post", path, outcome="succeeded")
        self.assertIsInstance(done, stripe.PaymentIntent)
        self.assertEqual(done.status, "succeeded")

    def test_one_key_has_one_effect(self):
        key = {"idempotency_key": unique("key")}
        terms = {"amount": 1_000, "currency": "usd"}
        first = api.payment_intents.create(terms, key)
        second = api.payment_intents.create(terms, key)
        self.assertEqual(first.id, second.id)
        self.assertEqual(second.last_response.headers["idempotent-replayed"], "true")
        with refused(self, 400, kind=stripe.IdempotencyError):
            api.payment_intents.create({**terms, "amount": 2_000}, key)


class Charges(unittest.TestCase):
    def test_a_charge_is_made_captured_changed_and_listed(self):
        terms = {"amount": 2_000, "currency": "usd", "source": "tok_visa", "capture": False}
        made = api.charges.create(terms)
        self.assertFalse(made.captured)
        self.assertTrue(api.charges.capture(made.id).captured)
        changed = api.charges.update(made.id, {"description": "Order 8"})
        self.assertEqual(changed.description, "Order 8")
        self.assertEqual(api.charges.list({"limit": 1}).data[0].id, made.id)

    def test_a_charge_is_refunded_by_its_own_address(self):
        charge = sale().latest_charge
        refund = raw("post", f"/v1/charges/{charge}/refunds", amount=1_000)
        self.assertIsInstance(refund, stripe.Refund)
        found = raw("get", f"/v1/charges/{charge}/refunds")
        self.assertEqual([each.id for each in found.data], [refund.id])
        whole = raw("post", f"/v1/charges/{charge}/refund")
        self.assertIsInstance(whole, stripe.Charge)
        self.assertTrue(whole.refunded)

    def test_searches_say_how_to_list_instead(self):
        for search in [api.charges.search, api.customers.search, api.payment_intents.search]:
            with refused(self, 400) as caught:
                search({"query": "status:'succeeded'"})
            self.assertIn("List with filters", caught.exception.user_message)


class Customers(unittest.TestCase):
    def test_a_customer_keeps_a_card_that_is_charged_again(self):
        customer = api.customers.create({"name": "Ada", "email": f"{unique('ada')}@example.com"})
        card = api.payment_methods.create({"type": "card", "card": CARD})
        self.assertEqual(card.card.last4, "4242")
        kept = api.payment_methods.attach(card.id, {"customer": customer.id})
        self.assertEqual(kept.customer, customer.id)
        changed = api.payment_methods.update(card.id, {"metadata": {"a": "1"}})
        self.assertEqual(changed.metadata["a"], "1")
        self.assertEqual(api.payment_methods.retrieve(card.id).id, card.id)
        listed = api.payment_methods.list({"customer": customer.id, "type": "card"})
        self.assertEqual([each.id for each in listed.data], [card.id])
        own = api.customers.payment_methods
        self.assertEqual([each.id for each in own.list(customer.id).data], [card.id])
        self.assertEqual(own.retrieve(customer.id, card.id).id, card.id)
        paid = sale(card=card.id, customer=customer.id)
        self.assertEqual(paid.status, "succeeded")
        self.assertIsNone(api.payment_methods.detach(card.id).customer)

    def test_a_customer_is_changed_found_and_deleted(self):
        email = f"{unique('grace')}@example.com"
        made = api.customers.create({"email": email, "preferred_locales": ["es", "en"]})
        changed = api.customers.update(made.id, {"name": "Grace"})
        self.assertEqual((changed.name, changed.preferred_locales), ("Grace", ["es", "en"]))
        self.assertEqual([each.id for each in api.customers.list({"email": email}).data], [made.id])
        self.assertTrue(api.customers.delete(made.id).deleted)
        self.assertTrue(api.customers.retrieve(made.id).deleted)

    def test_tokens_stand_for_a_card_once(self):
        token = api.tokens.create({"card": CARD})
        self.assertEqual((token.type, token.used), ("card", False))
        api.charges.create({"amount": 500, "currency": "usd", "source": token.id})
        self.assertTrue(api.tokens.retrieve(token.id).used)
        with refused(self, 400, "token_already_used", "source"):
            api.charges.create({"amount": 500, "currency": "usd", "source": token.id})


class Fees(unittest.TestCase):
    def collected(self):
        account = seller().id
        charge = sale(account=account, application_fee_amount=1_000).latest_charge
        return api.charges.retrieve(charge, {}, acting_for(account)).application_fee

    def test_a_fee_is_found_and_goes_back_in_parts(self):
        fee = api.application_fees.retrieve(self.collected())
        self.assertIsInstance(fee, stripe.ApplicationFee)
        self.assertEqual(api.application_fees.list({"limit": 1}).data[0].id, fee.id)
        refunds = api.application_fees.refunds
        part = refunds.create(fee.id, {"amount": 400})
        self.assertIsInstance(part, stripe.ApplicationFeeRefund)
        changed = refunds.update(fee.id, part.id, {"metadata": {"why": "kind"}})
        self.assertEqual(refunds.retrieve(fee.id, part.id), changed)
        self.assertEqual([each.id for each in refunds.list(fee.id).data], [part.id])
        whole = raw("post", f"/v1/application_fees/{fee.id}/refund")
        self.assertTrue(whole.refunded)
        self.assertEqual(whole.amount_refunded, 1_000)


class Clock(unittest.TestCase):
    def test_time_passes_when_it_is_told_to(self):
        before = raw("get", "/v1/test_helpers/clock").now
        after = advance(DAY)
        self.assertEqual(after.object, "test_helpers.clock")
        self.assertGreaterEqual(after.now, before + DAY)
