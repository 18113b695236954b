// The list of connected accounts and the page of one.
import type { Page } from "@playwright/test";
import { client, seller } from "../support/api";
import { signIn, text } from "../support/journey";
import { expect, hydrated, test, visit } from "../support/test";

test.beforeEach(async ({ page, world }) => {
  await signIn(page, world);
});

/** The names in the list, from top to bottom. */
function names(page: Page): Promise<string[]> {
  return page.getByRole("table").locator("a.row-link").allInnerTexts();
}

/** Whether names are sorted as the server sorts them: without case and accents. */
function inOrder(names: string[], direction: "ascending" | "descending"): boolean {
  const folded = names.map((name) => name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase());
  if (direction === "descending") folded.reverse();
  return folded.every((name, at) => at === 0 || (folded[at - 1] ?? "") <= name);
}

test("status tabs have counts and narrow the list", async ({ page }) => {
  await visit(page, "/connect/accounts");
  const tabs = page.getByRole("navigation", { name: "Accounts by status" });
  for (const status of ["All", "Enabled", "Restricted", "Restricted soon", "In review", "Rejected"]) {
    const tab = tabs.getByRole("link", { name: new RegExp(`^${status}\\s*\\d+$`) });
    await expect(tab, status).toBeVisible();
  }
  await tabs.getByRole("link", { name: /^Rejected/ }).click();
  await expect(page).toHaveURL(/status=rejected/);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("Rejected");
});

test("columns sort and the address keeps the order", async ({ page }) => {
  await visit(page, "/connect/accounts");
  const header = page.getByRole("columnheader", { name: /Account/ }).first();
  for (const [order, direction] of [["asc", "ascending"], ["desc", "descending"]] as const) {
    await header.getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`sort=name.*order=${order}`));
    await expect(header).toHaveAttribute("aria-sort", direction);
    await expect.poll(async () => inOrder(await names(page), direction), direction).toBe(true);
    const shown = await names(page);
    expect(new Set(shown).size, "there is something to sort").toBeGreaterThan(1);
    await page.reload();
    await hydrated(page);
    expect(await names(page)).toEqual(shown);
  }
});

test("amounts are sorted within one currency, which the head of the column names", async ({ page }) => {
  await visit(page, "/connect/accounts");
  await page.getByRole("columnheader", { name: "Balance" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=balance/);
  await expect(page.getByRole("columnheader", { name: "Balance (USD)" })).toHaveAttribute("aria-sort", "descending");
  const others = page.getByRole("table").locator("tbody .money__code").filter({ hasNotText: "USD" });
  await expect(others).toHaveCount(0);
  await page.getByRole("link", { name: /Settles in/ }).click();
  await expect(page).not.toHaveURL(/currency=|sort=/);
  await expect(page.getByRole("columnheader", { name: "Balance", exact: true })).toBeVisible();
});

test("pages go to older accounts and back", async ({ page }) => {
  await visit(page, "/connect/accounts");
  const first = await page.getByRole("row").nth(1).innerText();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/starting_after=/);
  await expect(page.getByRole("row").nth(1)).not.toHaveText(first);
  await page.getByRole("link", { name: "Newer" }).click();
  await expect(page.getByRole("row").nth(1)).toContainText(first.split("\n")[0] ?? first);
});

test("one box finds accounts by name, email, id and metadata", async ({ page, world }) => {
  const account = await seller(world, "Walnut Woodwork", "hello@walnutwork.example.com");
  for (const words of ["walnut wood", "hello@walnutwork", account.id, "id-walnut-woodwork"]) {
    await visit(page, `/connect/accounts?q=${encodeURIComponent(words)}`);
    await expect(page.getByRole("link", { name: "Walnut Woodwork" }), words).toBeVisible();
  }
  await visit(page, "/connect/accounts?q=nobodyhasthisname");
  await expect(page.getByText("No accounts match")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).first().click();
  await expect(page.getByRole("table")).toBeVisible();
});

test("empty activity says so truthfully", async ({ page, world }) => {
  const account = await seller(world, "Quiet Corner", "quiet@example.com");
  await visit(page, `/connect/accounts/${account.id}`);
  for (const [tab, says] of [
    ["Payments", "No payments yet"],
    ["Transfers", "No transfers yet"],
    ["Payouts", "No payout has been made"],
    ["Collected fees", "No fees collected"],
  ] as const) {
    await page.getByRole("navigation", { name: "Activity" }).getByRole("link", { name: tab }).click();
    await expect(page.getByText(says)).toBeVisible();
  }
});

test("the metadata of an account can be edited", async ({ page, world }) => {
  const account = await seller(world, "Meadow Market", "meadow@example.com");
  await visit(page, `/connect/accounts/${account.id}`);
  await page.getByRole("link", { name: "Edit metadata" }).or(page.getByText("Edit metadata")).first().click();
  await page.getByLabel("Value of seller_id").fill("changed");
  await page.getByRole("button", { name: "Save metadata" }).click();
  await expect(page.getByText("Metadata saved")).toBeVisible();
  const saved = await client(world).accounts.retrieve(account.id);
  expect(saved.metadata?.seller_id).toBe("changed");
});

test("an account that cannot be paid says why", async ({ page, world }) => {
  const { id } = await client(world).accounts.create({
    type: "express",
    country: "US",
    business_profile: { name: "Halfway There" },
    capabilities: { transfers: { requested: true } },
  });
  await visit(page, `/connect/accounts/${id}`);
  expect(await text(page)).toContain("Onboarding is not finished");
  await expect(page.getByRole("link", { name: "Send funds" })).toHaveCount(0);
});
