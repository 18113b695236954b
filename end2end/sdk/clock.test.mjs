import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, raw, refused, stripe } from "./world.mjs";

const now = () => stripe.rawRequest("GET", "/v1/test_helpers/clock");

/** The one whole number of seconds in the answer that is a time of this century. */
function time(clock) {
  const value = clock.now ?? clock.frozen_time ?? clock.time;
  assert.ok(Number.isInteger(value) && value > 1_700_000_000, JSON.stringify(clock));
  return value;
}

test("the clock of test mode moves forward by what was asked", async () => {
  const before = time(await now());
  await advance(3_600);
  const after = time(await now());
  assert.ok(after - before >= 3_600 && after - before < 3_700, `${after - before}`);
});

test("what is made after that carries the new time", async () => {
  await advance(60);
  const clock = time(await now());
  const { created } = await stripe.accounts.create({ type: "custom", country: "US" });
  assert.ok(Math.abs(created - clock) <= 30);
});

test("pending money becomes available when its day comes", async () => {
  await advance(30 * 24 * 60 * 60);
  const pending = await stripe.balanceTransactions.list({ limit: 100 });
  const clock = time(await now());
  for (const row of pending.data) {
    assert.equal(row.status, row.available_on <= clock ? "available" : "pending", row.id);
  }
});

test("the clock does not run backwards or on nonsense", async () => {
  for (const seconds of [0, -1, "1.5", "soon", "99999999999999999999"]) {
    await refused(advance(seconds), { statusCode: 400, param: "seconds" });
  }
});

test("the clock needs a key", async () => {
  assert.equal((await raw("/v1/test_helpers/clock", { key: null })).status, 401);
});
