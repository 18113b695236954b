import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, all, available, fund, refused, stripe, unique } from "./world.mjs";

const DAY = 24 * 60 * 60;

/** An account that the platform onboards, with a bank and money, and its options. */
async function paid(amount, { bank = "btok_us_verified", interval = "manual", country = "US" } = {}) {
  const account = await stripe.accounts.create({
    type: "custom",
    country,
    email: `${unique("payee")}@example.com`,
    business_type: "individual",
    business_profile: { mcc: "5734", url: "https://example.com" },
    individual: {
      first_name: "Jenny", last_name: "Rosen", email: "jenny@example.com", phone: "+14155550123",
      dob: { day: 1, month: 1, year: 1990 }, ssn_last_4: "0000",
      address: { line1: "address_full_match", city: "Seattle", state: "WA", postal_code: "98101" },
    },
    tos_acceptance: { date: 1_700_000_000, ip: "8.8.8.8" },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    settings: { payouts: { schedule: { interval } } },
    external_account: bank,
  });
  await stripe.rawRequest("POST", `/v1/test_helpers/accounts/${account.id}/complete_onboarding`);
  if (amount > 0) {
    await fund(amount);
    await stripe.transfers.create({ amount, currency: "usd", destination: account.id });
  }
  return { stripeAccount: account.id };
}

const helper = (id, what, params, options) =>
  stripe.rawRequest("POST", `/v1/test_helpers/payouts/${id}/${what}`, params, options);

test("a payout goes to the bank and arrives", async () => {
  const on = await paid(5_000);
  const payout = await stripe.payouts.create(
    { amount: 3_000, currency: "usd", description: "Week 47", statement_descriptor: "HERON", metadata: { run: "47" } },
    on,
  );
  assert.match(payout.id, /^po_/);
  assert.equal(payout.object, "payout");
  assert.equal(payout.status, "pending");
  assert.equal(payout.method, "standard");
  assert.equal(payout.type, "bank_account");
  assert.equal(payout.automatic, false);
  assert.equal(payout.reconciliation_status, "not_applicable");
  assert.match(payout.balance_transaction, /^txn_/);
  assert.equal(payout.metadata.run, "47");
  assert.equal(await available(on.stripeAccount), 2_000);
  const changed = await stripe.payouts.update(payout.id, { metadata: { run: "48" } }, on);
  assert.equal(changed.metadata.run, "48");
  await advance(5 * DAY);
  const arrived = await stripe.payouts.retrieve(payout.id, { expand: ["destination", "balance_transaction"] }, on);
  assert.equal(arrived.status, "paid");
  assert.equal(arrived.trace_id.status, "supported");
  assert.equal(arrived.destination.object, "bank_account");
  assert.equal(arrived.balance_transaction.net, -3_000);
  const list = await all(stripe.payouts.list({ status: "paid" }, on));
  assert.deepEqual(list.map((each) => each.id), [payout.id]);
});

test("a pending payout can be canceled", async () => {
  const on = await paid(500);
  const { id } = await stripe.payouts.create({ amount: 500, currency: "usd" }, on);
  assert.equal((await stripe.payouts.cancel(id, {}, on)).status, "canceled");
  assert.equal(await available(on.stripeAccount), 500);
  await refused(stripe.payouts.cancel(id, {}, on), { statusCode: 400, code: "status_transition_invalid" });
});

test("an instant payout takes minutes and costs a fee", async () => {
  const on = await paid(10_000, { bank: "tok_visa_debit" });
  const payout = await stripe.payouts.create({ amount: 5_000, currency: "usd", method: "instant" }, on);
  assert.equal(payout.type, "card");
  const line = await stripe.balanceTransactions.retrieve(payout.balance_transaction, {}, on);
  assert.ok(line.fee > 0 && line.net === -5_000 - line.fee);
  await advance(2_000);
  assert.equal((await stripe.payouts.retrieve(payout.id, {}, on)).status, "paid");
});

test("a failed payout puts the money back and its bank is not paid by itself any more", async () => {
  const on = await paid(700, { bank: "btok_us_verified_noAccount", interval: "daily" });
  await advance(8 * DAY);
  const [payout, ...rest] = await all(stripe.payouts.list({}, on));
  assert.deepEqual(rest, []);
  assert.equal(payout.status, "failed");
  assert.equal(payout.failure_code, "no_account");
  assert.match(payout.failure_balance_transaction, /^txn_/);
  const banks = await stripe.accounts.listExternalAccounts(on.stripeAccount, { object: "bank_account" });
  assert.equal(banks.data[0].status, "errored");
  await stripe.accounts.createExternalAccount(on.stripeAccount, {
    external_account: "btok_us_verified", default_for_currency: true,
  });
  await advance(8 * DAY);
  assert.equal(await available(on.stripeAccount), 0);
});

test("an automatic payout has the lines that it paid out", async () => {
  const on = await paid(1_200, { interval: "daily" });
  await advance(5 * DAY);
  const [payout] = await all(stripe.payouts.list({}, on));
  assert.equal(payout.automatic, true);
  assert.equal(payout.reconciliation_status, "completed");
  const lines = await all(stripe.balanceTransactions.list({ payout: payout.id }, on));
  assert.equal(lines[0].source, payout.id);
  assert.equal(lines.reduce((sum, line) => sum + line.net, 0), 0);
  const types = (await all(stripe.events.list({ limit: 100 }, on))).map((event) => event.type);
  for (const type of ["payout.created", "payout.reconciliation_completed", "payout.updated", "payout.paid"]) {
    assert.ok(types.includes(type), type);
  }
});

test("banks refuse, pay and send back as the helpers say", async () => {
  const on = await paid(3_000);
  const make = async (amount) => (await stripe.payouts.create({ amount, currency: "usd" }, on)).id;
  const [one, two] = [await make(1_000), await make(2_000)];
  const failed = await helper(one, "fail", { failure_code: "account_frozen" }, on);
  assert.equal(failed.failure_code, "account_frozen");
  assert.equal((await helper(two, "pay", {}, on)).status, "paid");
  const reversal = await stripe.payouts.reverse(two, { metadata: { why: "error" } }, on);
  assert.equal(reversal.amount, -2_000);
  assert.equal(reversal.original_payout, two);
  assert.equal((await helper(two, "return", {}, on)).status, "failed");
  assert.equal((await stripe.payouts.retrieve(reversal.id, {}, on)).status, "canceled");
  assert.equal(await available(on.stripeAccount), 3_000);
});

test("what no payout can be is refused at its parameter", async () => {
  const on = await paid(100);
  const attempt = (params) => stripe.payouts.create({ amount: 1, currency: "usd", ...params }, on);
  await refused(attempt({ amount: 101 }), { statusCode: 400, code: "balance_insufficient", param: "amount" });
  await refused(attempt({ destination: "ba_none" }), { statusCode: 400, code: "resource_missing", param: "destination" });
  await refused(attempt({ statement_descriptor: "x".repeat(23) }), { statusCode: 400, param: "statement_descriptor" });
  await refused(attempt({ method: "slow" }), { statusCode: 400, param: "method" });
  await refused(stripe.payouts.retrieve("po_none", {}, on), { statusCode: 404, code: "resource_missing" });
  assert.equal(await available(on.stripeAccount), 100);
});

test("external accounts are added, changed and taken away", async () => {
  const { stripeAccount: id } = await paid(0);
  const card = await stripe.accounts.createExternalAccount(id, { external_account: "tok_visa_debit" });
  assert.equal(card.object, "card");
  await refused(stripe.accounts.createExternalAccount(id, { external_account: "btok_us" }), {
    statusCode: 400, code: "bank_account_exists",
  });
  const [bank] = (await stripe.accounts.listExternalAccounts(id, { object: "bank_account" })).data;
  const changed = await stripe.accounts.updateExternalAccount(id, bank.id, {
    account_holder_name: "Jenny Rosen", metadata: { a: "1" },
  });
  assert.equal(changed.account_holder_name, "Jenny Rosen");
  await assert.rejects(stripe.accounts.deleteExternalAccount(id, bank.id));
  assert.equal((await stripe.accounts.deleteExternalAccount(id, card.id)).deleted, true);
  assert.equal((await stripe.accounts.retrieveExternalAccount(id, bank.id)).metadata.a, "1");
});

test("balance settings say when and how much", async () => {
  const on = await paid(0);
  const settings = await stripe.balanceSettings.update({
    payments: {
      debit_negative_balances: true,
      payouts: {
        schedule: { interval: "weekly", weekly_payout_days: ["monday", "thursday"] },
        minimum_balance_by_currency: { usd: 1_500 },
      },
    },
  }, on);
  assert.deepEqual(settings.payments.payouts.schedule.weekly_payout_days, ["monday", "thursday"]);
  assert.equal(settings.payments.payouts.minimum_balance_by_currency.usd, 1_500);
  assert.deepEqual(await stripe.balanceSettings.retrieve({}, on).then((it) => it.payments), settings.payments);
  await refused(stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: "hourly" } } } }, on), {
    statusCode: 400, param: "payments[payouts][schedule][interval]",
  });
});
