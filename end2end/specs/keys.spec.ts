// Keys of the API, from their form to their end.
import { client, seller } from "../support/api";
import { signIn } from "../support/journey";
import { expect, test, visit, type World } from "../support/test";
import type { Page } from "@playwright/test";

/** Makes a key in the dashboard and answers its text, which is shown this once. */
async function make(page: Page, name: string, access: string, picked: string[] = []): Promise<string> {
  await visit(page, "/connect/developers");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("Permissions").selectOption(access);
  for (const permission of picked) await page.getByLabel(permission, { exact: true }).check();
  await page.getByRole("button", { name: "Create secret key" }).click();
  await expect(page.getByText("Your new secret key is shown once")).toBeVisible();
  return page.getByText(/^sk_test_\w+$/).first().innerText();
}

const within = (world: World, key: string) => client({ ...world, secret_key: key });

test("a read-only key reads, moves nothing, and is of no use once it is revoked", async ({ page, world }) => {
  const account = await seller(world, "Read Only", "read-only@example.com");
  await signIn(page, world);
  const stripe = within(world, await make(page, "Reports", "Read only"));
  await stripe.balance.retrieve();
  const transfer = stripe.transfers.create({ amount: 100, currency: "usd", destination: account.id });
  await expect(transfer).rejects.toMatchObject({ statusCode: 403, code: "permission_missing" });

  await visit(page, "/connect/developers");
  const row = page.getByRole("row", { name: /Reports/ });
  await expect(row).not.toContainText("Never");
  await row.getByText(/permissions/).click();
  await expect(row).toContainText("See balances, payments and payouts");
  await expect(row).not.toContainText("Send funds");

  await row.getByRole("link", { name: "Revoke Reports" }).click();
  await page.getByRole("button", { name: "Revoke Reports" }).click();
  await expect(page.getByRole("row", { name: /Reports/ })).toHaveCount(0);
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 401 });
});

test("a key does what was picked for it and nothing else", async ({ page, world }) => {
  await signIn(page, world);
  const stripe = within(world, await make(page, "Sign-ups", "Only what I pick", ["Create accounts"]));
  await stripe.accounts.create({ type: "express", country: "US", email: "picked@example.com" });
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ statusCode: 403 });
});

test("a key for nothing is not made, and what was typed is kept", async ({ page, world }) => {
  await signIn(page, world);
  await visit(page, "/connect/developers");
  await page.getByRole("textbox", { name: "Name" }).fill("Nothing");
  await page.getByLabel("Permissions").selectOption("Only what I pick");
  await page.getByRole("button", { name: "Create secret key" }).click();
  await expect(page.getByText("Choose at least one permission.").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Nothing");
});

test("a wrong password proves nothing, and the right one leads back", async ({ page, world }) => {
  await signIn(page, world);
  await visit(page, "/connect/confirm?next=%2Fconnect%2Fdevelopers");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("The password is wrong.").first()).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(world.admin.password);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/\/connect\/developers$/);
});
