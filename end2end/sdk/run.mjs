// Starts one server, runs every *.test.mjs of this folder against it, one after the other.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../support/server.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const named = process.argv.slice(2);
const all = readdirSync(here).filter((name) => name.endsWith(".test.mjs")).sort();
const chosen = all.filter((name) => named.length === 0 || named.some((part) => name.includes(part)));

const server = await startServer();
const { stop, log, ...world } = server;
let code = 1;
try {
  const files = chosen.map((name) => path.join(here, name));
  const tests = spawn(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=1", ...files], {
    stdio: "inherit",
    env: { ...process.env, TRIBUTARY_WORLD: JSON.stringify(world) },
  });
  code = await new Promise((resolve) => tests.once("exit", (status) => resolve(status ?? 1)));
  if (code !== 0) console.error(`\nlast lines of the server:\n${log().slice(-4000)}`);
} finally {
  await stop();
}
process.exit(code);
