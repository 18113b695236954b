// The whole story in one flow: find a seller, send money, and let the seller see it.
import { available, seller } from "../support/api";
import { another, enterCode, signIn, text } from "../support/journey";
import { expect, hydrated, test, watch } from "../support/test";

test("an administrator sends funds and the seller sees them arrive", async ({ page, world, browser, problems }) => {
  test.setTimeout(180_000);
  const account = await seller(world, "Juniper Ceramics", "juniper@example.com");
  let link = "";

  await test.step("sign in", async () => {
    await signIn(page, world);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Test mode").first()).toBeVisible();
  });

  await test.step("add to the balance", async () => {
    await page.goto("/connect/balances");
    await hydrated(page);
    await page.getByRole("link", { name: "Add to balance" }).first().click();
    await page.getByLabel("Amount").fill("2,000.00");
    await expect(page.getByText(/You will add 2,000\.00\sUSD/)).toBeVisible();
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("button", { name: /^Add .*2,000\.00/ }).click();
    await expect(page).toHaveURL(/\/connect\/topups\/tu_/);
    await expect(page.getByText(/Added 2,000\.00\sUSD/)).toBeVisible();
  });

  await test.step("find the seller by metadata", async () => {
    await page.goto("/connect/accounts");
    await hydrated(page);
    const search = page.getByRole("searchbox", { name: /Search/ }).first();
    await search.fill("id-juniper-ceramics");
    await search.press("Enter");
    await expect(page).toHaveURL(/q=id-juniper-ceramics/);
    await page.getByRole("link", { name: "Juniper Ceramics" }).click();
    await expect(page).toHaveURL(new RegExp(account.id));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Juniper Ceramics");
    await expect(page.getByRole("main")).toContainText(account.id);
  });

  await test.step("send funds with a review", async () => {
    const before = await available(world);
    await page.getByRole("link", { name: "Send funds" }).first().click();
    await hydrated(page);
    await page.getByLabel("Amount").fill("1,204.50");
    await expect(page.getByText(/You will send 1,204\.50\sUSD/)).toBeVisible();
    await page.getByLabel(/^Description/).fill("November sales");
    await page.getByRole("button", { name: "Review" }).click();
    await expect(page.getByText("Nothing has moved yet")).toBeVisible();
    expect(await available(world), "the review moves nothing").toBe(before);
    const review = await text(page);
    expect(review).toContain("Juniper Ceramics");
    expect(review).toContain("1,204.50");
    expect(review).toContain("November sales");
    await page.getByRole("button", { name: /^Send .*1,204\.50/ }).dblclick();
    await expect(page).toHaveURL(/\/connect\/transfers\/tr_/);
    expect(await available(world), "a double click sends once").toBe(before - 120_450);
  });

  await test.step("the result shows its postings and its event", async () => {
    await expect(page.getByText(/Sent 1,204\.50\sUSD to Juniper Ceramics/)).toBeVisible();
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { name: "Postings" })).toBeVisible();
    await expect(main.getByText("transfer.created")).toBeVisible();
    await expect(main.getByText("November sales").first()).toBeVisible();
    const before = await available(world);
    await page.reload();
    await hydrated(page);
    expect(await available(world), "a reload sends nothing").toBe(before);
  });

  await test.step("the account page shows the new balance", async () => {
    await page.goto(`/connect/accounts/${account.id}`);
    await hydrated(page);
    expect(await text(page)).toContain("1,204.50");
  });

  await test.step("make a login link", async () => {
    await page.getByRole("button", { name: "Create login link" }).click();
    await expect(page.getByText("This address is shown once")).toBeVisible();
    link = /https?:\/\/[^\s"]+\/express\/[^\s"]+/.exec(await address(page))?.[0] ?? "";
    expect(link).toContain(world.base_url);
  });

  await test.step("the seller signs in and sees the transfer", async () => {
    const owner = await another(browser, world);
    watch(owner, problems);
    await owner.goto(link);
    await enterCode(owner);
    expect(await text(owner)).toContain("1,204.50");
    await owner.goto("/express/transactions");
    await hydrated(owner);
    await owner.getByRole("link", { name: /November sales/ }).first().click();
    await expect(owner).toHaveURL(/\/express\/(transactions|payments)\//);
    const details = await text(owner);
    for (const word of ["Gross", "Kept by", "Net", "1,204.50"]) expect(details).toContain(word);

    await owner.goto(link);
    await owner.getByRole("button", { name: "Continue" }).or(owner.getByText("no longer works")).first().waitFor();
    const again = owner.getByRole("button", { name: "Continue" });
    if (await again.isVisible()) await again.click();
    await expect(owner.getByText("This link no longer works")).toBeVisible();
    await owner.context().close();
  });

  await test.step("the outbox has the message with the code", async () => {
    await page.goto("/connect/outbox");
    await hydrated(page);
    await expect(page.getByRole("main")).toContainText("000000");
  });

  await test.step("sign out", async () => {
    await page.locator("summary:visible", { hasText: "Your menu" }).first().click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/login/);
    await page.goto("/connect/accounts");
    await expect(page).toHaveURL(/\/login/);
  });
});

/** What the page says, with the values of its read-only fields. */
async function address(page: import("@playwright/test").Page): Promise<string> {
  const fields = await page.getByRole("main").getByRole("textbox").all();
  const values = await Promise.all(fields.map((field) => field.inputValue()));
  return [await page.getByRole("main").innerText(), ...values].join("\n");
}
