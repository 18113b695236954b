import { defineConfig, devices } from "@playwright/test";
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The system's Chromium: nothing is downloaded. */
function chromium(): string {
  const named = process.env.TRIBUTARY_CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin"];
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found = [named, ...candidates].find((file) => file && executable(file));
  if (!found) throw new Error("no Chromium found; install it, or name it in TRIBUTARY_CHROMIUM");
  return found;
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  // Every worker has a server and a browser of its own; the tests of one file tell one story.
  workers: Number(process.env.TRIBUTARY_E2E_WORKERS ?? 1),
  fullyParallel: false,
  forbidOnly: process.env.CI === "true",
  // A machine that tests for others is busy at times: one more try there, and the report names what
  // needed it.
  retries: process.env.CI === "true" ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    {
      name: "desktop",
      testIgnore: ["**/*.nojs.spec.ts", "**/*.phone.spec.ts", "**/*.time.spec.ts"],
      use: { viewport: { width: 1280, height: 900 } },
    },
    {
      name: "nojs",
      testMatch: "**/*.nojs.spec.ts",
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    },
    {
      name: "time",
      testMatch: "**/*.time.spec.ts",
      use: { viewport: { width: 1280, height: 900 } },
    },
    {
      name: "phone",
      testMatch: "**/*.phone.spec.ts",
      use: { ...devices["Pixel 7"], defaultBrowserType: "chromium" },
    },
  ],
});
