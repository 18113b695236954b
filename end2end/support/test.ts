// The `test` of every spec: a server per worker, and a page that tolerates no error.
import { test as base, expect, type Page } from "@playwright/test";
import { startServer } from "./server.mjs";

export interface World {
  base_url: string;
  platform: string;
  secret_key: string;
  publishable_key: string;
  admin: { email: string; password: string };
}

interface Fixtures {
  /** Errors that the page has logged so far; the test fails if any are left at its end. */
  problems: string[];
}

export const test = base.extend<Fixtures, { world: World }>({
  world: [
    async ({}, use) => {
      const { stop, log, ...world } = await startServer();
      await use(world);
      await stop();
    },
    { scope: "worker", timeout: 200_000 },
  ],
  baseURL: async ({ world }, use) => use(world.base_url),
  problems: async ({}, use) => use([]),
  page: async ({ page, problems }, use) => {
    watch(page, problems);
    await use(page);
    expect(problems, "the browser's console has no errors").toEqual([]);
  },
});

/** Collects errors, warnings of a failed hydration and violations of the security policy. */
export function watch(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    const bad = message.type() === "error" || /hydration|Content Security Policy/i.test(text);
    if (bad && !isRefusal(text, message.location().url)) problems.push(`${page.url()}: ${text}`);
  });
}

/** The browser logs every answer of 400 to 499, also the refusal of a form, which is no fault. */
function isRefusal(text: string, url: string): boolean {
  const refused = /the server responded with a status of 4\d\d/.test(text);
  return refused && /\/api\/actions\/|\/connect\/(transfers|topups)\/(review|new)\?/.test(url);
}

/** Waits until the page answers to clicks in the browser and not on the server. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator("html[data-hydrated]")).toBeAttached({ timeout: 30_000 });
}

/** Goes to an address and waits until it is alive. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

export { expect };
