import assert from "node:assert/strict";
import { test } from "node:test";
import { all, client, finishOnboarding, refused, seller, stripe, world } from "./world.mjs";

test("an account is created with what was asked and nothing is enabled yet", async () => {
  const account = await stripe.accounts.create({
    type: "express",
    country: "US",
    email: "jenny@example.com",
    business_type: "individual",
    business_profile: { name: "Jenny's Jars", url: "https://jars.example.com", mcc: "5734" },
    capabilities: { transfers: { requested: true } },
    metadata: { seller_id: "4711" },
  });
  assert.match(account.id, /^acct_[A-Za-z0-9]+$/);
  assert.equal(account.object, "account");
  assert.equal(account.type, "express");
  assert.equal(account.country, "US");
  assert.equal(account.default_currency, "usd");
  assert.equal(account.email, "jenny@example.com");
  assert.equal(account.business_type, "individual");
  assert.equal(account.business_profile.name, "Jenny's Jars");
  assert.equal(account.business_profile.mcc, "5734");
  assert.deepEqual({ ...account.metadata }, { seller_id: "4711" });
  assert.equal(account.charges_enabled, false);
  assert.equal(account.payouts_enabled, false);
  assert.equal(account.details_submitted, false);
  assert.notEqual(account.capabilities.transfers, "active");
  assert.equal(account.lastResponse.statusCode, 200);
});

test("the legacy types are presets of the controller", async () => {
  const expected = {
    standard: { dashboard: "full", losses: "stripe", requirements: "stripe" },
    express: { dashboard: "express", losses: "application", requirements: "stripe" },
    custom: { dashboard: "none", losses: "application", requirements: "application" },
  };
  for (const [type, preset] of Object.entries(expected)) {
    const account = await stripe.accounts.create({ type, country: "US" });
    assert.equal(account.type, type);
    const { controller } = await stripe.accounts.retrieve(account.id);
    assert.equal(controller.stripe_dashboard.type, preset.dashboard, type);
    assert.equal(controller.losses.payments, preset.losses, type);
    assert.equal(controller.requirement_collection, preset.requirements, type);
  }
});

test("an account made by controller properties gets the type that they add up to", async () => {
  const account = await stripe.accounts.create({
    country: "US",
    controller: {
      stripe_dashboard: { type: "express" },
      fees: { payer: "application" },
      losses: { payments: "application" },
      requirement_collection: "stripe",
    },
  });
  assert.equal(account.controller.stripe_dashboard.type, "express");
  assert.ok(["express", "none"].includes(account.type));
});

test("type and controller exclude each other", async () => {
  const both = { type: "express", controller: { stripe_dashboard: { type: "express" } } };
  await refused(stripe.accounts.create(both), { statusCode: 400, type: "StripeInvalidRequestError" });
});

test("finishing the onboarding makes requested capabilities active", async () => {
  const account = await seller();
  assert.equal(account.details_submitted, true);
  assert.equal(account.capabilities.transfers, "active");
  assert.equal(account.capabilities.card_payments, "active");
  assert.equal(account.charges_enabled, true);
});

test("a retrieved account is the one that was created", async () => {
  const made = await stripe.accounts.create({ type: "custom", country: "DE" });
  const found = await stripe.accounts.retrieve(made.id);
  assert.equal(found.id, made.id);
  assert.equal(found.default_currency, "eur");
  assert.equal(found.created, made.created);
});

test("the current account is the platform that owns the key", async () => {
  const current = await stripe.accounts.retrieveCurrent();
  assert.equal(current.id, world.platform);
  assert.equal(current.object, "account");
});

test("with the account header the current account is the connected one", async () => {
  const account = await seller();
  const current = await stripe.accounts.retrieveCurrent({}, { stripeAccount: account.id });
  assert.equal(current.id, account.id);
});

test("an update changes what it names and leaves the rest", async () => {
  const made = await stripe.accounts.create({
    type: "custom",
    country: "US",
    email: "before@example.com",
    business_profile: { name: "Before", url: "https://before.example.com" },
  });
  const changed = await stripe.accounts.update(made.id, { business_profile: { name: "After" } });
  assert.equal(changed.business_profile.name, "After");
  assert.equal(changed.business_profile.url, "https://before.example.com");
  assert.equal(changed.email, "before@example.com");
});

test("an account can ask for a capability later", async () => {
  const made = await stripe.accounts.create({ type: "custom", country: "US" });
  assert.equal(made.capabilities?.transfers, undefined);
  const asked = { capabilities: { transfers: { requested: true } } };
  const changed = await stripe.accounts.update(made.id, asked);
  assert.ok(["inactive", "pending"].includes(changed.capabilities.transfers));
});

test("the list has the newest first and follows its cursor", async () => {
  const made = [];
  for (let index = 0; index < 3; index += 1) {
    made.unshift((await stripe.accounts.create({ type: "custom", country: "US" })).id);
  }
  const first = await stripe.accounts.list({ limit: 2 });
  assert.equal(first.object, "list");
  assert.equal(first.url, "/v1/accounts");
  assert.equal(first.has_more, true);
  assert.deepEqual(first.data.map((account) => account.id), made.slice(0, 2));
  const next = await stripe.accounts.list({ limit: 1, starting_after: made[1] });
  assert.equal(next.data[0].id, made[2]);
});

test("the list can be narrowed to a span of time", async () => {
  const { created } = await stripe.accounts.create({ type: "custom", country: "US" });
  const since = await all(stripe.accounts.list({ created: { gte: created }, limit: 100 }));
  assert.ok(since.length >= 1 && since.every((account) => account.created >= created));
  const never = await stripe.accounts.list({ created: { gt: created + 10_000_000 } });
  assert.deepEqual(never.data, []);
  assert.equal(never.has_more, false);
});

test("a deleted account is gone", async () => {
  const { id } = await stripe.accounts.create({ type: "custom", country: "US" });
  const answer = await stripe.accounts.del(id);
  assert.deepEqual({ ...answer }, { id, object: "account", deleted: true });
  await assert.rejects(stripe.accounts.retrieve(id), (error) => [403, 404].includes(error.statusCode));
});

test("a login link is made for an onboarded Express account", async () => {
  const account = await seller();
  const link = await stripe.accounts.createLoginLink(account.id);
  assert.equal(link.object, "login_link");
  assert.ok(link.url.startsWith(world.base_url), link.url);
  assert.equal(typeof link.created, "number");
  const second = await stripe.accounts.createLoginLink(account.id);
  assert.notEqual(second.url, link.url);
});

test("no login link without an Express Dashboard", async () => {
  const account = await stripe.accounts.create({ type: "custom", country: "US" });
  const error = await refused(stripe.accounts.createLoginLink(account.id), {
    statusCode: 400,
    type: "StripeInvalidRequestError",
  });
  assert.match(error.message, /Express/);
});

test("no login link before the onboarding is finished", async () => {
  const account = await stripe.accounts.create({ type: "express", country: "US" });
  await refused(stripe.accounts.createLoginLink(account.id), { statusCode: 400 });
  await finishOnboarding(account.id);
  assert.ok((await stripe.accounts.createLoginLink(account.id)).url);
});

test("unknown accounts, countries and types are refused by name", async () => {
  await assert.rejects(stripe.accounts.retrieve("acct_doesnotexist"), (error) =>
    [403, 404].includes(error.statusCode));
  await refused(stripe.accounts.create({ type: "custom", country: "XX" }), {
    statusCode: 400,
    param: "country",
  });
  await refused(stripe.accounts.create({ type: "deluxe", country: "US" }), {
    statusCode: 400,
    param: "type",
  });
  await refused(stripe.accounts.create({ type: "custom", email: "not an address" }), {
    statusCode: 400,
    param: "email",
  });
});

test("a publishable key cannot read accounts", async () => {
  const error = await client(world.publishable_key).accounts.list().catch((caught) => caught);
  assert.ok([401, 403].includes(error.statusCode), `${error.statusCode}`);
});
