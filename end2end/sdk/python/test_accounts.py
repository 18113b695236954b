import unittest

import stripe

from world import acting_for, api, base, finish_onboarding, raw, refused, seller, unique, world

BANK = {
    "object": "bank_account",
    "country": "US",
    "currency": "usd",
    "routing_number": "110000000",
    "account_number": "000123456789",
}


class Accounts(unittest.TestCase):
    def test_an_account_is_made_read_changed_and_deleted(self):
        made = api.accounts.create({
            "type": "custom",
            "country": "DE",
            "business_profile": {"name": "Jenny's Jars"},
            "metadata": {"seller": "4711"},
        })
        self.assertIsInstance(made, stripe.Account)
        self.assertEqual((made.type, made.default_currency), ("custom", "eur"))
        self.assertEqual(made.metadata["seller"], "4711")
        changed = api.accounts.update(made.id, {"metadata": {"seller": "", "tier": "gold"}})
        self.assertEqual(changed.metadata.to_dict(), {"tier": "gold"})
        self.assertEqual(changed.business_profile.name, "Jenny's Jars")
        self.assertEqual(api.accounts.retrieve(made.id), changed)
        self.assertEqual(api.accounts.list({"limit": 1}).data[0].id, made.id)
        self.assertTrue(api.accounts.delete(made.id).deleted)
        with refused(self, 404, "resource_missing", "id", stripe.InvalidRequestError):
            api.accounts.retrieve(made.id)

    def test_the_current_account_is_whoever_acts(self):
        self.assertEqual(api.accounts.retrieve_current().id, world["platform"])
        account = seller().id
        self.assertEqual(api.accounts.retrieve_current({}, acting_for(account)).id, account)

    def test_onboarding_opens_an_account_and_its_dashboard(self):
        made = api.accounts.create({
            "type": "express",
            "country": "US",
            "capabilities": {"transfers": {"requested": True}},
        })
        self.assertFalse(made.payouts_enabled)
        self.assertTrue(made.requirements.currently_due)
        done = finish_onboarding(made.id)
        self.assertEqual(done.capabilities.transfers, "active")
        link = api.accounts.login_links.create(made.id)
        self.assertTrue(link.url.startswith(base))

    def test_a_rejection_is_taken_back(self):
        account = seller()
        rejected = api.accounts.reject(account.id, {"reason": "fraud"})
        self.assertEqual(rejected.requirements.disabled_reason, "rejected.fraud")
        self.assertFalse(rejected.charges_enabled)
        back = api.accounts.unreject(account.id)
        self.assertIsNone(back.requirements.disabled_reason)
        self.assertTrue(back.charges_enabled and back.payouts_enabled)
        with refused(self, 400, "account_invalid"):
            api.accounts.unreject(account.id)

    def test_banks_of_an_account_are_added_read_changed_and_removed(self):
        account = api.accounts.create({
            "type": "custom",
            "country": "US",
            "capabilities": {"transfers": {"requested": True}},
        }).id
        banks = api.accounts.external_accounts
        first = banks.create(account, {"external_account": BANK})
        self.assertIsInstance(first, stripe.BankAccount)
        self.assertEqual((first.last4, first.default_for_currency), ("6789", True))
        other = "btok_us_verified_noAccount"
        second = banks.create(account, {"external_account": other, "metadata": {"a": "1"}})
        changed = banks.update(account, second.id, {"metadata": {"a": ""}, "default_for_currency": True})
        self.assertEqual(changed.metadata.to_dict(), {})
        self.assertFalse(banks.retrieve(account, first.id).default_for_currency)
        self.assertEqual([each.id for each in banks.list(account).data], [first.id, second.id])
        self.assertTrue(banks.delete(account, first.id).deleted)

    def test_banks_are_known_by_their_older_address_too(self):
        account = api.accounts.create({"type": "custom", "country": "US"}).id
        banks = f"/v1/accounts/{account}/bank_accounts"
        first = raw("post", banks, external_account="btok_us_verified")
        second = raw("post", banks, external_account="btok_us_verified_noAccount")
        one = f"{banks}/{second.id}"
        self.assertEqual(raw("post", one, metadata={"a": "1"}).metadata["a"], "1")
        self.assertEqual(raw("get", one).id, second.id)
        self.assertEqual([each.id for each in raw("get", banks).data], [first.id, second.id])
        self.assertTrue(raw("delete", one).deleted)

    def test_accounts_are_found_by_the_words_of_their_names(self):
        word = unique("heron").replace("-", "")
        made = api.accounts.create({
            "type": "express",
            "country": "US",
            "business_profile": {"name": f"Blue {word}"},
        })
        found = raw("get", "/v1/tributary/accounts/search", query=f"blue {word}")
        self.assertEqual([row.id for row in found.data], [made.id])


class Balances(unittest.TestCase):
    def test_a_new_account_has_nothing(self):
        account = api.accounts.create({"type": "express", "country": "US"}).id
        balance = api.balance.retrieve({}, acting_for(account))
        self.assertIsInstance(balance, stripe.Balance)
        self.assertEqual([each.amount for each in balance.available], [0])

    def test_settings_are_read_and_changed(self):
        account = seller().id
        settings = api.balance_settings.retrieve({}, acting_for(account))
        self.assertIsInstance(settings, stripe.BalanceSettings)
        payouts = settings.payments.payouts
        self.assertEqual(payouts.schedule.interval, "daily")
        self.assertEqual(payouts.automatic_transfer_rules_by_currency, {})
        self.assertEqual(payouts.minimum_balance_by_currency.to_dict(), {})
        wanted = {"minimum_balance_by_currency": {"usd": 1500}, "schedule": {"interval": "manual"}}
        changed = api.balance_settings.update({"payments": {"payouts": wanted}}, acting_for(account))
        self.assertEqual(changed.payments.payouts.minimum_balance_by_currency["usd"], 1500)
        self.assertEqual(changed.payments.payouts.schedule.interval, "manual")

    def test_settings_of_the_platform_are_whole(self):
        settings = api.balance_settings.retrieve()
        self.assertEqual(settings.payments.payouts.schedule.interval, "manual")
        self.assertEqual(settings.payments.payouts.automatic_transfer_rules_by_currency, {})
