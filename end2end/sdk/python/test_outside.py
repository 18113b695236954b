import io
import unittest

import stripe

from world import api, client_with, raw, recorder, refused, sale, world


def open_dispute(**params):
    charge = sale().latest_charge
    return raw("post", f"/v1/test_helpers/charges/{charge}/dispute", **params)


def helped(dispute, deed):
    return raw("post", f"/v1/test_helpers/disputes/{dispute.id}/{deed}")


def receipt():
    content = io.BytesIO(b"%PDF-1.7\nA receipt.")
    content.name = "receipt.pdf"
    return api.files.create({"purpose": "dispute_evidence", "file": content})


class Disputes(unittest.TestCase):
    def test_a_dispute_is_answered_with_evidence(self):
        dispute = open_dispute(reason="product_not_received")
        self.assertIsInstance(dispute, stripe.Dispute)
        self.assertEqual(dispute.status, "needs_response")
        evidence = {"receipt": receipt().id, "product_description": "A chair"}
        staged = api.disputes.update(dispute.id, {"evidence": evidence, "submit": False})
        self.assertEqual(staged.evidence.product_description, "A chair")
        sent = api.disputes.update(dispute.id, {"submit": True})
        self.assertEqual(sent.status, "under_review")
        self.assertEqual(api.disputes.retrieve(dispute.id).id, dispute.id)
        listed = api.disputes.list({"charge": dispute.charge})
        self.assertEqual([each.id for each in listed.data], [dispute.id])
        self.assertEqual(helped(dispute, "win").status, "won")

    def test_a_dispute_is_given_up(self):
        self.assertEqual(api.disputes.close(open_dispute().id).status, "lost")

    def test_an_inquiry_becomes_a_dispute_that_is_lost(self):
        inquiry = open_dispute(inquiry=True)
        self.assertEqual(inquiry.status, "warning_needs_response")
        self.assertEqual(helped(inquiry, "escalate").status, "needs_response")
        self.assertEqual(helped(inquiry, "lose").status, "lost")


class Files(unittest.TestCase):
    def test_a_file_is_uploaded_found_and_read(self):
        file = receipt()
        self.assertEqual((file.type, file.filename, file.size), ("pdf", "receipt.pdf", 19))
        self.assertEqual(api.files.retrieve(file.id), file)
        listed = api.files.list({"purpose": "dispute_evidence", "limit": 1})
        self.assertEqual(listed.data[0].id, file.id)
        key = {"Authorization": f"Bearer {world['secret_key']}"}
        content, status, _ = recorder.request("get", file.url, key)
        self.assertEqual((content, status), (b"%PDF-1.7\nA receipt.", 200))

    def test_a_file_that_is_too_large_is_refused_and_the_client_goes_on(self):
        content = io.BytesIO(b"%PDF-1.7\n" + b"x" * 12_000_000)
        content.name = "large.pdf"
        with refused(self, 413):
            api.files.create({"purpose": "dispute_evidence", "file": content})
        self.assertTrue(receipt().id)


class Events(unittest.TestCase):
    def test_what_happened_is_told(self):
        intent = sale()
        listed = api.events.list({"type": "payment_intent.succeeded", "limit": 1})
        event = api.events.retrieve(listed.data[0].id)
        self.assertIsInstance(event, stripe.Event)
        self.assertEqual(event.data.object["id"], intent.id)

    def test_empty_lists_are_as_good_as_absent(self):
        everything = api.events.list({"limit": 3})
        for empty in [[], ""]:
            self.assertEqual(api.events.list({"limit": 3, "types": empty, "expand": empty}), everything)


class Errors(unittest.TestCase):
    def test_what_is_not_there_is_missing(self):
        with refused(self, 404, "resource_missing", "id", stripe.InvalidRequestError):
            api.transfers.retrieve("tr_nothing")

    def test_a_key_that_is_none_is_told_so(self):
        for key in ["sk_test_wrong", "sk_test_\u00e9", "nothing"]:
            with refused(self, 401, kind=stripe.AuthenticationError):
                client_with(key).v1.balance.retrieve()

    def test_addresses_that_are_not_there_are_told_in_json(self):
        for path in ["/v1/unicorns", "/v2/core/accounts", "/files/nothing"]:
            with refused(self, 404):
                raw("get", path)

    def test_a_body_that_is_too_large_is_refused_and_the_client_goes_on(self):
        for _ in range(3):
            with refused(self, 413):
                api.topups.create({"amount": 1, "currency": "usd", "description": "x" * 3_000_000})
            self.assertEqual(api.balance.retrieve().object, "balance")
