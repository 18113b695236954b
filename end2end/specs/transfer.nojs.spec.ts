// The transfer form where scripts do not run.
import { available, client, seller } from "../support/api";
import { inSpanish, signIn, text } from "../support/journey";
import { expect, test } from "../support/test";

test("a transfer is sent without JavaScript", async ({ page, world }) => {
  const account = await seller(world, "Plain Paper", "plain@example.com");
  const before = await available(world);
  await signIn(page, world);
  await page.goto(`/connect/accounts/${account.id}`);
  await page.getByRole("link", { name: "Send funds" }).first().click();
  await page.getByLabel("Amount").fill("20.00");
  await page.getByLabel(/^Description/).fill("Without scripts");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page.getByText("Nothing has moved yet")).toBeVisible();
  await page.getByRole("button", { name: /^Send .*20\.00/ }).click();
  await expect(page).toHaveURL(/\/connect\/transfers\/tr_/);
  expect(await text(page)).toContain("Without scripts");
  expect(await available(world)).toBe(before - 2_000);
  expect(await available(world, account.id)).toBe(2_000);
  await page.reload();
  expect(await available(world)).toBe(before - 2_000);
});

test("the form sent twice sends once", async ({ page, world }) => {
  const account = await seller(world, "Twice Told", "twice@example.com");
  await signIn(page, world);
  await page.goto(`/connect/transfers/new?to=${account.id}`);
  await page.getByLabel("Amount").fill("3.00");
  await page.getByRole("button", { name: "Review" }).click();
  await expect(page).toHaveURL(/\/connect\/transfers\/review/);
  const review = page.url();
  await page.getByRole("button", { name: /^Send / }).click();
  await expect(page).toHaveURL(/\/connect\/transfers\/tr_/);
  const first = page.url();
  await page.goto(review);
  await page.getByRole("button", { name: /^Send / }).click();
  await expect(page).toHaveURL(first);
  expect(await available(world, account.id)).toBe(300);
});

test("a refused amount comes back at its field", async ({ page, world }) => {
  const account = await seller(world, "Too Much", "toomuch@example.com");
  await signIn(page, world);
  await page.goto(`/connect/transfers/new?to=${account.id}`);
  await page.getByLabel("Amount").fill("99999999.00");
  await page.getByRole("button", { name: "Review" }).click();
  const field = page.getByLabel("Amount");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/The platform has .* available/);
  await expect(field).toHaveValue("99999999.00");
});

test("an owner signs in to the Express Dashboard without JavaScript", async ({ page, world }) => {
  const account = await seller(world, "Slow Lane", "slow@example.com");
  await client(world).transfers.create({ amount: 777, currency: "usd", destination: account.id });
  const { url } = await client(world).accounts.createLoginLink(account.id);
  await page.goto(url);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel(/code/i).fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/express\/?$/);
  expect(await text(page)).toContain("7.77");
});

test("in Spanish an amount is typed as it is printed", async ({ page, world }) => {
  const account = await seller(world, "Papel Llano", "papel@example.com");
  await signIn(page, world);
  await inSpanish(page, world);
  await page.goto(`/connect/transfers/new?to=${account.id}`);
  await page.getByLabel("Importe").fill("20.000");
  await page.getByRole("button", { name: "Revisar" }).click();
  await expect(page.getByLabel("Importe")).toHaveAccessibleDescription(/20\.000,00.USD o como 20,00.USD/);
  await page.getByLabel("Importe").fill("20,00");
  await page.getByRole("button", { name: "Revisar" }).click();
  await page.getByRole("button", { name: /^Enviar 20,00.USD/ }).click();
  await expect(page).toHaveURL(/\/connect\/transfers\/tr_/);
  expect(await available(world, account.id)).toBe(2_000);
});
