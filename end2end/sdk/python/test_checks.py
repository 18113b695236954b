import unittest

import shapes
from calls import known, uncalled
from world import api


class Checks(unittest.TestCase):
    """What looks over the stories' shoulders sees what it should."""

    def faults(self, **change):
        topup = {**api.topups.create({"amount": 100, "currency": "usd"}).to_dict(), **change}
        return list(shapes.faults_of(topup, "topup"))

    def test_a_field_that_is_never_null_is_missed(self):
        self.assertEqual(self.faults(), [])
        self.assertEqual(self.faults(description=None), [])
        self.assertEqual(self.faults(metadata=None), ["topup.metadata is null"])

    def test_a_fault_inside_is_found_where_it_is(self):
        settings = api.balance_settings.retrieve().to_dict()
        del settings["payments"]["settlement_timing"]["delay_days"]
        found = list(shapes.faults_of({"object": "list", "data": [settings]}, "list"))
        self.assertEqual(found, ["list.payments.settlement_timing.delay_days is absent"])

    def test_an_operation_that_nobody_calls_is_named(self):
        operations = [(method, "/".join(parts)) for method, parts in known()]
        self.assertGreater(len(operations), 100)
        self.assertEqual(uncalled(operations), [])
        left = [("GET", "/v1/transfers/{id}"), ("POST", "/v1/topups")]
        others = [each for each in operations if each not in left]
        self.assertEqual(set(uncalled(others)), {"GET /v1/transfers/{id}", "POST /v1/topups"})

    def test_a_name_counts_before_a_parameter(self):
        operations = {f"{method} {'/'.join(parts)}" for method, parts in known()}
        left = set(uncalled([("GET", "/v1/charges/search"), ("GET", "/v1/charges/ch_1")]))
        called = {"GET /v1/charges/search", "GET /v1/charges/{id}"}
        self.assertEqual(operations - left, called)
