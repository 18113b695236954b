import assert from "node:assert/strict";
import { before, test } from "node:test";
import { all, amountIn, fund, refused, seller, stripe } from "./world.mjs";

let account;
let transfer;

before(async () => {
  account = (await seller()).id;
  await fund(50_000);
  transfer = await stripe.transfers.create({ amount: 4_200, currency: "usd", destination: account });
});

test("the balance has available and pending amounts per currency", async () => {
  const balance = await stripe.balance.retrieve();
  assert.equal(balance.object, "balance");
  assert.equal(balance.livemode, false);
  for (const entry of [...balance.available, ...balance.pending]) {
    assert.ok(Number.isInteger(entry.amount));
    assert.match(entry.currency, /^[a-z]{3}$/);
    const sources = Object.values(entry.source_types ?? {});
    assert.equal(sources.reduce((sum, part) => sum + part, 0), entry.amount);
  }
});

test("both sides of a transfer have a balance transaction", async () => {
  const sent = await stripe.balanceTransactions.retrieve(transfer.balance_transaction);
  assert.equal(sent.object, "balance_transaction");
  assert.equal(sent.type, "transfer");
  assert.equal(sent.reporting_category, "transfer");
  assert.equal(sent.amount, -4_200);
  assert.equal(sent.fee, 0);
  assert.equal(sent.net, -4_200);
  assert.equal(sent.source, transfer.id);
  assert.equal(sent.status, "available");
  assert.equal(sent.balance_type, "payments");

  const received = await stripe.balanceTransactions.list({}, { stripeAccount: account });
  const payment = received.data.find((each) => each.source === transfer.destination_payment);
  assert.equal(payment.type, "payment");
  assert.equal(payment.reporting_category, "charge");
  assert.equal(payment.amount, 4_200);
  assert.equal(payment.net, 4_200);
  assert.equal(payment.status, "available");
});

test("the balance is the sum of the balance transactions", async () => {
  for (const options of [{}, { stripeAccount: account }]) {
    const balance = await stripe.balance.retrieve({}, options);
    const rows = await all(stripe.balanceTransactions.list({ limit: 100, currency: "usd" }, options));
    const sum = (status) =>
      rows.filter((row) => row.status === status).reduce((total, row) => total + row.net, 0);
    assert.equal(sum("available"), amountIn(balance.available));
    assert.equal(sum("pending"), amountIn(balance.pending));
    assert.ok(rows.every((row) => row.net === row.amount - row.fee));
  }
});

test("balance transactions are listed by type, source and currency", async () => {
  const bySource = await stripe.balanceTransactions.list({ source: transfer.id });
  assert.deepEqual(bySource.data.map((row) => row.id), [transfer.balance_transaction]);
  const byType = await stripe.balanceTransactions.list({ type: "topup", limit: 5 });
  assert.ok(byType.data.length > 0 && byType.data.every((row) => row.type === "topup"));
  const byCurrency = await stripe.balanceTransactions.list({ currency: "usd", limit: 5 });
  assert.ok(byCurrency.data.every((row) => row.currency === "usd"));
});

test("a balance transaction of another account cannot be seen", async () => {
  await refused(stripe.balanceTransactions.retrieve(transfer.balance_transaction, {}, { stripeAccount: account }), {
    statusCode: 404,
    code: "resource_missing",
  });
});

test("funds are set aside for refunds and disputes, and go back", async () => {
  const options = { stripeAccount: account };
  const move = (path, amount) => stripe.rawRequest("POST", path, { amount, currency: "usd" }, options);
  const added = await move("/v1/tributary/prefunding", 700);
  assert.equal(added.object, "tributary.prefunding");
  assert.equal(added.balance, 700);
  const balance = await stripe.balance.retrieve({}, options);
  assert.equal(amountIn(balance.refund_and_dispute_prefunding.available), 700);
  assert.equal((await move("/v1/tributary/prefunding/withdraw", 700)).balance, 0);
  await refused(move("/v1/tributary/prefunding/withdraw", 1), { statusCode: 400, code: "balance_insufficient" });
});
