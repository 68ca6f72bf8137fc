// The check of a diary: whatever was done to one is found and named, and no file does anything.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { check, dataIn, hashOf, note, open, openDiary, rehashed, save, stamp, withData, written } from "../house/diary.mjs";
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
/** Two pages for the tables below: one that checks, one that notes. */
let page;
let noting;
before(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  [page, noting] = [await context.newPage(), await context.newPage()];
  honest = await write(browser, "Europe/Lisbon");
  data = dataIn(honest);
});
after(() => browser?.close());

test("an honest diary is whole, and each entry existed when a stamp says", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  const found = await check(page, honest);
  assert.deepEqual([found.verdict, found.bad, found.doubts], ["ok", ["", "", "", ""], ["", "", "", ""]]);
  assert.match(found.said, /Nothing that is in this diary was changed\. .* existed by the time of its stamp, and carries the date of the day/);
  const items = await page.locator("#notes > li").allInnerTexts();
  assert.match(items[1], /Existed by 23 November 2026, 12:00 \(UTC\)\. Its own stamp shows it/);
  assert.match(items[0], /Existed by .* The stamp of entry 2 shows it/);
  assert.match(items[0], /what Rumo’s history says of 23 November 2026/);
  assert.match(await page.locator("#verdict-all").innerText(), /Entries: 4\nA stamp shows that they existed: 4/);
  assert.ok(items[1].includes(data.entries[1].stamp.key), "by which key");
  assert.ok(asked.every((one) => !/no_niss|lisbon|previous/.test(one)), asked.join("\n"));
});

test("a diary of made-up keys is said to be one, and asks for our keys once", async (t) => {
  const page = await visit(t);
  let asked = 0;
  page.on("request", (request) => (asked += request.url().endsWith("/stamps/keys")));
  const entries = structuredClone(data.entries);
  for (const [at, one] of entries.entries()) {
    one.stamp = { ...data.entries[1].stamp, digest: one.hash, key: String(at).repeat(32) };
  }
  const found = await check(page, await written(page, { ...data, entries }));
  assert.deepEqual(found.bad, entries.map(() => "stamp-key"));
  assert.equal(asked, 1);
});

test("for a note of version 1 no stamp is asked, and the next note covers it", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/stamps") && asked.push(request.url()));
  const entries = rehashed([asFirst(data.entries[0])]).map((kept) => ({ ...kept, stamp: null }));
  await open(page, await written(page, { ...data, entries, version: 1 }));
  await page.locator("#stamp").click();
  await page.waitForFunction(() => /earlier version of Rumo/.test(document.getElementById("said").textContent));
  assert.deepEqual(asked, []);
  await note(page, "shop");
  await stamp(page);
  assert.equal(asked.length, 1);
  const found = await check(page, await save(page));
  assert.deepEqual(found.bad, ["", ""]);
  assert.match(await page.locator("#notes > li").first().innerText(), /The stamp of entry 2 shows it/);
});

test("a full diary of the longest words is read again, in whatever writing", async (t) => {
  const page = await visit(t);
  const longest = (id) => page.locator(`#${id} option`).evaluateAll((all) =>
    all.toSorted((one, other) => other.textContent.length - one.textContent.length)[0].value);
  await openDiary(page, "", "qps");
  await page.locator("#portal").selectOption(await longest("portal"));
  await page.locator("#message").selectOption(await longest("message"));
  const sizes = [];
  for (let notes = 0; notes < 2; notes++) {
    await note(page, "message");
    await stamp(page);
    sizes.push(Buffer.byteLength(await save(page)));
  }
  const full = sizes[0] + 499 * (sizes[1] - sizes[0]);
  const most = await page.evaluate(() => LARGEST);
  assert.ok(full > most / 8, `${full} of ${most}: a note is in the file`);
  // Signs of three bytes, and sentences half as long again.
  assert.ok(full * 2 < most, `${full} of ${most}`);
});

test("that the end was cut off shows by the last fingerprint of a paper, which the browser compares alone", async (t) => {
  const page = await visit(t);
  const asked = [];
  const hashes = data.entries.map(({ hash }) => hash);
  const compare = async (signs) => {
    await page.locator("#end").fill(signs);
    await page.locator("#end-form button").click();
    return page.locator("#end-said").innerText();
  };
  const cut = await written(page, { ...data, entries: data.entries.slice(0, 2) });
  const { verdict, said } = await check(page, cut);
  assert.equal(verdict, "ok", "nothing in it was changed");
  assert.match(said, /Whether notes were taken off the end cannot be seen from the file alone/);
  page.on("request", (request) => asked.push(request.url()));
  assert.match(await compare(hashes[3].slice(0, 8)), /No entry of this file .* notes were taken off the end, or/);
  assert.match(await compare(` ${hashes[1].slice(0, 4)} ${hashes[1].slice(4, 8).toUpperCase()}`), /of the last entry\. .* nothing was taken off/);
  assert.match(await compare(hashes[0]), /of entry 1\. .* Notes that came after it: 1/);
  for (const short of ["", hashes[1].slice(0, 7), "12 de novembro"]) assert.match(await compare(short), /at least 8 signs/);
  assert.deepEqual(asked, []);
  await check(page, honest);
  assert.equal(await page.locator("#end-said").innerText(), "", "nothing is left of another file");
  assert.match(await compare(hashes[3].slice(0, 12)), /of the last entry/);
});

/** An entry without what nobody can guess, and what follows from that. */
const guessed = ({ entry: { previous, random, ...rest } }) => rest;

test("nobody can guess the notes from a fingerprint: the same notes of the same second have others", async () => {
  const again = dataIn(await write(browser, "Europe/Lisbon"));
  assert.deepEqual(again.entries.map(guessed), data.entries.map(guessed));
  const both = [...data.entries, ...again.entries];
  for (const signs of [both.map(({ hash }) => hash), both.map(({ entry }) => entry.random)]) {
    assert.equal(new Set(signs).size, both.length);
  }
  assert.ok(both.every(({ entry }) => /^[0-9a-f]{32}$/.test(entry.random)), "16 bytes");
});

test("a clock in another time zone changes nothing", async (t) => {
  const there = dataIn(await write(browser, "Asia/Kolkata"));
  assert.deepEqual(there.entries.map(guessed), data.entries.map(guessed));
  const page = await visit(t, { timezoneId: "America/Sao_Paulo" });
  assert.equal((await check(page, honest)).verdict, "ok");
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
  assert.deepEqual([offline.verdict, offline.doubts], ["unsure", ["unproved", "stamp-unchecked", "unproved", "stamp-unchecked"]]);
});

test("what a check needs comes with the first touch, and where it never came the page says so", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/en/check-diary`);
  await page.locator("#with").waitFor();
  await page.route("**/static/*.js", (route) => route.abort());
  const { verdict, said } = await check(page, honest);
  assert.equal(verdict, null);
  assert.match(said, /no connection, so the file cannot be checked yet/);
  await page.unroute("**/static/*.js");
  const came = page.waitForResponse(/\/static\/.*\.js/);
  await page.locator("#file").focus();
  await came;
  assert.equal((await check(page, honest)).verdict, "ok");
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
  ["what happened was changed", edit(2, "what", "unreachable"), ["", "", "changed", ""]],
  ["the message was changed", edit(0, "message", "debt_under_review"), ["changed", "", "", ""]],
  ["the portal was changed", changed((all) => void Object.assign(all[1].entry, { portal: null, known: null })), ["", "changed", "", ""]],
  ["the state that was known was changed", changed((all) => void (all[0].entry.known.edition += 1)), ["changed", "", "", ""]],
  ["the date was moved", changed((all) => void Object.assign(all[2].entry, { at: "2026-11-20T11:52:00Z", lisbon: "2026-11-20 11:52" })), ["", "", "changed", ""]],
  ["only one of the two times was moved", edit(2, "lisbon", "2026-11-20 11:52"), ["", "", "changed clocks", ""]],
  ["the fingerprint was changed", changed((all) => void (all[2].hash = "f".repeat(64))), ["", "", "changed", "link"]],
  ["an entry was changed with its fingerprint", changed((all) => {
    all[0].entry.message = null;
    all[0].hash = hashOf(all[0].entry);
  }), ["", "link", "", ""]],
  ["the first was removed", changed((all) => all.slice(1)), ["gap link", "", ""]],
  ["one in the middle was removed", changed((all) => [all[0], ...all.slice(2)]), ["", "gap link", ""]],
  ["two were swapped", changed(([a, b, c, d]) => [a, c, b, d]), ["", "gap link", "place link", "gap link"]],
  ["one was put in", changed((all) => {
    const entry = { ...all[1].entry, previous: all[1].hash, n: 3 };
    all.splice(2, 0, { entry, hash: hashOf(entry), stamp: null });
  }), ["", "", "", "place link", ""]],
  ["one stands twice", changed((all) => [all[0], all[0], ...all.slice(1)]), ["", "place link", "", "", ""]],
  ["all was written anew, with the old stamps", forged((all) => void (all[0].entry.message = null)), ["", "stamp-other", "", "stamp-other"]],
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
    const file = await written(page, { ...data, entries: how() });
    const found = await check(page, file);
    assert.deepEqual([found.verdict, found.bad], ["broken", bad]);
    // The page on which attempts are noted does not go on with it.
    assert.match(await open(noting, file), /was changed or is damaged/);
    assert.equal(await noting.locator("#notes > li").count(), 0);
  });
}

const EVIL = '<img src=x onerror="window.hacked=1">';
const deep = (depth) => "[".repeat(depth) + "]".repeat(depth);
const block = (data) => withData(honest, data);
const text = (change) => JSON.stringify({ ...data, ...change });
/** The same entry in the form of version 1. */
const asFirst = ({ entry: { of, random, ...entry }, ...kept }) => ({ ...kept, entry: { ...entry, version: 1 } });
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
  ["a constructor for a portal", () => block(first({ portal: "constructor" })), null],
  ["one name too many", () => block(first({ name: "Ana" })), /not the form/],
  ["one name too few", () => block({ diary: "rumo", version: 1 }), /not the form/],
  ["a name that stands twice", () => block(text({}).replace('"diary":"rumo"', '"diary":"rumo","diary":"rumo"')), /not the form/],
  ["spaces between", () => block(JSON.stringify(data, null, 1)), /not the form/],
  ["a list for a diary", () => block([]), /not the form/],
  ["null for a diary", () => block("null"), /not the form/],
  ["deep nesting", () => block(deep(50_000)), /not the form/],
  ["deep nesting of names", () => block(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`), /not the form/],
  ["deep nesting of marks", () => honest.replace("<body>", `<body>${"<div>".repeat(50_000)}`), null],
  ["nesting that never ends", () => block("[".repeat(100_000)), /not the form/],
  ["a number beyond all", () => block(text({}).replace('"n":1', '"n":1e999')), /not the form/],
  ["a number below nothing", () => block(first({ n: -1 })), /not the form/],
  ["a number written otherwise", () => block(text({}).replace('"n":1', '"n":1.0')), /not the form/],
  ["a text for a number", () => block(first({ n: "1" })), /not the form/],
  ["a day that there is not", () => block(first({ at: "2026-02-30T11:50:00Z" })), /not the form/],
  ["an hour that there is not", () => block(first({ lisbon: "2026-11-23 25:61" })), /not the form/],
  ["a known day that there is not", () => block(first({ known: { ...data.entries[0].entry.known, day: "2026-13-45" } })), /not the form/],
  ["a list of no length", () => block('{"diary":"rumo","entries":{"length":1000000000},"version":1}'), /not the form/],
  ["half of a letter", () => block(text({}).replace('"what":"message"', '"what":"\\ud800"')), /not the form/],
  ["an escaped name", () => block(text({}).replace('"diary"', '"\\u0064iary"')), /not the form/],
  ["a stamp with marks", () => block({ ...data, entries: [{ ...data.entries[0], stamp: { ...data.entries[1].stamp, key: EVIL } }] }), /not the form/],
  ["bytes of nothing", () => honest.replace('"diary":"rumo"', '"diary":"ru\0mo"'), /not the form/],
  ["too many entries", () => block({ ...data, entries: Array(501).fill(data.entries[0]) }), /not the form/],
  ["a huge file", () => honest.replace("<body>", `<body>${" ".repeat(4 << 20)}`), /larger/],
  ["a file cut before its data", () => honest.slice(0, 700), /cut off/],
  ["a file cut in its data", () => honest.slice(0, honest.indexOf('"lisbon"')), /cut off/],
  ["a file cut after its data", () => honest.slice(0, -10), /cut off/],
  ["two blocks of data", () => honest.replace("</body>", '<script type="application/json" id="rumo-diary">{}</script></body>'), /not the form/],
  ["data of a version to come", () => block(text({ version: 3 })), /newer version/],
  ["a file of a version to come", () => honest.replace("Rumo diary 2", "Rumo diary 3"), /newer version of the diary.*does not mean that anything is wrong/],
  ["an entry of a version to come", () => block(first({ version: 3 })), /newer version/],
  ["an entry of version 2 without what nobody can guess", () => block(first({ random: undefined })), /not the form/],
  ["half of what nobody can guess", () => block(first({ random: "0123456789abcdef" })), /not the form/],
  ["an entry of version 1 with the names of version 2", () => block(first({ version: 1 })), /not the form/],
  ["a diary of version 1 with entries of version 2", () => block(text({ version: 1 })), /not the form/],
  ["a diary that goes back to version 1", () => block({ ...data, entries: [...data.entries, asFirst(data.entries[0])] }), /not the form/],
  ["a diary of version 2 that ends in version 1", () => block({ ...data, entries: [asFirst(data.entries[0])] }), /not the form/],
  ["another page", () => "<!doctype html><title>x</title>", /not a diary/],
  ["nothing", () => "", /not a diary/],
  ["bytes that are no text", () => Buffer.from([0xff, 0xfe, 0, 1, 2]).toString("latin1"), /not a diary/],
];

for (const [what, file, words] of HOSTILE) {
  test(`a hostile file does nothing: ${what}`, async (t) => {
    const errors = [];
    const hear = (error) => errors.push(String(error));
    for (const one of [page, noting]) {
      one.on("pageerror", hear);
      t.after(() => one.off("pageerror", hear));
    }
    const found = await check(page, file());
    const said = await open(noting, file());
    if (words) {
      assert.equal(found.verdict, null, found.said);
      assert.match(found.said, words);
      assert.match(said, words);
    } else {
      // Its data may be a diary: the next test begins with an empty page.
      await openDiary(noting);
    }
    for (const one of [page, noting]) {
      assert.equal(await one.evaluate(() => window.hacked ?? {}.hacked), undefined);
      assert.equal(await one.locator("main img").count(), 0);
    }
    assert.deepEqual(errors, []);
  });
}

test("a stamp alone is checked without a script, and only it is sent", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  const { digest, at, key, signature } = data.entries[1].stamp;
  await page.goto(`${SITE}/en/check-diary`);
  assert.ok(await page.locator("#without").isVisible());
  await page.locator("#stamp").fill(`rumo-stamp-v1 ${digest}\n${at} ${key}\n${signature.slice(0, 40)}\n${signature.slice(40)}`);
  await page.locator("form.report .go").click();
  assert.match(await page.locator("#found").innerText(), /True\. Somebody had this fingerprint on 23 November 2026 at 12:00/);
});
