// Steps that several stories take.
import { expect, type Browser, type Page } from "@playwright/test";
import { client } from "./api";
import { visit, type World } from "./test";

/** Signs the platform's administrator in. */
export async function signIn(page: Page, world: World): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(world.admin.email);
  await page.getByLabel("Password", { exact: true }).fill(world.admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/connect/);
}

/** Shows the pages from here on in Spanish. */
export async function inSpanish(page: Page, world: World): Promise<void> {
  await page.context().addCookies([{ name: "lang", value: "es", url: world.base_url }]);
}

/** Signs the owner of an account in to the Express Dashboard: link, then the code of test mode. */
export async function openExpress(page: Page, world: World, account: string): Promise<void> {
  const { url } = await client(world).accounts.createLoginLink(account);
  await visit(page, url);
  await enterCode(page);
}

/** From the page of a login link to the Express home page. */
export async function enterCode(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel(/code/i).fill("000000");
  await page.getByRole("button", { name: /Sign in|Verify|Continue/ }).click();
  await expect(page).toHaveURL(/\/express\/?$/);
}

/** Numbers and words as a person reads them: one kind of space, a plain minus. */
export async function text(page: Page): Promise<string> {
  const text = await page.getByRole("main").innerText();
  return text.replaceAll(/\s+/g, " ").replaceAll("−", "-");
}

/** A second person, with cookies of their own. */
export async function another(browser: Browser, world: World): Promise<Page> {
  const context = await browser.newContext({ baseURL: world.base_url });
  return context.newPage();
}
