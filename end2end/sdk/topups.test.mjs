import assert from "node:assert/strict";
import { test } from "node:test";
import { all, available, fund, refused, stripe, unique } from "./world.mjs";

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
