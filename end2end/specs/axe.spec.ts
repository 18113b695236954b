// Every page, in light and in dark, against the rules of WCAG 2.2 A and AA. A new route in
// app/src/routes.rs belongs here too.
import { axe } from "../support/axe";
import { client, seller } from "../support/api";
import { openExpress, signIn } from "../support/journey";
import { expect, test, visit } from "../support/test";

test("pages for people who are not signed in", async ({ page }) => {
  for (const path of ["/login", "/setup", "/express/login", "/express/code"]) {
    await visit(page, path);
    await axe(page);
  }
});

test("pages of the Connect Dashboard", async ({ page, world }) => {
  test.setTimeout(600_000);
  const stripe = client(world);
  const bank = { external_account: "btok_us_verified" };
  const account = await seller(world, "Axe Works", "axe@example.com", bank);
  const topup = await stripe.topups.create({ amount: 5_000, currency: "usd" });
  const transfer = await stripe.transfers.create({ amount: 100, currency: "usd", destination: account.id });
  const sale = await stripe.paymentIntents.create({
    amount: 2_000,
    currency: "usd",
    payment_method: "pm_card_visa",
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    transfer_data: { destination: account.id },
  });
  const payout = await stripe.payouts.create({ amount: 50, currency: "usd" }, { stripeAccount: account.id });
  const draft = `to=${account.id}&currency=usd`;
  await signIn(page, world);
  for (const path of [
    "/connect",
    "/connect/accounts",
    "/connect/accounts?status=rejected",
    "/connect/accounts?q=nobodyhasthisname",
    `/connect/accounts/${account.id}`,
    `/connect/accounts/${account.id}?tab=payouts`,
    `/connect/accounts/${account.id}?tab=transfers`,
    `/connect/accounts/${account.id}/profile`,
    `/connect/accounts/${account.id}/metadata`,
    `/connect/accounts/${account.id}/payouts/${payout.id}`,
    `/connect/accounts/${account.id}/transactions/${payout.balance_transaction}`,
    // No link was made: it says so.
    `/connect/accounts/${account.id}/login-link`,
    `/connect/payments/${sale.latest_charge}`,
    `/connect/payments/${transfer.destination_payment}`,
    "/connect/balances",
    "/connect/balances?type=payout",
    `/connect/balances/${transfer.balance_transaction}`,
    "/connect/transfers",
    "/connect/transfers/new",
    `/connect/transfers/new?${draft}`,
    `/connect/transfers/review?${draft}&amount=1.00&key=axe`,
    `/connect/transfers/review?${draft}&amount=nonsense&key=axe`,
    `/connect/transfers/${transfer.id}`,
    "/connect/topups",
    "/connect/topups/new",
    "/connect/topups/review?currency=usd&amount=1.00&key=axe",
    "/connect/topups/review?currency=usd&amount=nonsense&key=axe",
    `/connect/topups/${topup.id}`,
    "/connect/outbox",
    "/connect/developers",
    "/connect/confirm",
    "/connect/live",
  ]) {
    await visit(page, path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    await axe(page);
  }

  await visit(page, `/connect/accounts/${account.id}`);
  await page.getByRole("button", { name: "Create login link" }).click();
  await expect(page.getByText("This address is shown once")).toBeVisible();
  await axe(page);

  await visit(page, "/connect/developers");
  await page.getByRole("main").locator('a[href$="/revoke"]').first().click();
  await expect(page).toHaveURL(/\/keys\/key_[^/]+\/revoke$/);
  await axe(page);
});

test("pages of accounts in every status", async ({ page, world }) => {
  test.setTimeout(400_000);
  await signIn(page, world);
  for (const status of ["restricted", "restricted_soon", "in_review", "rejected", "pending", "enabled"]) {
    await visit(page, `/connect/accounts?status=${status}`);
    await page.getByRole("table").getByRole("link").filter({ hasNotText: /sort/i }).last().click();
    await expect(page).toHaveURL(/accounts\/acct_/);
    await axe(page);
  }
});

test("pages of the Express Dashboard", async ({ page, world }) => {
  test.setTimeout(400_000);
  const account = await seller(world, "Axe Express", "axe-express@example.com");
  await client(world).transfers.create({ amount: 250, currency: "usd", destination: account.id });
  await openExpress(page, world, account.id);
  for (const path of ["/express", "/express?range=all", "/express/transactions", "/express/payments"]) {
    await visit(page, path);
    await axe(page);
  }
  for (const list of ["transactions", "payments"]) {
    await visit(page, `/express/${list}`);
    await page.getByRole("main").locator(`a[href*="/express/${list}/"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/express/${list}/`));
    await axe(page);
  }
});

test("a page that does not exist", async ({ page, world, problems }) => {
  await signIn(page, world);
  await page.goto("/connect/nowhere");
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeAttached();
  await axe(page);
  // The browser itself logs the status 404.
  problems.splice(0);
});
