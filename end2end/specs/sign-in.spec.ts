// Who gets in, and who does not.
import { client, seller } from "../support/api";
import { another, signIn } from "../support/journey";
import { expect, hydrated, test, visit } from "../support/test";

test("a wrong password is refused in the same words as an unknown email", async ({ page, world }) => {
  for (const email of [world.admin.email, "nobody@example.com"]) {
    await visit(page, "/login");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("The email or the password is wrong.").first()).toBeVisible();
  }
});

test("whoever is not signed in comes to the sign-in page and then to where they wanted to go", async ({ page, world }) => {
  await page.goto("/connect/balances");
  await expect(page).toHaveURL(/\/login/);
  await page.getByLabel("Email").fill(world.admin.email);
  await page.getByLabel("Password", { exact: true }).fill(world.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/connect\/balances/);
});

test("a wrong code is refused and counted", async ({ page, world }) => {
  const account = await seller(world, "Wrong Code", "wrong@example.com");
  const { url } = await client(world).accounts.createLoginLink(account.id);
  await visit(page, url);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel(/code/i).fill("111111");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/This code is wrong/).first()).toBeVisible();
});

test("opening a login link does not use it up", async ({ page, world, browser }) => {
  const account = await seller(world, "Mail Scanner", "scanner@example.com");
  const { url } = await client(world).accounts.createLoginLink(account.id);
  const scanner = await another(browser, world);
  await scanner.goto(url);
  await scanner.context().close();
  await page.goto(url);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByLabel(/code/i)).toBeVisible();
});

test("light, dark and Spanish are chosen without a flash", async ({ page, world }) => {
  await signIn(page, world);
  await visit(page, "/connect");
  await page.context().addCookies([{ name: "theme", value: "dark", url: world.base_url }]);
  const html = await (await page.request.get("/connect")).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  await page.context().addCookies([{ name: "lang", value: "es", url: world.base_url }]);
  await page.reload();
  await hydrated(page);
  await expect(page.locator("html")).toHaveAttribute("lang", /^es/);
  await expect(page.getByRole("link", { name: "Cuentas" }).first()).toBeVisible();
});
