// The Express Dashboard on a phone, for which it was made.
import { fits } from "../support/axe";
import { client, seller } from "../support/api";
import { openExpress, signIn, text } from "../support/journey";
import { expect, test, visit } from "../support/test";

test("a seller reads balance, chart and lists on a phone", async ({ page, world }) => {
  const account = await seller(world, "Pocket Prints", "pocket@example.com");
  const stripe = client(world);
  await stripe.transfers.create({ amount: 4_321, currency: "usd", destination: account.id, description: "For prints" });
  await openExpress(page, world, account.id);
  // Signing in leads here without a new page, whose figures come a moment later.
  await expect(page.getByRole("main")).toContainText("43.21");
  await fits(page);

  for (const range of ["24h", "7d", "4w", "3m", "1y", "All"]) {
    const link = page.getByRole("navigation", { name: "Time range" }).getByRole("link", { name: new RegExp(`^${range}\\b`) });
    await link.click();
    await expect(page).toHaveURL(new RegExp(`range=${range.toLowerCase()}$`));
    await expect(link).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("heading", { name: "Net volume" })).toBeVisible();
  }
  await page.getByText("Show as table").click();
  await expect(page.getByRole("table").first()).toContainText("43.21");
  await fits(page);

  for (const path of ["/express/transactions", "/express/payments"]) {
    await visit(page, path);
    expect(await text(page)).toContain("43.21");
    await fits(page);
  }
});

test("the Connect Dashboard fits on a phone too", async ({ page, world }) => {
  const account = await seller(world, "Small Screen", "small@example.com");
  await signIn(page, world);
  for (const path of [
    "/connect",
    "/connect/accounts",
    `/connect/accounts/${account.id}`,
    "/connect/balances",
    "/connect/transfers",
    `/connect/transfers/new?to=${account.id}`,
    "/connect/developers",
    "/connect/outbox",
  ]) {
    await visit(page, path);
    await fits(page);
  }
});
