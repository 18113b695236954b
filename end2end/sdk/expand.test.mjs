import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fund, refused, seller, stripe } from "./world.mjs";

let destination;
let transfer;

before(async () => {
  destination = (await seller()).id;
  await fund(1_000);
  transfer = await stripe.transfers.create({ amount: 10, currency: "usd", destination });
});

test("references of one object are expanded", async () => {
  const found = await stripe.transfers.retrieve(transfer.id, { expand: ["destination", "balance_transaction"] });
  assert.equal(found.destination.object, "account");
  assert.equal(found.destination.id, destination);
  assert.equal(found.balance_transaction.object, "balance_transaction");
  assert.equal(found.balance_transaction.net, -10);
});

test("references are expanded on creation too", async () => {
  const made = await stripe.transfers.create({
    amount: 11, currency: "usd", destination, expand: ["balance_transaction"],
  });
  assert.equal(made.balance_transaction.amount, -11);
});

test("references in a list are expanded behind `data`", async () => {
  const list = await stripe.transfers.list({ destination, expand: ["data.destination"] });
  assert.ok(list.data.length >= 1);
  assert.ok(list.data.every((each) => each.destination.id === destination));
});

test("the source of a balance transaction is expanded", async () => {
  const row = await stripe.balanceTransactions.retrieve(transfer.balance_transaction, { expand: ["source"] });
  assert.equal(row.source.object, "transfer");
  assert.equal(row.source.id, transfer.id);
});

test("what cannot be expanded is refused", async () => {
  for (const path of ["amount", "nonsense", "destination.a.b.c.d"]) {
    await refused(stripe.transfers.retrieve(transfer.id, { expand: [path] }), { statusCode: 400 });
  }
});
