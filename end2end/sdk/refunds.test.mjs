import assert from "node:assert/strict";
import { before, test } from "node:test";
import { advance, all, available, fund, refused, seller, stripe } from "./world.mjs";

let account;

before(async () => {
  account = (await seller()).id;
  await fund(10_000_000);
});

/** A captured charge of 100.00 on a test card, as the platform or for the account in the header. */
async function charge(params = {}, options = {}) {
  const intent = await stripe.paymentIntents.create(
    {
      amount: 10_000,
      currency: "usd",
      payment_method: "pm_card_visa",
      payment_method_types: ["card"],
      confirm: true,
      ...params,
    },
    options,
  );
  assert.equal(intent.status, "succeeded");
  return intent;
}

/** A destination charge with an application fee of 12.30. */
const destination = () =>
  charge({ application_fee_amount: 1_230, transfer_data: { destination: account } });

/** Pending and available together. */
async function total(id) {
  const balance = await stripe.balance.retrieve({}, id ? { stripeAccount: id } : {});
  const rows = [...balance.available, ...balance.pending];
  return rows.filter((row) => row.currency === "usd").reduce((sum, row) => sum + row.amount, 0);
}

test("a charge is refunded in parts until nothing is left", async () => {
  const intent = await charge();
  const part = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 4_000,
    reason: "requested_by_customer",
    metadata: { order: "7" },
  });
  assert.match(part.id, /^re_/);
  assert.equal(part.object, "refund");
  assert.equal(part.amount, 4_000);
  assert.equal(part.charge, intent.latest_charge);
  assert.equal(part.payment_intent, intent.id);
  assert.equal(part.status, "succeeded");
  assert.equal(part.reason, "requested_by_customer");
  assert.match(part.balance_transaction, /^txn_/);
  await refused(stripe.refunds.create({ charge: intent.latest_charge, amount: 6_001 }), {
    statusCode: 400, code: "amount_too_large", param: "amount",
  });
  const rest = await stripe.refunds.create({ charge: intent.latest_charge });
  assert.equal(rest.amount, 6_000);
  await refused(stripe.refunds.create({ charge: intent.latest_charge }), {
    statusCode: 400, code: "charge_already_refunded",
  });
  const found = await stripe.charges.retrieve(intent.latest_charge);
  assert.equal(found.amount_refunded, 10_000);
  assert.equal(found.refunded, true);
  const listed = await all(stripe.refunds.list({ charge: intent.latest_charge }));
  assert.deepEqual(listed.map((it) => it.id), [rest.id, part.id]);
  const byIntent = await all(stripe.refunds.list({ payment_intent: intent.id }));
  assert.equal(byIntent.length, 2);
  const changed = await stripe.refunds.update(part.id, { metadata: { order: "8" } });
  assert.equal(changed.metadata.order, "8");
  assert.deepEqual(
    JSON.parse(JSON.stringify(await stripe.refunds.retrieve(part.id))),
    JSON.parse(JSON.stringify(changed)),
  );
});

test("without its wishes a refund of a destination charge comes out of the platform", async () => {
  const intent = await destination();
  const [platform, theirs] = [await total(), await total(account)];
  await stripe.refunds.create({ payment_intent: intent.id });
  assert.equal(await total(), platform - 10_000);
  assert.equal(await total(account), theirs);
});

test("transfer and application fee go back in proportion when asked for", async () => {
  const [platform, theirs] = [await total(), await total(account)];
  const intent = await destination();
  const refund = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 3_333,
    reverse_transfer: true,
    refund_application_fee: true,
    expand: ["transfer_reversal.destination_payment_refund", "balance_transaction"],
  });
  assert.equal(refund.balance_transaction.net, -3_333);
  const reversal = refund.transfer_reversal;
  assert.match(reversal.id, /^trr_/);
  assert.equal(reversal.amount, 3_333);
  assert.equal(reversal.source_refund, refund.id);
  assert.match(reversal.destination_payment_refund.id, /^pyr_/);
  assert.equal(await total(account), theirs + 10_000 - 3_333 - 1_230 + 410);
  assert.equal(await total(), platform - 320 + 1_230 - 410);
  await stripe.refunds.create({
    payment_intent: intent.id, reverse_transfer: true, refund_application_fee: true,
  });
  assert.equal(await total(account), theirs);
  assert.equal(await total(), platform - 320);
  const transfer = await stripe.transfers.retrieve(reversal.transfer);
  assert.equal(transfer.reversed, true);
  assert.equal(transfer.reversals.data.length, 2);
});

test("a direct charge is refunded behind the account header", async () => {
  const options = { stripeAccount: account };
  const theirs = await total(account);
  const intent = await charge({ application_fee_amount: 1_230 }, options);
  await refused(stripe.refunds.create({ charge: intent.latest_charge }), {
    statusCode: 400, code: "resource_missing", param: "charge",
  });
  const refund = await stripe.refunds.create(
    { charge: intent.latest_charge, refund_application_fee: true },
    options,
  );
  assert.equal(refund.status, "succeeded");
  assert.equal(await total(account), theirs);
});

test("bad refunds are refused by name", async () => {
  const { latest_charge: id } = await charge();
  const table = [
    [{}, "parameter_missing", "payment_intent"],
    [{ charge: id, payment_intent: "pi_1" }, "parameters_exclusive", "charge"],
    [{ charge: "ch_doesnotexist" }, "resource_missing", "charge"],
    [{ charge: id, amount: 0 }, "parameter_invalid_integer", "amount"],
    [{ charge: id, reason: "mood" }, "parameter_invalid", "reason"],
    [{ charge: id, reverse_transfer: true }, "parameter_invalid", "reverse_transfer"],
    [{ charge: id, refund_application_fee: true }, "parameter_invalid", "refund_application_fee"],
    [{ charge: id, nonsense: 1 }, "parameter_unknown", "nonsense"],
  ];
  for (const [params, code, param] of table) {
    await refused(stripe.refunds.create(params), { statusCode: 400, code, param });
  }
});

test("a refund that nothing covers waits, and can be canceled", async () => {
  const other = (await seller()).id;
  const options = { stripeAccount: other };
  const intent = await charge({ payment_method: "pm_card_bypassPending" }, options);
  // The platform pays for processing; the application fee is what the account lacks.
  const fee = await charge(
    { payment_method: "pm_card_bypassPending", application_fee_amount: 5_000 },
    options,
  );
  await stripe.refunds.create({ charge: fee.latest_charge }, options);
  const waits = await stripe.refunds.create({ charge: intent.latest_charge }, options);
  assert.equal(waits.status, "pending");
  assert.equal(waits.pending_reason, "insufficient_funds");
  assert.equal(waits.balance_transaction, null);
  const canceled = await stripe.refunds.cancel(waits.id, {}, options);
  assert.equal(canceled.status, "canceled");
  await refused(stripe.refunds.cancel(waits.id, {}, options), {
    statusCode: 400, code: "status_transition_invalid",
  });
});

test("test cards decide what becomes of a refund", async () => {
  const late = await charge({ payment_method: "pm_card_pendingRefund" });
  const pending = await stripe.refunds.create({ payment_intent: late.id });
  assert.equal(pending.status, "pending");
  const bad = await charge({ payment_method: "pm_card_refundFail" });
  const fails = await stripe.refunds.create({ payment_intent: bad.id });
  assert.equal(fails.status, "succeeded");
  await advance(3_600);
  assert.equal((await stripe.refunds.retrieve(pending.id)).status, "succeeded");
  const failed = await stripe.refunds.retrieve(fails.id, {
    expand: ["failure_balance_transaction"],
  });
  assert.equal(failed.status, "failed");
  assert.equal(failed.failure_reason, "expired_or_canceled_card");
  assert.equal(failed.failure_balance_transaction.type, "refund_failure");
  assert.equal((await stripe.charges.retrieve(bad.latest_charge)).amount_refunded, 0);
});

test("a refund is made to fail", async () => {
  const intent = await charge();
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  const path = `/v1/test_helpers/refunds/${refund.id}/fail`;
  const failed = await stripe.rawRequest("POST", path, { failure_reason: "declined" });
  assert.equal(failed.status, "failed");
  assert.equal(failed.failure_reason, "declined");
});

test("a transfer is reversed in parts", async () => {
  const [platform, theirs] = [await available(), await available(account)];
  const transfer = await stripe.transfers.create({
    amount: 1_000, currency: "usd", destination: account,
  });
  const first = await stripe.transfers.createReversal(transfer.id, {
    amount: 400, description: "Too much", metadata: { order: "7" },
  });
  assert.equal(first.object, "transfer_reversal");
  assert.equal(first.transfer, transfer.id);
  await refused(stripe.transfers.createReversal(transfer.id, { amount: 601 }), {
    statusCode: 400, code: "amount_too_large", param: "amount",
  });
  const rest = await stripe.transfers.createReversal(transfer.id);
  assert.equal(rest.amount, 600);
  assert.equal(await available(), platform);
  assert.equal(await available(account), theirs);
  const listed = await all(stripe.transfers.listReversals(transfer.id));
  assert.deepEqual(listed.map((it) => it.id), [rest.id, first.id]);
  const changed = await stripe.transfers.updateReversal(transfer.id, first.id, {
    metadata: { order: "8" },
  });
  assert.equal(changed.metadata.order, "8");
  const found = await stripe.transfers.retrieveReversal(transfer.id, first.id);
  assert.equal(found.metadata.order, "8");
  const after = await stripe.transfers.retrieve(transfer.id);
  assert.equal(after.reversed, true);
  assert.equal(after.amount_reversed, 1_000);
  assert.deepEqual(after.reversals.data.map((it) => it.id), [rest.id, first.id]);
});

test("a collected fee goes back", async () => {
  const theirs = await total(account);
  const intent = await destination();
  const { transfer: id } = await stripe.charges.retrieve(intent.latest_charge);
  const { destination_payment: payment } = await stripe.transfers.retrieve(id);
  const [fee] = await all(stripe.applicationFees.list({ charge: payment }));
  assert.equal(fee.amount, 1_230);
  const first = await stripe.applicationFees.createRefund(fee.id, { amount: 230 });
  assert.equal(first.object, "fee_refund");
  assert.equal(first.fee, fee.id);
  await refused(stripe.applicationFees.createRefund(fee.id, { amount: 1_001 }), {
    statusCode: 400, code: "amount_too_large", param: "amount",
  });
  await stripe.applicationFees.createRefund(fee.id);
  assert.equal(await total(account), theirs + 10_000);
  const changed = await stripe.applicationFees.updateRefund(fee.id, first.id, {
    metadata: { why: "kind" },
  });
  assert.equal(changed.metadata.why, "kind");
  assert.equal((await stripe.applicationFees.retrieveRefund(fee.id, first.id)).amount, 230);
  assert.equal((await all(stripe.applicationFees.listRefunds(fee.id))).length, 2);
  const after = await stripe.applicationFees.retrieve(fee.id);
  assert.equal(after.refunded, true);
  assert.equal(after.refunds.data.length, 2);
});
