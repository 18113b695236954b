import assert from "node:assert/strict";
import { before, test } from "node:test";
import Stripe from "stripe";
import { advance, all, amountIn, refused, seller, stripe, unique } from "./world.mjs";

const DAY = 24 * 60 * 60;
const sale = { amount: 10_000, currency: "usd", payment_method: "pm_card_visa", confirm: true };
let destination;
let shop;

before(async () => {
  destination = (await seller()).id;
  shop = (await seller({ type: "standard" })).id;
});

async function balance(account) {
  const found = await stripe.balance.retrieve({}, { stripeAccount: account });
  return { pending: amountIn(found.pending), available: amountIn(found.available) };
}

/** A card error of the SDK, with its code. */
async function declined(promise, code) {
  const error = await refused(promise, { statusCode: 402, code, type: "StripeCardError" });
  assert.ok(error instanceof Stripe.errors.StripeCardError);
  return error;
}

test("a destination charge with a fee pays everyone their part", async () => {
  const own = await seller();
  const intent = await stripe.paymentIntents.create({
    ...sale,
    application_fee_amount: 1_230,
    transfer_data: { destination: own.id },
    description: "Order 7",
    metadata: { order: "7" },
    expand: ["latest_charge.balance_transaction", "latest_charge.transfer", "payment_method"],
  });
  assert.match(intent.id, /^pi_/);
  assert.equal(intent.status, "succeeded");
  assert.equal(intent.amount_received, 10_000);
  assert.equal(intent.payment_method.card.last4, "4242");
  const charge = intent.latest_charge;
  assert.match(charge.id, /^ch_/);
  assert.equal(charge.balance_transaction.fee, 320);
  assert.equal(charge.balance_transaction.net, 9_680);
  assert.equal(charge.transfer.destination, own.id);
  assert.equal(charge.transfer.source_transaction, charge.id);
  const payment = await stripe.charges.retrieve(
    charge.transfer.destination_payment,
    { expand: ["balance_transaction"] },
    { stripeAccount: own.id },
  );
  assert.match(payment.id, /^py_/);
  assert.equal(payment.balance_transaction.type, "payment");
  assert.equal(payment.balance_transaction.net, 8_770);
  // The fee is the platform's own object.
  const fee = await stripe.applicationFees.retrieve(payment.application_fee);
  assert.equal(fee.originating_transaction, charge.id);
  assert.deepEqual(await balance(own.id), { pending: 8_770, available: 0 });
  await advance(5 * DAY);
  assert.equal((await balance(own.id)).pending, 0);
});

test("a direct charge is the account's own and pays its own fees", async () => {
  const options = { stripeAccount: shop };
  const intent = await stripe.paymentIntents.create(
    { ...sale, application_fee_amount: 1_230, expand: ["latest_charge.balance_transaction"] },
    options,
  );
  const line = intent.latest_charge.balance_transaction;
  assert.equal(line.net, 8_450);
  assert.deepEqual(
    line.fee_details.map(({ type, amount }) => [type, amount]).sort(),
    [["application_fee", 1_230], ["stripe_fee", 320]],
  );
  await refused(stripe.paymentIntents.retrieve(intent.id), { statusCode: 404, code: "resource_missing" });
  const events = await stripe.events.list({ type: "payment_intent.succeeded", limit: 1 }, options);
  assert.equal(events.data[0].data.object.id, intent.id);
  assert.equal(events.data[0].account, shop);
});

test("a destination can get an amount instead of all", async () => {
  const intent = await stripe.paymentIntents.create({
    ...sale,
    transfer_data: { destination, amount: 8_770 },
    expand: ["latest_charge.transfer"],
  });
  assert.equal(intent.latest_charge.transfer.amount, 8_770);
  assert.equal(intent.latest_charge.application_fee, null);
});

test("test cards are declined as published", async () => {
  const cards = {
    pm_card_visa_chargeDeclined: ["card_declined", "generic_decline"],
    pm_card_chargeDeclinedInsufficientFunds: ["card_declined", "insufficient_funds"],
    pm_card_chargeDeclinedExpiredCard: ["expired_card", undefined],
    pm_card_chargeDeclinedIncorrectCvc: ["incorrect_cvc", undefined],
    pm_card_chargeDeclinedProcessingError: ["processing_error", undefined],
  };
  for (const [payment_method, [code, reason]] of Object.entries(cards)) {
    const error = await declined(stripe.paymentIntents.create({ ...sale, payment_method }), code);
    // The SDK makes an empty text of a code that is not there.
    assert.equal(error.decline_code || undefined, reason);
    assert.equal(error.payment_intent.status, "requires_payment_method");
    assert.equal(error.payment_intent.last_payment_error.code, code);
    const charge = await stripe.charges.retrieve(error.charge);
    assert.equal(charge.status, "failed");
    assert.equal(charge.failure_code, code);
  }
});

test("a declined intent succeeds with another card", async () => {
  const error = await declined(
    stripe.paymentIntents.create({ ...sale, payment_method: "pm_card_chargeDeclined" }),
    "card_declined",
  );
  const done = await stripe.paymentIntents.confirm(error.payment_intent.id, { payment_method: "pm_card_mastercard" });
  assert.equal(done.status, "succeeded");
  assert.equal(done.last_payment_error, null);
});

test("a declined try is not made again under the same key", async () => {
  const idempotencyKey = unique("key");
  const params = { ...sale, payment_method: "pm_card_chargeDeclined" };
  const first = await declined(stripe.paymentIntents.create(params, { idempotencyKey }), "card_declined");
  const second = await declined(stripe.paymentIntents.create(params, { idempotencyKey }), "card_declined");
  assert.equal(second.payment_intent.id, first.payment_intent.id);
});

test("a customer who must authenticate does so through the helper", async () => {
  const params = { ...sale, payment_method: "pm_card_threeDSecure2Required" };
  const intent = await stripe.paymentIntents.create(params);
  assert.equal(intent.status, "requires_action");
  assert.equal(intent.next_action.type, "use_stripe_sdk");
  const path = `/v1/test_helpers/payment_intents/${intent.id}/authenticate`;
  const done = await stripe.rawRequest("POST", path, { outcome: "succeeded" });
  assert.equal(done.status, "succeeded");
  await declined(stripe.paymentIntents.create({ ...params, off_session: true }), "authentication_required");
});

test("a held card is captured in part, canceled, or expires", async () => {
  const held = () => stripe.paymentIntents.create({ ...sale, capture_method: "manual" });
  const intent = await held();
  assert.equal(intent.status, "requires_capture");
  await refused(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 10_001 }), {
    statusCode: 400, code: "amount_too_large", param: "amount_to_capture",
  });
  const done = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 4_000, expand: ["latest_charge"] });
  assert.equal(done.amount_received, 4_000);
  assert.equal(done.latest_charge.amount_captured, 4_000);
  const canceled = await stripe.paymentIntents.cancel((await held()).id, { cancellation_reason: "duplicate" });
  assert.equal(canceled.status, "canceled");
  assert.equal(canceled.cancellation_reason, "duplicate");
  const forgotten = await held();
  await advance(8 * DAY);
  const expired = await stripe.paymentIntents.retrieve(forgotten.id);
  assert.equal(expired.status, "canceled");
  const events = await stripe.events.list({ type: "charge.expired", limit: 1 });
  assert.equal(events.data[0].data.object.id, forgotten.latest_charge);
});

test("charges without an intent work as they did", async () => {
  const charge = await stripe.charges.create({ amount: 2_000, currency: "usd", source: "tok_visa", capture: false });
  assert.equal(charge.captured, false);
  const captured = await stripe.charges.capture(charge.id);
  assert.equal(captured.captured, true);
  const changed = await stripe.charges.update(charge.id, { description: "Order 8", metadata: { order: "8" } });
  assert.equal(changed.description, "Order 8");
  const found = await stripe.charges.list({ limit: 1 });
  assert.equal(found.data[0].id, charge.id);
  await declined(stripe.charges.create({ amount: 2_000, currency: "usd", source: "tok_chargeDeclined" }), "card_declined");
});

test("a customer keeps a card that is charged again", async () => {
  const email = `${unique("ada")}@example.com`;
  const customer = await stripe.customers.create({ email, name: "Ada" });
  const method = await stripe.paymentMethods.create({
    type: "card",
    card: { number: "4242424242424242", exp_month: 4, exp_year: 2035, cvc: "123" },
  });
  await stripe.paymentMethods.attach(method.id, { customer: customer.id });
  const kept = await all(stripe.customers.listPaymentMethods(customer.id));
  assert.deepEqual(kept.map(({ id }) => id), [method.id]);
  await refused(stripe.paymentIntents.create({ ...sale, payment_method: method.id }), {
    statusCode: 400, param: "payment_method",
  });
  const intent = await stripe.paymentIntents.create({ ...sale, payment_method: method.id, customer: customer.id });
  assert.equal(intent.status, "succeeded");
  const charges = await all(stripe.charges.list({ customer: customer.id }));
  assert.equal(charges.length, 1);
  const found = await stripe.customers.list({ email });
  assert.deepEqual(found.data.map(({ id }) => id), [customer.id]);
  assert.equal((await stripe.paymentMethods.detach(method.id)).customer, null);
  assert.equal((await stripe.customers.del(customer.id)).deleted, true);
  assert.equal((await stripe.customers.retrieve(customer.id)).deleted, true);
});

test("currencies without and with three decimals are exact", async () => {
  const tokyo = await seller({ type: "standard", country: "JP" });
  const yen = await stripe.paymentIntents.create(
    { ...sale, currency: "jpy", application_fee_amount: 1_230, expand: ["latest_charge.balance_transaction"] },
    { stripeAccount: tokyo.id },
  );
  const line = yen.latest_charge.balance_transaction;
  // 2.9 %, 1.5 % more for a foreign card, and 30 yen.
  assert.equal(line.net, 10_000 - 1_230 - 470);
  const kuwait = await seller({ country: "KW" });
  await stripe.paymentIntents.create({
    ...sale, currency: "kwd", amount: 12_350, application_fee_amount: 1_005, transfer_data: { destination: kuwait.id },
  });
  const found = await stripe.balance.retrieve({}, { stripeAccount: kuwait.id });
  assert.equal(amountIn(found.pending, "kwd"), 11_345);
});

test("impossible sales are refused at their parameter", async () => {
  const cases = [
    [{ application_fee_amount: 5 }, "application_fee_amount"],
    [{ application_fee_amount: 10_001, transfer_data: { destination } }, "application_fee_amount"],
    [{ application_fee_amount: 0, transfer_data: { destination } }, "application_fee_amount"],
    [{ application_fee_amount: 5, transfer_data: { destination, amount: 5 } }, "application_fee_amount"],
    [{ transfer_data: { destination: "acct_no" } }, "transfer_data[destination]"],
    [{ customer: "cus_no" }, "customer"],
    [{ payment_method: "pm_nothing" }, "payment_method"],
    [{ currency: "eur", transfer_data: { destination } }, "currency"],
  ];
  for (const [params, param] of cases) {
    await refused(stripe.paymentIntents.create({ ...sale, ...params }), {
      statusCode: 400, type: "StripeInvalidRequestError", param,
    });
  }
});
