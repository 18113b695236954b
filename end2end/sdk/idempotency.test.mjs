import assert from "node:assert/strict";
import { before, test } from "node:test";
import { available, client, fund, raw, refused, seller, stripe, unique } from "./world.mjs";

let destination;

before(async () => {
  destination = (await seller()).id;
  await fund(100_000);
});

test("the same key replays the first answer and moves money once", async () => {
  const before = await available(destination);
  const idempotencyKey = unique("replay");
  const send = () => stripe.transfers.create({ amount: 500, currency: "usd", destination }, { idempotencyKey });
  const first = await send();
  const second = await send();
  assert.equal(second.id, first.id);
  assert.equal(first.lastResponse.headers["idempotent-replayed"], undefined);
  assert.equal(second.lastResponse.headers["idempotent-replayed"], "true");
  assert.equal(second.lastResponse.headers["idempotency-key"], idempotencyKey);
  assert.equal(await available(destination), before + 500);
});

test("the same key with other parameters is an idempotency error", async () => {
  const idempotencyKey = unique("changed");
  await stripe.transfers.create({ amount: 1, currency: "usd", destination }, { idempotencyKey });
  await refused(stripe.transfers.create({ amount: 2, currency: "usd", destination }, { idempotencyKey }), {
    statusCode: 400,
    type: "StripeIdempotencyError",
    rawType: "idempotency_error",
  });
});

test("the same key for another operation is an idempotency error", async () => {
  const idempotencyKey = unique("other");
  await stripe.topups.create({ amount: 10, currency: "usd" }, { idempotencyKey });
  await refused(stripe.transfers.create({ amount: 10, currency: "usd", destination }, { idempotencyKey }), {
    type: "StripeIdempotencyError",
  });
});

test("fifty callers with one key have one effect", async () => {
  const before = await available(destination);
  const patient = client(undefined, { maxNetworkRetries: 10 });
  const idempotencyKey = unique("fifty");
  const send = () => patient.transfers.create({ amount: 300, currency: "usd", destination }, { idempotencyKey });
  const sent = await Promise.all(Array.from({ length: 50 }, send));
  assert.equal(new Set(sent.map((transfer) => transfer.id)).size, 1);
  assert.equal(await available(destination), before + 300);
});

test("a refused parameter does not use up its key", async () => {
  const idempotencyKey = unique("mended");
  await refused(stripe.transfers.create({ amount: -5, currency: "usd", destination }, { idempotencyKey }), {
    param: "amount",
  });
  const mended = await stripe.transfers.create({ amount: 5, currency: "usd", destination }, { idempotencyKey });
  assert.equal(mended.amount, 5);
});

test("a key longer than 255 characters is refused", async () => {
  const answer = await raw("/v1/topups", {
    method: "POST",
    body: "amount=1&currency=usd",
    headers: { "Idempotency-Key": "k".repeat(256) },
  });
  assert.equal(answer.status, 400);
});

test("keys mean nothing on reading", async () => {
  const headers = { "Idempotency-Key": unique("read") };
  const first = await raw("/v1/balance", { headers });
  const second = await raw("/v1/accounts", { headers });
  assert.deepEqual([first.status, second.status], [200, 200]);
});
