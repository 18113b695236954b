// Starts the real server on a demo world of its own and stops it again.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** A demo world in a debug build takes its time on a busy machine. */
const READY_WITHIN_MS = 180_000;

/**
 * @typedef {object} World What the server says about itself when it is ready.
 * @property {string} base_url
 * @property {string} platform
 * @property {string} secret_key
 * @property {string} publishable_key
 * @property {{email: string, password: string}} admin
 */

/**
 * Starts a server on a temporary SQLite file, or on the database that TRIBUTARY_E2E_DATABASE names.
 * @returns {Promise<World & {stop: () => Promise<void>, log: () => string}>}
 */
export async function startServer() {
  const directory = await mkdtemp(path.join(tmpdir(), "tributary-e2e-"));
  const database = process.env.TRIBUTARY_E2E_DATABASE ?? path.join(directory, "world.db");
  const child = spawn(binary(), ["demo", "--database", database, "--addr", "127.0.0.1:0", "--json"], {
    cwd: root,
    env: { ...process.env, ...siteEnvironment() },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (text) => (log = (log + text).slice(-50_000)));
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await exited;
    clearTimeout(killer);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const world = await ready(child, () => log);
    return { ...world, stop, log: () => log };
  } catch (error) {
    await stop();
    throw error;
  }
}

function binary() {
  const file = process.env.TRIBUTARY_BIN ?? path.join(root, "target/debug/tributary");
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`cargo xtask test --only build\``);
  return file;
}

function siteEnvironment() {
  return {
    LEPTOS_OUTPUT_NAME: "tributary",
    LEPTOS_SITE_ROOT: process.env.LEPTOS_SITE_ROOT ?? path.join(root, "target/site"),
    LEPTOS_SITE_PKG_DIR: "pkg",
  };
}

/** The one JSON line that the server prints when it listens. */
function ready(child, log) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server is not ready\n${log()}`)), READY_WITHIN_MS);
    const fail = (why) => {
      clearTimeout(late);
      reject(new Error(`${why}\n${log()}`));
    };
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(`the server ended (${code ?? signal}) before it was ready`));
    createInterface({ input: child.stdout }).once("line", (line) => {
      clearTimeout(late);
      try {
        resolve(JSON.parse(line));
      } catch {
        fail(`the server said something that is not JSON: ${line}`);
      }
    });
  });
}
