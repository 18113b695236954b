import assert from "node:assert/strict";
import { before, test } from "node:test";
import { all, amountIn, available, fund, refused, seller, stripe, unique, world } from "./world.mjs";

let destination;

before(async () => {
  destination = (await seller()).id;
  await fund(1_000_000);
});

test("a transfer moves the amount from the platform to the account at once", async () => {
  const [platform, account] = [await available(), await available(destination)];
  const transfer = await stripe.transfers.create({
    amount: 12_345,
    currency: "usd",
    destination,
    description: "Payout for order 7",
    transfer_group: "ORDER_7",
    metadata: { order: "7" },
  });
  assert.match(transfer.id, /^tr_/);
  assert.equal(transfer.object, "transfer");
  assert.equal(transfer.amount, 12_345);
  assert.equal(transfer.amount_reversed, 0);
  assert.equal(transfer.currency, "usd");
  assert.equal(transfer.destination, destination);
  assert.match(transfer.destination_payment, /^py_/);
  assert.match(transfer.balance_transaction, /^txn_/);
  assert.equal(transfer.description, "Payout for order 7");
  assert.equal(transfer.transfer_group, "ORDER_7");
  assert.equal(transfer.livemode, false);
  assert.equal(transfer.reversed, false);
  assert.deepEqual(transfer.reversals.data, []);
  assert.equal(transfer.reversals.url, `/v1/transfers/${transfer.id}/reversals`);
  assert.deepEqual({ ...transfer.metadata }, { order: "7" });
  assert.ok(!("status" in transfer), "a transfer has no status: it has happened");
  assert.equal(await available(), platform - 12_345);
  assert.equal(await available(destination), account + 12_345);
});

test("a transfer can be retrieved", async () => {
  const made = await stripe.transfers.create({ amount: 100, currency: "usd", destination });
  const found = await stripe.transfers.retrieve(made.id);
  assert.deepEqual(JSON.parse(JSON.stringify(found)), JSON.parse(JSON.stringify(made)));
});

test("only the description and the metadata of a transfer can change", async () => {
  const { id } = await stripe.transfers.create({ amount: 100, currency: "usd", destination });
  const changed = await stripe.transfers.update(id, { description: "Corrected", metadata: { a: "1" } });
  assert.equal(changed.description, "Corrected");
  assert.equal(changed.metadata.a, "1");
  await refused(stripe.transfers.update(id, { amount: 1 }), {
    statusCode: 400,
    code: "parameter_unknown",
    param: "amount",
  });
});

test("transfers are listed by destination, by group and by time", async () => {
  const other = (await seller()).id;
  const group = unique("group");
  const one = await stripe.transfers.create({ amount: 1, currency: "usd", destination: other });
  const two = await stripe.transfers.create({
    amount: 2, currency: "usd", destination: other, transfer_group: group,
  });
  const ids = async (filter) => (await all(stripe.transfers.list(filter))).map((each) => each.id);
  assert.deepEqual(await ids({ destination: other }), [two.id, one.id]);
  assert.deepEqual(await ids({ transfer_group: group }), [two.id]);
  assert.deepEqual(await ids({ destination: other, created: { gt: two.created + 1_000_000 } }), []);
  assert.deepEqual(await ids({ destination: other, created: { lte: two.created } }), [two.id, one.id]);
});

test("more than the available balance is refused and moves nothing", async () => {
  const before = await available();
  const attempt = { amount: before + 1, currency: "usd", destination };
  await refused(stripe.transfers.create(attempt), { statusCode: 400, code: "balance_insufficient" });
  assert.equal(await available(), before);
});

test("transfers at the same time never spend more than there is", async () => {
  const currency = "nzd";
  const target = (await seller({ country: "NZ" })).id;
  await fund(60, currency);
  const have = await available(null, currency);
  const attempt = () =>
    stripe.transfers.create({ amount: 1, currency, destination: target }).then(
      () => "sent",
      (error) => error.code,
    );
  const ends = await Promise.all(Array.from({ length: have + 20 }, attempt));
  assert.equal(ends.filter((end) => end === "sent").length, have);
  assert.equal(ends.filter((end) => end === "balance_insufficient").length, 20);
  assert.equal(await available(null, currency), 0);
});

test("an account whose transfers capability is not active receives nothing", async () => {
  const account = await stripe.accounts.create({ type: "express", country: "US" });
  await refused(stripe.transfers.create({ amount: 1, currency: "usd", destination: account.id }), {
    statusCode: 400,
    code: "insufficient_capabilities_for_transfer",
  });
});

test("a destination that is not one of ours is refused at its parameter", async () => {
  for (const stranger of ["acct_doesnotexist", "tr_123", "nonsense"]) {
    const error = await refused(
      stripe.transfers.create({ amount: 1, currency: "usd", destination: stranger }),
      { param: "destination" },
    );
    assert.ok([400, 403, 404].includes(error.statusCode));
  }
  await assert.rejects(
    stripe.transfers.create({ amount: 1, currency: "usd", destination: world.platform }),
    (error) => error.statusCode === 400,
  );
});

test("bad amounts are refused at the amount", async () => {
  const bad = ["0", "-1", "1.5", "1e3", "abc", "", "9223372036854775808", "٣", " 5", "0x10", "1,000"];
  for (const amount of bad) {
    await refused(stripe.transfers.create({ amount, currency: "usd", destination }), {
      statusCode: 400,
      type: "StripeInvalidRequestError",
      param: "amount",
    });
  }
});

test("missing parameters are named", async () => {
  await refused(stripe.transfers.create({ amount: 1, currency: "usd" }), {
    statusCode: 400, code: "parameter_missing", param: "destination",
  });
  await refused(stripe.transfers.create({ amount: 1, destination }), {
    statusCode: 400, code: "parameter_missing", param: "currency",
  });
});

test("an unknown currency is refused at the currency", async () => {
  await refused(stripe.transfers.create({ amount: 1, currency: "zzz", destination }), {
    statusCode: 400, param: "currency",
  });
});

test("an unknown transfer is missing", async () => {
  await refused(stripe.transfers.retrieve("tr_doesnotexist"), {
    statusCode: 404, code: "resource_missing",
  });
});

test("the money of a charge is passed on, and never more than it was", async () => {
  const intent = await stripe.paymentIntents.create({
    amount: 10_000,
    currency: "usd",
    payment_method: "pm_card_visa",
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
  });
  const target = (await seller()).id;
  const params = { currency: "usd", destination: target, source_transaction: intent.latest_charge };
  const transfer = await stripe.transfers.create({ ...params, amount: 9_000, expand: ["source_transaction"] });
  assert.equal(transfer.source_transaction.id, intent.latest_charge);
  assert.equal(transfer.transfer_group, `group_${intent.id}`);
  const balance = await stripe.balance.retrieve({}, { stripeAccount: target });
  assert.equal(amountIn(balance.pending), 9_000);
  await refused(stripe.transfers.create({ ...params, amount: 1_001 }), {
    statusCode: 400, code: "amount_too_large", param: "amount",
  });
  await refused(stripe.transfers.create({ ...params, amount: 1, transfer_group: "OTHER" }), {
    statusCode: 400, param: "transfer_group",
  });
  const group = await all(stripe.transfers.list({ transfer_group: `group_${intent.id}` }));
  assert.deepEqual(group.map((each) => each.id), [transfer.id]);
});

test("funds are pulled from an account, and never more than it has", async () => {
  const target = (await seller()).id;
  await stripe.transfers.create({ amount: 1_000, currency: "usd", destination: target });
  const options = { stripeAccount: target };
  const before = await available();
  const pull = (amount) =>
    stripe.transfers.create({ amount, currency: "usd", destination: world.platform }, options);
  const transfer = await pull(400);
  assert.equal(transfer.destination, world.platform);
  assert.equal(await available(), before + 400);
  assert.equal(await available(target), 600);
  await refused(pull(601), { statusCode: 400, code: "balance_insufficient" });
  const listed = await all(stripe.transfers.list({}, options));
  assert.deepEqual(listed.map((each) => each.id), [transfer.id]);
});
