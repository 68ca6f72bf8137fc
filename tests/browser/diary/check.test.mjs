// The check of a diary: whatever was done to one is found and named, and no file does anything.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, choose, dataIn, hashOf, note, openDiary, rehashed, save, stamp, withData } from "../house/diary.mjs";
import { SITE } from "../house/pages.mjs";
import { openBrowser } from "../house/chromium.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
let honest;
let data;

/** A diary of four entries; the second and the last are stamped. */
async function write(browser, timezoneId) {
  const context = await browser.newContext({ timezoneId });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-23T11:50:00Z"));
  await openDiary(page, "?message=no_niss&portal=renewal-portal");
  for (const [at, what] of ["message", "unreachable", "shop", "message"].entries()) {
    await page.clock.setFixedTime(new Date(Date.UTC(2026, 10, 23, 11, 50 + at)));
    await note(page, what);
    if (at % 2 === 1) await stamp(page);
  }
  const text = await save(page);
  await context.close();
  return text;
}

let browser;
let page;
before(async () => {
  browser = await openBrowser();
  // One page for the tables below: every check loads it anew.
  page = await (await browser.newContext()).newPage();
  honest = await write(browser, "Europe/Lisbon");
  data = dataIn(honest);
});
after(() => browser?.close());

test("an honest diary is whole, and each entry existed when a stamp says", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  const found = await check(page, honest);
  assert.deepEqual([found.verdict, found.bad], ["ok", ["", "", "", ""]]);
  const items = await page.locator("#notes > li").allInnerTexts();
  assert.match(items[1], /Stamped 23 November 2026/);
  assert.match(items[0], /a later entry was stamped then/);
  assert.ok(items[1].includes(data.entries[1].stamp.key), "by which key");
  assert.ok(asked.every((one) => !/no_niss|lisbon|previous/.test(one)), asked.join("\n"));
});

test("a clock in another time zone changes nothing", async (t) => {
  for (const timezoneId of ["Asia/Dhaka", "America/Sao_Paulo"]) {
    const there = dataIn(await write(browser, timezoneId));
    assert.deepEqual(there.entries.map(({ hash }) => hash), data.entries.map(({ hash }) => hash), timezoneId);
    const page = await visit(t, { timezoneId });
    assert.equal((await check(page, honest)).verdict, "ok", timezoneId);
  }
});

test("a browser that knows no Ed25519 sends the stamp alone", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => {
    crypto.subtle.importKey = () => Promise.reject(new DOMException("no", "NotSupportedError"));
  });
  const sent = [];
  page.on("request", (request) => request.postData() && sent.push(JSON.parse(request.postData())));
  assert.equal((await check(page, honest)).verdict, "ok");
  assert.deepEqual(sent, [data.entries[1].stamp, data.entries[3].stamp]);
  await page.route("**/stamps/**", (route) => route.abort());
  const offline = await check(page, honest);
  assert.deepEqual([offline.verdict, offline.bad[1]], ["unsure", "stamp-unchecked"]);
});

/** Changes a copy of the entries; gives what is left. */
const changed = (how) => () => {
  const entries = structuredClone(data.entries);
  return how(entries) ?? entries;
};
const edit = (at, name, value) => changed((entries) => void (entries[at].entry[name] = value));
/** What a forger does who also makes the fingerprints fit. */
const forged = (how) => () => rehashed(changed(how)());

const LIES = [
  ["what happened was changed", edit(0, "what", "shop"), ["changed", "", "", ""]],
  ["the message was changed", edit(0, "message", "debt_under_review"), ["changed", "", "", ""]],
  ["the portal was changed", edit(1, "portal", null), ["", "changed", "", ""]],
  ["the state that was known was changed", changed((all) => void (all[0].entry.known.edition += 1)), ["changed", "", "", ""]],
  ["the date was moved", changed((all) => void Object.assign(all[2].entry, { at: "2026-11-20T11:52:00Z", lisbon: "2026-11-20 11:52" })), ["", "", "changed order", ""]],
  ["only one of the two times was moved", edit(2, "lisbon", "2026-11-20 11:52"), ["", "", "changed clocks", ""]],
  ["the fingerprint was changed", changed((all) => void (all[2].hash = "f".repeat(64))), ["", "", "changed", "link"]],
  ["an entry was changed with its fingerprint", changed((all) => {
    all[0].entry.what = "shop";
    all[0].hash = hashOf(all[0].entry);
  }), ["", "link", "", ""]],
  ["the first was removed", changed((all) => all.slice(1)), ["gap link", "", ""]],
  ["one in the middle was removed", changed((all) => [all[0], ...all.slice(2)]), ["", "gap link", ""]],
  ["two were swapped", changed(([a, b, c, d]) => [a, c, b, d]), ["", "gap link", "place link order", "gap link"]],
  ["one was put in", changed((all) => {
    const entry = { ...all[1].entry, previous: all[1].hash, n: 3 };
    all.splice(2, 0, { entry, hash: hashOf(entry), stamp: null });
  }), ["", "", "", "place link", ""]],
  ["one stands twice", changed((all) => [all[0], all[0], ...all.slice(1)]), ["", "place link", "", "", ""]],
  ["all was written anew, with the old stamps", forged((all) => void (all[0].entry.what = "shop")), ["", "stamp-other", "", "stamp-other"]],
  ["one was removed and the rest written anew", forged((all) => all.slice(1)), ["stamp-other", "", "stamp-other"]],
  ["one was put before, and the rest written anew", forged((all) => [{ ...all[0], stamp: null }, ...all]), ["", "", "stamp-other", "", "stamp-other"]],
  ["the stamp of another entry was put on", changed((all) => void (all[0].stamp = all[1].stamp)), ["stamp-other", "", "", ""]],
  ["the digest of a stamp was changed to fit", changed((all) => void (all[0].stamp = { ...all[1].stamp, digest: all[0].hash })), ["stamp-false", "", "", ""]],
  ["the moment of a stamp was moved", changed((all) => void (all[1].stamp.at = "2026-11-22T12:00:00Z")), ["", "stamp-false", "", ""]],
  ["the signature was changed", changed((all) => void (all[1].stamp.signature = `${"A".repeat(86)}==`)), ["", "stamp-false", "", ""]],
  ["the key of a stamp is nobody's", changed((all) => void (all[1].stamp.key = "0".repeat(32))), ["", "stamp-key", "", ""]],
];

for (const [what, how, bad] of LIES) {
  test(`found: ${what}`, async () => {
    const found = await check(page, withData(honest, { ...data, entries: how() }));
    assert.deepEqual([found.verdict, found.bad], ["broken", bad]);
    // The page on which attempts are noted does not go on with it.
    const stamps = ["stamp-other", "stamp-false", "stamp-key"];
    if (bad.some((codes) => codes && !stamps.includes(codes))) {
      await openDiary(page);
      await choose(page, withData(honest, { ...data, entries: how() }));
      await page.waitForFunction(() => document.getElementById("said").textContent.includes("was changed"));
      assert.equal(await page.locator("#notes > li").count(), 0);
    }
  });
}

test("a date after its stamp is a doubt, and whose clock is ahead can open the diary again", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-23T13:00:00Z"));
  await openDiary(page);
  await note(page, "shop");
  await stamp(page);
  const file = await save(page);
  const found = await check(page, file);
  assert.deepEqual([found.verdict, found.bad], ["unsure", ["stamp-early"]]);
  await openDiary(page);
  await choose(page, file);
  await page.waitForFunction(() => document.querySelectorAll("#notes > li").length === 1);
});

test("a diary that another tab keeps is never written over", async (t) => {
  const context = await browser.newContext();
  t.after(() => context.close());
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openDiary(one);
  await openDiary(two);
  await note(one, "shop");
  await one.locator("#keep").click();
  const kept = await one.evaluate(() => localStorage.getItem("rumo-diary"));
  await note(two, "unreachable");
  await two.locator("#keep").click();
  await two.waitForFunction(() => document.getElementById("said").textContent.includes("Another diary"));
  assert.equal(await two.evaluate(() => localStorage.getItem("rumo-diary")), kept);
});

test("a diary without its stamps shows nothing of when, and the page says so", async (t) => {
  const entries = rehashed(data.entries.map((kept) => ({ ...kept, stamp: null })));
  const found = await check(await visit(t), withData(honest, { ...data, entries }));
  assert.equal(found.verdict, "ok-none");
  assert.match(found.said, /nothing shows when/);
});

const EVIL = '<img src=x onerror="window.hacked=1">';
const deep = (depth) => "[".repeat(depth) + "]".repeat(depth);
const block = (data) => withData(honest, data);
const text = (change) => JSON.stringify({ ...data, ...change });
const first = (entry) => ({ ...data, entries: [{ ...data.entries[0], entry: { ...data.entries[0].entry, ...entry } }] });

const HOSTILE = [
  ["marks in a value", () => block(first({ message: EVIL })), /not the form/],
  ["a script in a value", () => block(first({ portal: "</script><script>window.hacked=1</script>" })), /not the form/],
  ["marks in the time", () => block(first({ lisbon: EVIL })), /not the form/],
  ["marks instead of data", () => block(EVIL), /not the form/],
  ["marks outside of the data", () => honest.replace("<body>", `<body>${EVIL}<script>window.hacked=1</script>`), null],
  ["a name of the prototype", () => block(JSON.stringify(data).replace('{"diary"', '{"__proto__":{"hacked":1},"diary"')), /not the form/],
  ["the prototype in an entry", () => block(JSON.stringify(data).replace('"known":{', '"known":{"__proto__":{"hacked":1},')), /not the form/],
  ["a constructor for a message", () => block(first({ message: "constructor" })), null],
  ["one name too many", () => block(first({ name: "Ana" })), /not the form/],
  ["one name too few", () => block({ diary: "rumo", version: 1 }), /not the form/],
  ["a name that stands twice", () => block(text({}).replace('"diary":"rumo"', '"diary":"rumo","diary":"rumo"')), /not the form/],
  ["spaces between", () => block(JSON.stringify(data, null, 1)), /not the form/],
  ["a list for a diary", () => block([]), /not the form/],
  ["null for a diary", () => block("null"), /not the form/],
  ["deep nesting", () => block(deep(50_000)), /not the form/],
  ["too many entries", () => block({ ...data, entries: Array(501).fill(data.entries[0]) }), /not the form/],
  ["a huge file", () => honest.replace("<body>", `<body>${" ".repeat(1 << 20)}`), /larger/],
  ["a file cut before its data", () => honest.slice(0, 700), /cut off/],
  ["a file cut in its data", () => honest.slice(0, honest.indexOf('"lisbon"')), /cut off/],
  ["a file cut after its data", () => honest.slice(0, -10), /cut off/],
  ["two blocks of data", () => honest.replace("</body>", '<script type="application/json" id="rumo-diary">{}</script></body>'), /not the form/],
  ["another version", () => block(text({ version: 2 })), /another version/],
  ["an entry of another version", () => block(first({ version: 2 })), /another version/],
  ["another page", () => "<!doctype html><title>x</title>", /not a diary/],
  ["nothing", () => "", /not a diary/],
  ["bytes that are no text", () => Buffer.from([0xff, 0xfe, 0, 1, 2]).toString("latin1"), /not a diary/],
];

for (const [what, file, words] of HOSTILE) {
  test(`a hostile file does nothing: ${what}`, async (t) => {
    const errors = [];
    const hear = (error) => errors.push(String(error));
    page.on("pageerror", hear);
    t.after(() => page.off("pageerror", hear));
    const found = await check(page, file());
    if (words) {
      assert.equal(found.verdict, null, found.said);
      assert.match(found.said, words);
    }
    await openDiary(page);
    await choose(page, file());
    await page.waitForFunction(() => document.getElementById("said").textContent !== "");
    if (words) assert.match(await page.locator("#said").innerText(), words);
    assert.equal(await page.evaluate(() => window.hacked ?? {}.hacked), undefined);
    assert.equal(await page.locator("main img").count(), 0);
    assert.deepEqual(errors, []);
  });
}

test("a stamp alone is checked without a script, and only it is sent", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  const { digest, at, key, signature } = data.entries[1].stamp;
  await page.goto(`${SITE}/en/check-diary`);
  assert.ok(await page.locator("#without").isVisible());
  await page.locator("#stamp").fill(`rumo-stamp-v1 ${digest}\n${at} ${key}\n${signature.slice(0, 40)}\n${signature.slice(40)}`);
  await page.locator("form.report button").click();
  assert.match(await page.locator("#found").innerText(), /True\. Somebody had this fingerprint on 23 November 2026 at 12:00/);
});
