"""What the stories share: the official client, and accounts and money of their own."""

import json
import os
import uuid
from contextlib import contextmanager

import stripe

import shapes
from calls import Recorder

DAY = 24 * 60 * 60

if "TRIBUTARY_WORLD" not in os.environ:
    raise SystemExit("run these stories with `cargo xtask test --only sdk`")

# The server under test: base_url, platform, secret_key, publishable_key, admin.
world = json.loads(os.environ["TRIBUTARY_WORLD"])
base = world["base_url"]
recorder = Recorder(base, shapes.check)


def client_with(key):
    """The official client, pointed here and otherwise as it comes."""
    addresses = {"api": base, "files": base}
    return stripe.StripeClient(key, base_addresses=addresses, http_client=recorder)


client = client_with(world["secret_key"])
api = client.v1


def raw(method, path, acting=None, **params):
    """A call for which the SDK has no method."""
    response = client.raw_request(method, path, **params, **(acting_for(acting) if acting else {}))
    return client.deserialize(response, api_mode="V1")


def acting_for(account):
    return {"stripe_account": account}


def unique(prefix):
    return f"{prefix}-{uuid.uuid4()}"


def seller(**params):
    """An account that can sell and receive transfers."""
    asked = {"card_payments": {"requested": True}, "transfers": {"requested": True}}
    account = api.accounts.create({
        "type": "express",
        "country": "US",
        "email": f"{unique('seller')}@example.com",
        "capabilities": asked,
        **params,
    })
    return finish_onboarding(account.id)


def finish_onboarding(account):
    return raw("post", f"/v1/test_helpers/accounts/{account}/complete_onboarding")


def advance(seconds):
    """Moves the clock of test mode on."""
    return raw("post", "/v1/test_helpers/clock/advance", seconds=seconds)


def fund(amount, currency="usd"):
    """Puts money in the platform's available balance."""
    return api.topups.create({"amount": amount, "currency": currency})


def sale(amount=10_000, account=None, card="pm_card_bypassPending", **params):
    """A card that is charged, whose money is available at once: the intent."""
    terms = {"amount": amount, "currency": "usd", "payment_method": card, "confirm": True, **params}
    return api.payment_intents.create(terms, acting_for(account) if account else {})


def available(account=None, currency="usd"):
    """The platform's or an account's available amount."""
    balance = api.balance.retrieve({}, acting_for(account) if account else {})
    return sum(each.amount for each in balance.available if each.currency == currency)


@contextmanager
def refused(story, status, code=None, param=None, kind=stripe.StripeError):
    """Expects an error of the API with these properties."""
    with story.assertRaises(kind) as caught:
        yield caught
    error = caught.exception
    seen = (error.http_status, error.code, getattr(error, "param", None))
    story.assertEqual(seen, (status, code, param), str(error))
    story.assertTrue(error.user_message and error.request_id)
