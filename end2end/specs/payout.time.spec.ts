// Stories that move the clock: in a world of their own, because deadlines of other accounts pass.
import { axe } from "../support/axe";
import { client, seller } from "../support/api";
import { signIn } from "../support/journey";
import { expect, test, visit } from "../support/test";

test.beforeEach(async ({ page, world }) => {
  await signIn(page, world);
});

test("a payout follows its schedule, and its page adds up", async ({ page, world }) => {
  test.setTimeout(120_000);
  const bank = { external_account: "btok_us_verified" };
  const account = await seller(world, "Harbour Honey", "harbour@example.com", bank);
  const stripe = client(world);
  await stripe.topups.create({ amount: 50_000, currency: "usd" });
  await stripe.transfers.create({ amount: 8_410, currency: "usd", destination: account.id, description: "October honey" });

  await visit(page, `/connect/accounts/${account.id}?tab=payouts`);
  await expect(page.getByRole("heading", { name: "Payout schedule" })).toBeVisible();
  await expect(page.getByText("Every business day")).toBeVisible();
  await expect(page.getByText(/The next one comes on/)).toBeVisible();

  // Over a weekend at most, and past the banks' days.
  await stripe.rawRequest("POST", "/v1/test_helpers/clock/advance", { seconds: 864_000 });
  await visit(page, `/connect/accounts/${account.id}?tab=payouts`);
  const row = page.getByRole("table", { name: "Payouts" }).getByRole("row").nth(1);
  await expect(row).toContainText("84.10");
  await expect(row).toContainText("Paid");
  await expect(row).toContainText("Automatic");

  await row.getByRole("link").click();
  await expect(page).toHaveURL(/\/payouts\/po_/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Payout of 84\.10\sUSD/);
  await expect(page.getByText("1 transaction, after fees")).toBeVisible();
  await expect(page.getByRole("table", { name: "Transactions paid out" })).toContainText("84.10");
  await expect(page.getByRole("heading", { name: "Postings" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("payout.paid");
  await axe(page);

  await page.getByRole("table", { name: "Transactions paid out" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/transactions\/txn_/);
  await expect(page.getByText("Paid out with")).toBeVisible();
  await axe(page);
});
