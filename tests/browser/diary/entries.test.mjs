// What Rumo never writes is no entry of Rumo's, though its fingerprints fit and its stamp is true: each
// field of an entry, with what a page can write into it and what it cannot.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../house/chromium.mjs";
import { check, open, openDiary, rehashed, stampFor, written } from "../house/diary.mjs";
import { SITE } from "../house/pages.mjs";

let browser;
let page;
let noting;
let newest;
before(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  [page, noting] = [await context.newPage(), await context.newPage()];
  newest = (await (await fetch(`${SITE}/diary/history`)).json()).known;
});
after(() => browser?.close());

const TODAY = "2026-11-23";
const YESTERDAY = "2026-11-22";
const KNOWN = { checked: null, day: TODAY, edition: 1, serial: 1, since: null, state: "unknown" };
const NAMED = { portal: "renewal-portal", known: KNOWN };
const BARE = { at: `${TODAY}T11:58:00Z`, known: null, lisbon: `${TODAY} 11:58`, message: null, of: null, portal: null, random: "0".repeat(32), version: 2, what: "message" };

/** What is found of one entry that is as the bare one but for this, with a true stamp of its own. */
async function found(change) {
  // What is undefined is not there.
  const entry = JSON.parse(JSON.stringify({ ...BARE, ...change }));
  const [one] = rehashed([{ entry, stamp: null }]);
  one.stamp = stampFor(one.hash);
  const file = await written(page, { diary: "rumo", entries: [one], version: one.entry.version });
  return { file, ...(await check(page, file)) };
}

const known = (change) => ({ ...NAMED, known: { ...KNOWN, ...change } });
const OPEN = { state: "open", since: "2026-11-01", checked: TODAY };

// Each field, and what stands in it: nothing said against it, wrong, or a doubt.
for (const [what, change, bad = "", doubt = ""] of [
  ["what: a message that was not chosen", {}],
  ["message: of no portal", { message: "no_niss" }],
  ["message: of a portal", { ...NAMED, message: "no_niss" }],
  ["what: it did not open", { what: "unreachable" }],
  ["portal: it did not open", { ...NAMED, what: "unreachable" }],
  ["what: at the shop", { what: "shop" }],
  ["version: the first", { of: undefined, random: undefined, version: 1 }],
  ["of: a note, where none was a mistake", { of: 1 }, "odd"],
  ["of: no note, where one was a mistake", { what: "mistake" }, "odd"],
  ["of: itself", { what: "mistake", of: 1 }, "odd"],
  ["of: none of all notes", { what: "mistake", of: 0 }, "odd"],
  ["message: it did not open", { what: "unreachable", message: "no_niss" }, "odd"],
  ["message: at the shop", { what: "shop", message: "no_niss" }, "odd"],
  ["portal: at the shop", { ...NAMED, what: "shop" }, "odd"],
  ["portal: without what was known", { portal: "renewal-portal" }, "odd"],
  ["known: without a portal", { known: KNOWN }, "odd"],
  ["known.state: one without a first day", known({ state: "open" }), "odd"],
  ["known.checked: of nothing known", known({ checked: TODAY }), "odd"],
  ["known.since: a day that had not come", known({ ...OPEN, since: "2026-11-24" }), "odd"],
  ["known.checked: a day that had not come", known({ ...OPEN, checked: "2026-11-24" }), "odd"],
  ["known.edition: none", known({ edition: 0 }), "odd"],
  ["known.serial: none", known({ serial: 0 }), "", "known-number"],
  ["known.edition: one that there is not yet", () => known({ edition: newest.edition + 1 }), "", "known-number"],
  ["known.serial: one that there is not yet", () => known({ serial: newest.serial + 1 }), "", "known-number"],
  // The tests' edition came today.
  ["known.edition: one that there was not on that day", known({ day: YESTERDAY }), "", "known-number"],
  ["known.day: days before the entry", known({ day: "2026-11-21" }), "", "known-earlier"],
  ["known.day: long before the entry", known({ day: "2025-07-10" }), "", "known-earlier"],
  ["known.day: a day later", known({ day: "2026-11-24" }), "", "known-later"],
  ["known.state: another", known(OPEN), "", "known-other"],
  ["message: one that there is not", { message: "no_such_thing" }, "", "message-unknown"],
  ["portal: one that there is not", { ...NAMED, portal: "no-such-portal" }, "", "portal-unknown"],
  ["lisbon: another hour", { lisbon: `${TODAY} 12:58` }, "clocks"],
]) {
  test(`a field of an entry: ${what}${bad || doubt ? " is never whole" : ""}`, async () => {
    const { verdict, bad: isBad, doubts, file } = await found(typeof change === "function" ? change() : change);
    assert.deepEqual([verdict, isBad, doubts], [bad ? "broken" : doubt ? "unsure" : "ok", [bad], [doubt]]);
    const all = await page.locator("#verdict-all").innerText();
    const isClean = bad === "" && doubt === "";
    assert.ok(isClean || !/is that of Rumo’s history/.test(all), all);
    if (!bad) return;
    assert.match(await open(noting, file), /was changed or is damaged/);
    await openDiary(noting);
  });
}

test("a note may be called a mistake, and that it was one may not", async () => {
  const notes = [{ what: "shop" }, { what: "mistake", of: 1 }, { what: "mistake", of: 2 }];
  for (const [many, verdict, bad] of [[2, "ok", ["", ""]], [3, "broken", ["", "", "odd"]]]) {
    const entries = rehashed(notes.slice(0, many).map((change) => ({ entry: { ...BARE, ...change }, stamp: null })));
    entries[many - 1].stamp = stampFor(entries[many - 1].hash);
    const found = await check(page, await written(page, { diary: "rumo", entries, version: 2 }));
    assert.deepEqual([found.verdict, found.bad], [verdict, bad]);
  }
});

test("what was known on the evening before is said to be of the day before", async (t) => {
  const history = await (await fetch(`${SITE}/diary/history`)).json();
  history.editions = { 1: YESTERDAY };
  await page.route("**/diary/history", (route) => route.fulfill({ json: history }));
  t.after(() => page.unroute("**/diary/history"));
  assert.deepEqual((await found(known({ day: YESTERDAY }))).doubts, [""]);
  assert.match(await page.locator("#verdict-all").innerText(), /history of the day before: 1/);
  assert.match(await page.locator("#notes > li").innerText(), /history says of 22 November 2026/);
});
