// The API, for making what a story in the browser starts from.
import Stripe from "stripe";
import type { World } from "./test";

export function client(world: World): Stripe {
  const at = new URL(world.base_url);
  return new Stripe(world.secret_key, { host: at.hostname, port: at.port, protocol: "http" });
}

/** An onboarded Express account with a name, an email and a marker in its metadata. */
export async function seller(
  world: World,
  name: string,
  email: string,
  more: Stripe.AccountCreateParams = {},
): Promise<Stripe.Account> {
  const stripe = client(world);
  const account = await stripe.accounts.create({
    type: "express",
    country: "US",
    email,
    business_profile: { name },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    metadata: { seller_id: `id-${name.toLowerCase().replaceAll(" ", "-")}` },
    ...more,
  });
  await stripe.rawRequest("POST", `/v1/test_helpers/accounts/${account.id}/complete_onboarding`);
  return account;
}

/** What is available to the platform, or to an account, in minor units. */
export async function available(world: World, account?: string, currency = "usd"): Promise<number> {
  const options = account ? { stripeAccount: account } : {};
  const balance = await client(world).balance.retrieve({}, options);
  return balance.available.find((entry) => entry.currency === currency)?.amount ?? 0;
}
