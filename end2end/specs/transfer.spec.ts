// What can go wrong with a transfer, told at the field.
import type Stripe from "stripe";
import { available, client, seller } from "../support/api";
import { inSpanish, signIn } from "../support/journey";
import { expect, test, visit } from "../support/test";

let account: Stripe.Account;

test.beforeAll(async ({ world }) => {
  account = await seller(world, "Fernhill Bakery", "fernhill@example.com");
});

test.beforeEach(async ({ page, world }) => {
  await signIn(page, world);
  await visit(page, `/connect/transfers/new?to=${account.id}`);
});

for (const [amount, complaint] of [
  ["0", /greater than zero/],
  ["-5", /greater than zero|digits/],
  ["1.505", /too many decimals/],
  ["1e3", /digits/],
  ["1,500", /1,500\.00.USD or as 1\.50.USD/],
  ["5 EUR", /written in EUR/],
  ["99999999999999999999", /too large/],
] as const) {
  test(`the amount ${amount} is refused at its field and nothing moves`, async ({ page, world }) => {
    const before = await available(world);
    await page.getByLabel("Amount").fill(amount);
    await page.getByRole("button", { name: "Review" }).click();
    const field = page.getByLabel("Amount");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(complaint);
    await expect(field).toHaveValue(amount);
    expect(await available(world)).toBe(before);
  });
}

test("more than the balance is refused with what there is", async ({ page, world }) => {
  const before = await available(world);
  await page.getByLabel("Amount").fill(`${Math.floor(before / 100) + 1}`);
  await page.getByRole("button", { name: "Review" }).click();
  const field = page.getByLabel("Amount");
  await expect(field).toHaveAccessibleDescription(/The platform has .* available/);
  expect(await available(world)).toBe(before);
});

test("money that is gone between review and sending is refused at the amount", async ({ page, world }) => {
  const before = await available(world);
  await page.getByLabel("Amount").fill(`${before / 100}`);
  await page.getByRole("button", { name: "Review" }).click();
  const send = page.getByRole("button", { name: /^Send / });
  await expect(send).toBeVisible();
  await client(world).transfers.create({ amount: 1, currency: "usd", destination: account.id });
  await send.click();
  await expect(page.getByText(/The platform has .* available|available balance is less/).first()).toBeVisible();
  expect(await available(world)).toBe(before - 1);
});

test("the account is found by typing its name", async ({ page }) => {
  await visit(page, "/connect/transfers/new");
  await page.getByLabel("Who receives the funds?").pressSequentially("fernhill");
  await page.getByRole("link", { name: "Choose Fernhill Bakery" }).click();
  await expect(page).toHaveURL(new RegExp(`to=${account.id}`));
  await expect(page.getByLabel("Amount")).toBeVisible();
});

test("going back from the review keeps what was typed", async ({ page }) => {
  await page.getByLabel("Amount").fill("12.34");
  await page.getByLabel(/^Description/).fill("Kept");
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("main").getByRole("link", { name: "Back", exact: true }).click();
  await expect(page.getByLabel("Amount")).toHaveValue("12.34");
  await expect(page.getByLabel(/^Description/)).toHaveValue("Kept");
});

test("in Spanish what the page prints can be typed, and is said as one types", async ({ page, world }) => {
  await inSpanish(page, world);
  await visit(page, `/connect/transfers/new?to=${account.id}`);
  const field = page.getByLabel("Importe");
  const said = page.locator("output[for=field-amount]");
  await field.fill("1.204,50");
  await expect(said).toHaveText(/1\.204,50.USD/);
  await field.fill("1.500");
  await expect(said).toHaveText(/1\.500,00.USD o como 1,50.USD/);
  await page.getByRole("button", { name: "Revisar" }).click();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/Escribe 1\.500,00 o 1,50/);
  await expect(field).toHaveValue("1.500");
  await field.fill("1,50");
  await page.getByRole("button", { name: "Revisar" }).click();
  await expect(page.getByRole("button", { name: /^Enviar 1,50.USD/ })).toBeVisible();
});
