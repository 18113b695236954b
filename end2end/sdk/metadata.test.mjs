import assert from "node:assert/strict";
import { before, test } from "node:test";
import { refused, stripe } from "./world.mjs";

let id;

const plain = (object) => ({ ...object });

before(async () => {
  const account = await stripe.accounts.create({ type: "custom", country: "US", metadata: { a: "1", b: "2" } });
  id = account.id;
});

test("an update merges, an empty value removes one key, an empty hash removes all", async () => {
  const merged = await stripe.accounts.update(id, { metadata: { b: "two", c: "3" } });
  assert.deepEqual(plain(merged.metadata), { a: "1", b: "two", c: "3" });
  const removed = await stripe.accounts.update(id, { metadata: { a: "" } });
  assert.deepEqual(plain(removed.metadata), { b: "two", c: "3" });
  const cleared = await stripe.accounts.update(id, { metadata: "" });
  assert.deepEqual(plain(cleared.metadata), {});
});

test("keys and values keep every character", async () => {
  const metadata = { "naïve key": "snow ☃ & ampersand = equals + plus % percent", 日本: "語" };
  const changed = await stripe.accounts.update(id, { metadata });
  assert.deepEqual(plain(changed.metadata), metadata);
  await stripe.accounts.update(id, { metadata: "" });
});

test("limits of metadata are refused and change nothing", async () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, "x"]));
  const bad = [many, { ["k".repeat(41)]: "x" }, { key: "v".repeat(501) }];
  for (const metadata of bad) {
    await refused(stripe.accounts.update(id, { metadata }), { statusCode: 400 });
  }
  assert.deepEqual(plain((await stripe.accounts.retrieve(id)).metadata), {});
  const most = { ["k".repeat(40)]: "v".repeat(500) };
  assert.deepEqual(plain((await stripe.accounts.update(id, { metadata: most })).metadata), most);
});
