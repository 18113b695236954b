import assert from "node:assert/strict";
import { before, test } from "node:test";
import { amountIn, available, fund, raw, refused, seller, stripe } from "./world.mjs";

let account;

before(async () => {
  account = (await seller()).id;
  await fund(10_000);
  await stripe.transfers.create({ amount: 700, currency: "usd", destination: account });
});

test("the header shows the balance of the connected account", async () => {
  const balance = await stripe.balance.retrieve({}, { stripeAccount: account });
  assert.equal(amountIn(balance.available), 700);
  assert.equal(balance.lastResponse.headers["stripe-account"], account);
});

test("the header shows the balance transactions of the connected account", async () => {
  const rows = await stripe.balanceTransactions.list({}, { stripeAccount: account });
  assert.deepEqual(rows.data.map((row) => row.amount), [700]);
});

test("a whole client can act for the account", async () => {
  assert.equal(await available(account), 700);
});

test("an account of no one or of someone else is forbidden", async () => {
  for (const stranger of ["acct_doesnotexist", "acct_1PgafTB7WZ01zgkW"]) {
    const error = await refused(stripe.balance.retrieve({}, { stripeAccount: stranger }), {
      statusCode: 403,
      type: "StripePermissionError",
      code: "account_invalid",
    });
    assert.match(error.message, new RegExp(stranger));
  }
});

test("a header that is no account is refused, whatever it is", async () => {
  for (const nonsense of ["nonsense", "acct_'; drop table", "a".repeat(300)]) {
    const answer = await raw("/v1/balance", { headers: { "Stripe-Account": nonsense } });
    assert.ok([400, 403].includes(answer.status), `${answer.status}`);
    assert.ok((await answer.json()).error.message);
  }
});
