import assert from "node:assert/strict";
import { before, test } from "node:test";
import { advance, all, amountIn, available, client, fund, refused, seller, stripe, world } from "./world.mjs";

let account;

before(async () => {
  account = (await seller()).id;
  await fund(1_000_000);
});

/** A card that is charged, whose money is available at once. */
async function charge(amount = 10_000, options = {}, token = "pm_card_bypassPending") {
  const intent = await stripe.paymentIntents.create(
    {
      amount,
      currency: "usd",
      payment_method: token,
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    },
    options,
  );
  return intent.latest_charge;
}

async function open(params = {}, options = {}) {
  const id = await charge(10_000, options);
  return stripe.rawRequest("POST", `/v1/test_helpers/charges/${id}/dispute`, params, options);
}

const helper = (id, deed) => stripe.rawRequest("POST", `/v1/test_helpers/disputes/${id}/${deed}`);

test("a dispute takes the money and the fee", async () => {
  const id = await charge();
  const before = await available();
  const made = await stripe.rawRequest("POST", `/v1/test_helpers/charges/${id}/dispute`, {
    reason: "product_not_received",
  });
  const dispute = await stripe.disputes.retrieve(made.id, { expand: ["charge"] });
  assert.equal(dispute.object, "dispute");
  assert.equal(dispute.status, "needs_response");
  assert.equal(dispute.reason, "product_not_received");
  assert.equal(dispute.amount, 10_000);
  assert.equal(dispute.charge.id, id);
  assert.equal(dispute.charge.disputed, true);
  assert.equal(dispute.balance_transactions.length, 1);
  assert.equal(dispute.balance_transactions[0].net, -11_500);
  assert.equal(await available(), before - 11_500);
});

test("evidence is staged, submitted and decides in test mode", async () => {
  const { id } = await open();
  const staged = await stripe.disputes.update(id, {
    evidence: { product_description: "A chair" },
    metadata: { case: "7" },
    submit: false,
  });
  assert.equal(staged.evidence.product_description, "A chair");
  assert.equal(staged.evidence_details.submission_count, 0);
  assert.equal(staged.evidence_details.has_evidence, true);
  const sent = await stripe.disputes.update(id, { evidence: { uncategorized_text: "winning_evidence" } });
  assert.equal(sent.status, "under_review");
  await refused(stripe.disputes.update(id, { evidence: { customer_name: "Jenny" } }), {
    statusCode: 400,
    code: "status_transition_invalid",
  });
  await advance(1);
  const won = await stripe.disputes.retrieve(id);
  assert.equal(won.status, "won");
  assert.deepEqual(won.balance_transactions.map((line) => line.amount), [-10_000, 10_000]);
});

test("a dispute can be given up", async () => {
  const { id } = await open();
  assert.equal((await stripe.disputes.close(id)).status, "lost");
  await refused(stripe.disputes.close(id), { statusCode: 400, code: "status_transition_invalid" });
});

test("an inquiry moves no money until it escalates", async () => {
  const before = await available();
  const inquiry = await open({ inquiry: true });
  const charged = await available();
  assert.equal(inquiry.status, "warning_needs_response");
  assert.equal(inquiry.is_charge_refundable, true);
  assert.ok(charged > before);
  const dispute = await helper(inquiry.id, "escalate");
  assert.equal(dispute.id, inquiry.id);
  assert.equal(dispute.status, "needs_response");
  assert.equal(await available(), charged - 11_500);
  assert.equal((await helper(inquiry.id, "lose")).status, "lost");
});

test("disputes are listed by their charge", async () => {
  const { id, charge: of } = await open();
  const found = await all(stripe.disputes.list({ charge: of }));
  assert.deepEqual(found.map((each) => each.id), [id]);
  assert.deepEqual(await all(stripe.disputes.list({ charge: "ch_none" })), []);
});

test("a dispute of an account makes it owe, and the platform's money is held", async () => {
  const options = { stripeAccount: account };
  const held = async () => amountIn((await stripe.balance.retrieve()).connect_reserved);
  const before = await held();
  // Its money is still pending, so the account has nothing to pay with.
  const of = await charge(10_000, options, "pm_card_visa");
  const { id } = await stripe.rawRequest("POST", `/v1/test_helpers/charges/${of}/dispute`, {}, options);
  const own = client(world.secret_key, { stripeAccount: account });
  assert.equal((await own.disputes.retrieve(id)).charge, of);
  await refused(stripe.disputes.retrieve(id), { statusCode: 404, code: "resource_missing" });
  assert.equal(await available(account), -10_000);
  assert.equal(await held(), before + 10_000);
  await helper(id, "win");
  assert.equal(await held(), before);
});

test("files are uploaded, found and used as evidence", async () => {
  const file = await stripe.files.create({
    purpose: "dispute_evidence",
    file: { data: Buffer.from("%PDF-1.7\nA receipt."), name: "receipt.pdf", type: "application/pdf" },
  });
  assert.match(file.id, /^file_/);
  assert.equal(file.object, "file");
  assert.equal(file.type, "pdf");
  assert.equal(file.filename, "receipt.pdf");
  assert.equal(file.size, 19);
  assert.equal((await stripe.files.retrieve(file.id)).id, file.id);
  const listed = await all(stripe.files.list({ purpose: "dispute_evidence" }));
  assert.ok(listed.some((each) => each.id === file.id));
  const { id } = await open();
  const answered = await stripe.disputes.update(id, { evidence: { receipt: file.id } });
  assert.equal(answered.evidence.receipt, file.id);
  await refused(
    stripe.files.create({ purpose: "dispute_evidence", file: { data: Buffer.from("hello"), name: "a.pdf" } }),
    { statusCode: 400, param: "file" },
  );
});
