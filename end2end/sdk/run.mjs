// Starts one server, runs every *.test.mjs of this folder against it, one after the other, and then
// the stories of the Python SDK.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../support/server.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const named = process.argv.slice(2);

/** Runs a program to its end. */
function run(program, args, env) {
  const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (status) => resolve(status ?? 1));
  });
}

function node(env) {
  const all = readdirSync(here).filter((name) => name.endsWith(".test.mjs")).sort();
  const chosen = all.filter((name) => named.length === 0 || named.some((part) => name.includes(part)));
  if (chosen.length === 0) return 0;
  const files = chosen.map((name) => path.join(here, name));
  return run(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=1", ...files], env);
}

function python(env) {
  const stories = path.join(here, "python", "run.py");
  // Nothing is written beside the sources.
  return run(process.env.TRIBUTARY_E2E_PYTHON, ["-B", stories, ...named], env);
}

if (!process.env.TRIBUTARY_E2E_PYTHON) {
  console.error("TRIBUTARY_E2E_PYTHON names no interpreter: run `cargo xtask test --only sdk` once, then target/python/bin/python is one");
  process.exit(1);
}
const server = await startServer();
const { stop, log, ...world } = server;
const failed = [];
try {
  const env = { TRIBUTARY_WORLD: JSON.stringify(world) };
  if ((await node(env)) !== 0) failed.push("Node");
  if ((await python(env)) !== 0) failed.push("Python");
  if (failed.length > 0) console.error(`\nlast lines of the server:\n${log().slice(-4000)}`);
} finally {
  await stop();
}
if (failed.length > 0) console.error(`failed: the SDK for ${failed.join(" and ")}`);
process.exit(failed.length === 0 ? 0 : 1);
