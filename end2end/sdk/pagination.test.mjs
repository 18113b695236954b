import assert from "node:assert/strict";
import { before, test } from "node:test";
import { all, fund, refused, seller, stripe } from "./world.mjs";

let destination;
let ids;

before(async () => {
  destination = (await seller()).id;
  await fund(1_000);
  ids = [];
  for (let amount = 1; amount <= 7; amount += 1) {
    const transfer = await stripe.transfers.create({ amount, currency: "usd", destination });
    ids.unshift(transfer.id);
  }
});

test("the SDK pages through everything once and in order", async () => {
  const seen = await all(stripe.transfers.list({ destination, limit: 2 }));
  assert.deepEqual(seen.map((transfer) => transfer.id), ids);
});

test("ending_before gives the page just before, newest first", async () => {
  const page = await stripe.transfers.list({ destination, limit: 2, ending_before: ids[4] });
  assert.deepEqual(page.data.map((transfer) => transfer.id), [ids[2], ids[3]]);
  assert.equal(page.has_more, true);
  const start = await stripe.transfers.list({ destination, limit: 5, ending_before: ids[1] });
  assert.deepEqual(start.data.map((transfer) => transfer.id), [ids[0]]);
  assert.equal(start.has_more, false);
});

test("the SDK pages backwards with ending_before", async () => {
  const seen = await all(stripe.transfers.list({ destination, limit: 2, ending_before: ids[6] }));
  assert.deepEqual(seen.map((transfer) => transfer.id), ids.slice(0, 6).reverse());
});

test("ten at a time unless told", async () => {
  const page = await stripe.accounts.list();
  assert.equal(page.data.length, 10);
  assert.equal(page.has_more, true);
});

test("limits outside 1 to 100 and two cursors at once are refused by name", async () => {
  for (const limit of [0, 101, -1, "ten"]) {
    await refused(stripe.transfers.list({ limit }), { statusCode: 400, param: "limit" });
  }
  await refused(stripe.transfers.list({ starting_after: ids[0], ending_before: ids[1] }), { statusCode: 400 });
});

test("a cursor that is no object is refused by name", async () => {
  await refused(stripe.transfers.list({ starting_after: "tr_doesnotexist" }), {
    statusCode: 400,
    code: "resource_missing",
    param: "starting_after",
  });
});
