import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, all, available, fund, refused, stripe, unique } from "./world.mjs";

test("a top-up adds to the platform's balance and has a balance transaction", async () => {
  const before = await available();
  const topup = await stripe.topups.create({
    amount: 5_000,
    currency: "usd",
    description: "For sellers",
    statement_descriptor: "Top-up",
    metadata: { reason: "test" },
  });
  assert.match(topup.id, /^tu_/);
  assert.equal(topup.object, "topup");
  assert.equal(topup.amount, 5_000);
  assert.equal(topup.currency, "usd");
  assert.equal(topup.description, "For sellers");
  assert.ok(["pending", "succeeded"].includes(topup.status));
  assert.equal(topup.metadata.reason, "test");
  assert.equal(topup.livemode, false);
  const settled = await fund(1);
  assert.equal(settled.status, "succeeded");
  assert.match(settled.balance_transaction, /^txn_/);
  const found = await stripe.topups.retrieve(topup.id);
  assert.equal(found.status, "succeeded");
  assert.ok((await available()) >= before + 5_001);
});

test("currencies without cents are counted in whole units", async () => {
  const before = await available(null, "jpy");
  await fund(5_000, "jpy");
  assert.equal(await available(null, "jpy"), before + 5_000);
});

test("top-ups are listed newest first and by status", async () => {
  const marker = unique("topup");
  const made = await stripe.topups.create({ amount: 77, currency: "usd", description: marker });
  const list = await stripe.topups.list({ limit: 1 });
  assert.equal(list.object, "list");
  assert.equal(list.url, "/v1/topups");
  assert.equal(list.data[0].id, made.id);
  const canceled = await all(stripe.topups.list({ status: "canceled" }));
  assert.ok(canceled.every((topup) => topup.status === "canceled"));
});

test("top-ups are listed by amount", async () => {
  await stripe.topups.create({ amount: 987_654, currency: "usd" });
  const found = await all(stripe.topups.list({ amount: { gte: 987_654, lte: 987_654 } }));
  assert.ok(found.length >= 1 && found.every((topup) => topup.amount === 987_654));
});

test("bad amounts and currencies of a top-up are refused by name", async () => {
  for (const amount of ["0", "-5", "1.5", "abc"]) {
    await refused(stripe.topups.create({ amount, currency: "usd" }), { statusCode: 400, param: "amount" });
  }
  await refused(stripe.topups.create({ amount: 5, currency: "zzz" }), { statusCode: 400, param: "currency" });
  await refused(stripe.topups.create({ currency: "usd" }), {
    statusCode: 400, code: "parameter_missing", param: "amount",
  });
});

test("an unknown top-up is missing", async () => {
  await refused(stripe.topups.retrieve("tu_doesnotexist"), { statusCode: 404, code: "resource_missing" });
});

test("a bank that is debited answers later, or by a helper", async () => {
  const create = (source) => stripe.topups.create({ amount: 500, currency: "usd", source });
  const helper = (id, deed) => stripe.rawRequest("POST", `/v1/test_helpers/topups/${id}/${deed}`);
  const before = await available();
  const [paid, failed, canceled, late] = [
    await create("btok_us_verified"),
    await create("btok_us_verified"),
    await create("btok_us_verified"),
    await create("btok_us_verified_insufficientFunds"),
  ];
  for (const each of [paid, failed, canceled, late]) assert.equal(each.status, "pending");
  assert.ok(paid.expected_availability_date > paid.created);
  assert.equal((await helper(paid.id, "succeed")).status, "succeeded");
  assert.equal((await helper(failed.id, "fail")).failure_code, "insufficient_funds");
  assert.equal((await stripe.topups.cancel(canceled.id)).status, "canceled");
  assert.equal(await available(), before + 500);
  assert.equal((await helper(paid.id, "reverse")).status, "reversed");
  assert.equal(await available(), before);
  await advance(5 * 24 * 60 * 60);
  const refusedByBank = await stripe.topups.retrieve(late.id);
  assert.equal(refusedByBank.status, "failed");
  assert.equal(refusedByBank.failure_code, "insufficient_funds");
});
