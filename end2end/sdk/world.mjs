// What the SDK tests share: a client, and accounts and money of their own.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import Stripe from "stripe";

if (!process.env.TRIBUTARY_WORLD) throw new Error("run these tests with `npm run test:sdk`");

/** The server under test: base_url, platform, secret_key, publishable_key, admin. */
export const world = JSON.parse(process.env.TRIBUTARY_WORLD);

const at = new URL(world.base_url);

/** The official client, pointed here and otherwise as it comes. */
export function client(key = world.secret_key, config = {}) {
  return new Stripe(key, { host: at.hostname, port: at.port, protocol: "http", ...config });
}

export const stripe = client();

/** A request as no SDK would send it. */
export function raw(path, { method = "GET", body, headers = {}, key = world.secret_key } = {}) {
  const authorization = key === null ? {} : { Authorization: `Bearer ${key}` };
  const form = body === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" };
  return fetch(new URL(path, world.base_url), {
    method,
    body,
    headers: { ...authorization, ...form, ...headers },
    redirect: "manual",
  });
}

export const unique = (prefix) => `${prefix}-${randomUUID()}`;

/** An account that can receive transfers. */
export async function seller(params = {}) {
  const account = await stripe.accounts.create({
    type: "express",
    country: "US",
    email: `${unique("seller")}@example.com`,
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    ...params,
  });
  await finishOnboarding(account.id);
  return stripe.accounts.retrieve(account.id);
}

/** The owner finishes the hosted onboarding, which in test mode one call does. */
export function finishOnboarding(id) {
  return stripe.rawRequest("POST", `/v1/test_helpers/accounts/${id}/complete_onboarding`);
}

/** Moves the clock of test mode on by so many seconds. */
export function advance(seconds) {
  return stripe.rawRequest("POST", "/v1/test_helpers/clock/advance", { seconds });
}

/** Puts money in the platform's available balance. */
export async function fund(amount, currency = "usd") {
  const topup = await stripe.topups.create({ amount, currency, description: "Test funds" });
  if (topup.status !== "succeeded") await advance(10 * 24 * 60 * 60);
  return stripe.topups.retrieve(topup.id);
}

/** A balance's amount in one currency. */
export function amountIn(entries, currency = "usd") {
  return entries.find((entry) => entry.currency === currency)?.amount ?? 0;
}

/** The platform's or an account's available amount. */
export async function available(account, currency = "usd") {
  const options = account ? { stripeAccount: account } : {};
  const balance = await stripe.balance.retrieve({}, options);
  return amountIn(balance.available, currency);
}

/** Expects an error of the API with these properties, and hands it back. */
export async function refused(promise, expected) {
  let result;
  try {
    result = await promise;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const seen = Object.fromEntries(Object.keys(expected).map((name) => [name, error[name]]));
    assert.deepEqual(seen, expected, `${error.message} (${error.requestId})`);
    assert.ok(error.message.length > 0 && error.requestId, "an error has a message and a request id");
    return error;
  }
  assert.fail(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(result).slice(0, 300)}`);
}

/** All items of a list, page by page. */
export async function all(list) {
  const items = [];
  for await (const item of list) items.push(item);
  return items;
}
