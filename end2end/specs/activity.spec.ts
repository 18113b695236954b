// What happened to an account's money, and the way from there to the entries behind it.
import { axe } from "../support/axe";
import { client, seller } from "../support/api";
import { signIn } from "../support/journey";
import { expect, test, visit } from "../support/test";

test.beforeEach(async ({ page, world }) => {
  await signIn(page, world);
});

test("funds that were pulled from an account lead to their postings", async ({ page, world }) => {
  const account = await seller(world, "Low Tide", "lowtide@example.com");
  const stripe = client(world);
  await stripe.transfers.create({ amount: 5_000, currency: "usd", destination: account.id });
  const pulled = await stripe.transfers.create(
    { amount: 1_234, currency: "usd", destination: world.platform },
    { stripeAccount: account.id },
  );

  await visit(page, `/connect/accounts/${account.id}?tab=transfers`);
  const rows = page.getByRole("table", { name: "Transfers" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Pulled by the platform");
  await expect(rows.nth(1)).toContainText("−12.34");
  await expect(rows.nth(2)).toContainText("50.00");
  await axe(page);

  await rows.nth(1).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/connect/transfers/${pulled.id}`));
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "Low Tide" })).toHaveAttribute("href", `/connect/accounts/${account.id}`);
  await expect(page.getByRole("table", { name: "Postings" })).toContainText("Low Tide · available");
  await axe(page);

  // The line of the account's balance, and from there back.
  await main.getByRole("link", { name: String(pulled.balance_transaction) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("12.34");
  await main.getByRole("link", { name: pulled.id }).click();
  await expect(page).toHaveURL(new RegExp(`/connect/transfers/${pulled.id}`));
  await main.getByRole("link", { name: String(pulled.destination_payment) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("12.34");
  await axe(page);
});
