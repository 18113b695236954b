import assert from "node:assert/strict";
import { test } from "node:test";
import { client, raw, refused, stripe, world } from "./world.mjs";

test("every answer has its request id, also a refused one", async () => {
  const good = await raw("/v1/balance");
  const bad = await raw("/v1/transfers/tr_doesnotexist");
  const ids = [good, bad].map((answer) => answer.headers.get("request-id"));
  assert.ok(ids.every((id) => /^req_/.test(id)), `${ids}`);
  assert.notEqual(ids[0], ids[1]);
  assert.match(good.headers.get("content-type"), /^application\/json/);
});

test("the version that the caller names is echoed", async () => {
  const balance = await stripe.balance.retrieve();
  assert.equal(balance.lastResponse.apiVersion, balance.lastResponse.headers["stripe-version"]);
  const older = await raw("/v1/balance", { headers: { "Stripe-Version": "2024-04-10" } });
  assert.equal(older.headers.get("stripe-version"), "2024-04-10");
});

test("without a key nothing is answered", async () => {
  const answer = await raw("/v1/balance", { key: null });
  assert.equal(answer.status, 401);
  assert.match(answer.headers.get("www-authenticate"), /^Basic/);
  assert.equal((await answer.json()).error.type, "invalid_request_error");
});

test("a wrong key is refused and not repeated in full", async () => {
  const key = "sk_test_0123456789abcdefghijklmnopqrstuvwxyz";
  const error = await refused(client(key).balance.retrieve(), {
    statusCode: 401,
    type: "StripeAuthenticationError",
  });
  assert.ok(!error.message.includes(key));
});

test("the key can be the user name of basic authentication", async () => {
  const basic = Buffer.from(`${world.secret_key}:`).toString("base64");
  const answer = await raw("/v1/balance", { key: null, headers: { Authorization: `Basic ${basic}` } });
  assert.equal(answer.status, 200);
});

test("an unknown parameter is refused by name, in a body and in a query", async () => {
  await refused(stripe.accounts.create({ type: "custom", country: "US", favourite_colour: "blue" }), {
    statusCode: 400, code: "parameter_unknown", param: "favourite_colour",
  });
  await refused(stripe.transfers.list({ favourite_colour: "blue" }), {
    statusCode: 400, code: "parameter_unknown", param: "favourite_colour",
  });
});

test("an unknown address is a JSON error too", async () => {
  const answer = await raw("/v1/unicorns");
  assert.equal(answer.status, 404);
  assert.equal((await answer.json()).error.type, "invalid_request_error");
});

test("a method that an address does not know is refused", async () => {
  const answer = await raw("/v1/balance", { method: "DELETE" });
  assert.ok([404, 405].includes(answer.status), `${answer.status}`);
  assert.ok((await answer.json()).error);
});

test("brackets may come plain or percent-encoded", async () => {
  for (const name of ["metadata[plain]", "metadata%5Bplain%5D"]) {
    const body = `type=custom&country=US&${name}=1`;
    const answer = await raw("/v1/accounts", { method: "POST", body });
    assert.equal(answer.status, 200);
    assert.deepEqual((await answer.json()).metadata, { plain: "1" });
  }
});

test("arrays may be numbered or not", async () => {
  for (const name of ["expand[]", "expand[0]"]) {
    const answer = await raw(`/v1/transfers?limit=1&${name}=data.destination`);
    assert.equal(answer.status, 200, name);
  }
});

test("broken bodies are refused and never a fault of the server", async () => {
  const bodies = ["amount=%ZZ", "metadata[=1", "a[b]c=1", "amount[x]=1&currency=usd", "%FF%FE=1", "&&=&"];
  for (const body of bodies) {
    const answer = await raw("/v1/topups", { method: "POST", body });
    assert.equal(answer.status, 400, body);
    assert.ok((await answer.json()).error.message, body);
  }
});

test("a JSON body is refused with a word on form encoding", async () => {
  const answer = await raw("/v1/topups", {
    method: "POST",
    body: '{"amount":1}',
    headers: { "Content-Type": "application/json" },
  });
  assert.ok([400, 415].includes(answer.status), `${answer.status}`);
  assert.ok((await answer.json()).error.message);
});

test("control characters and over-long texts are refused or kept whole", async () => {
  const long = await raw("/v1/accounts", {
    method: "POST",
    body: `type=custom&country=US&business_profile[name]=${"x".repeat(100_000)}`,
  });
  assert.ok([400, 413].includes(long.status), `${long.status}`);
  const nul = await raw("/v1/accounts", { method: "POST", body: "type=custom&business_profile[name]=a%00b" });
  assert.equal(nul.status, 400);
});
