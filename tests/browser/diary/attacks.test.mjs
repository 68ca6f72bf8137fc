// What a forger tries who knows all of this: no file of theirs is whole, none runs or fetches anything,
// and each is answered in words. All share two pages.

import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { after, before, test } from "node:test";
import { openBrowser } from "../house/chromium.mjs";
import { canonical, check, dataIn, hashOf, open, openDiary, rehashed, stampFor, withData, written } from "../house/diary.mjs";
import { SITE } from "../house/pages.mjs";

let browser;
/** Two pages: one that checks, one that notes; and what they did that they should not. */
let page;
let noting;
const misdeeds = [];
/** A whole file of two entries, and its data. */
let honest;
let data;

before(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  [page, noting] = [await context.newPage(), await context.newPage()];
  for (const one of [page, noting]) {
    one.on("request", (request) => /^(blob:|data:)/.test(request.url()) || request.url().startsWith(SITE) || misdeeds.push(request.url()));
    one.on("dialog", (dialog) => misdeeds.push(dialog.message()) && dialog.dismiss());
    one.on("pageerror", (error) => misdeeds.push(String(error)));
  }
  data = stamped([{}, {}]);
  honest = await written(page, data);
});
after(() => browser?.close());

const ENTRY = { at: "2026-11-23T11:58:00Z", known: null, lisbon: "2026-11-23 11:58", message: null, portal: null, version: 1, what: "shop" };

/** A diary of these changes to an entry that fits together; each entry has a stamp of its own. */
function stamped(changes) {
  const entries = rehashed(changes.map((change) => ({ entry: { ...ENTRY, ...change }, stamp: null })));
  for (const one of entries) one.stamp = stampFor(one.hash);
  return { diary: "rumo", entries, version: 1 };
}

/** A file that Rumo writes of such data, if it can. */
const of = (...changes) => written(page, stamped(changes));
/** The same of data that are put together by hand. */
const by = (change) => {
  const copy = structuredClone(data);
  change(copy.entries);
  return written(page, copy);
};
/** The honest file with other text around its data. */
const seen = (from, to) => honest.replace(from, to);
/** The honest file with other signs in its data. */
const raw = (from, to) => withData(honest, canonical(data).replace(from, to));
const BEGIN = '<script type="application/json" id="rumo-diary">';
const other = () => canonical(stamped([{ what: "unreachable" }]));

/** A stamp by a key of the forger, who gives it another name. */
function forgedStamp(digest, named) {
  const { privateKey } = generateKeyPairSync("ed25519");
  const stamp = { at: "2026-11-23T12:00:00Z", digest, key: named };
  const signature = sign(null, Buffer.from(`rumo-stamp-v1\n${digest}\n${stamp.at}\n${named}\n`), privateKey);
  return { ...stamp, signature: signature.toString("base64") };
}

const ATTACKS = [
  // Two truths in one file.
  ["a second block of data before", () => seen("<table>", `${BEGIN}${other()}</script><table>`), "form"],
  ["a block in a comment", () => seen("<body>", `<!--${BEGIN}${other()}</script>--><body>`), "form"],
  ["a block in other quotes", () => seen("<table>", `<script type='application/json' id='rumo-diary'>${other()}</script><table>`), "broken"],
  ["a block in capitals", () => seen("<table>", `<SCRIPT type="application/json" id="rumo-diary">${other()}</SCRIPT><table>`), "broken"],
  ["a block in CDATA", () => seen("<table>", `<![CDATA[${other()}]]><table>`), "broken"],
  ["data in another type of script", () => seen(BEGIN, '<script type="text/plain" id="rumo-diary">'), "form"],
  ["a template", () => seen("</table>", "<template><tr><td>x</td></tr></template></table>"), "broken"],
  ["a noscript", () => seen("<table>", "<noscript>A AIMA confirma.</noscript><table>"), "broken"],
  ["a second line that names other words", () => seen("<title>", '<meta name="generator" content="Rumo diary 1 en 2026-11-23 1 0000000000000000 0000000000000000 0000000000000000">\n<title>'), "broken"],
  ["text after the end", () => `${honest.trimEnd()}<p>A AIMA confirma.</p></html>`, "broken"],
  // Bytes.
  ["UTF-16", () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(honest, "utf16le")]), "other"],
  ["bytes that are no UTF-8", () => Buffer.concat([Buffer.from(honest), Buffer.from([0xff])]), "other"],
  ["a NUL in the text", () => seen("Rumo para", "Rumo\0 para"), "broken"],
  ["a sign of no width", () => seen("Diário de tentativas</title>", "Diário de\u200b tentativas</title>"), "broken"],
  ["a letter that looks alike", () => seen("<h1>Diário", "<h1>Di\u00e1ri\u043e"), "broken"],
  ["letters in two parts", () => honest.normalize("NFD"), "broken"],
  ["text that runs backwards", () => seen("<h1>Diário", "<h1>\u202eDiário"), "broken"],
  ["spaces that do not break", () => seen("Diário de", "Diário\u00a0de"), "broken"],
  ["letters by their number", () => seen("<h1>Di", "<h1>&#68;i"), "broken"],
  // What a page can do.
  ["a way elsewhere by itself", () => seen("<title>", '<meta http-equiv="refresh" content="0;url=https://evil.example/">\n<title>'), "broken"],
  ["another base", () => seen("<title>", '<base href="https://evil.example/">\n<title>'), "broken"],
  ["a drawing", () => seen("<table>", '<svg onload="alert(1)"><text>A AIMA confirma.</text></svg><table>'), "broken"],
  ["a frame", () => seen("<table>", '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe><table>'), "broken"],
  ["another language", () => seen('<html lang="pt-PT">', '<html lang="en">'), "broken"],
  ["a style at a place", () => seen("<table>", '<table style="display:none">'), "broken"],
  // Data.
  ["a name that stands twice in an entry", () => raw('"n":2', '"n":2,"n":2'), "form"],
  ["the prototype in a stamp", () => raw('"stamp":{', '"stamp":{"__proto__":{"at":"x"},'), "form"],
  ["a number beyond what is exact", () => raw('"n":2', '"n":9007199254740993'), "form"],
  ["a number with an exponent", () => raw('"n":2', '"n":2E0'), "form"],
  ["a moment with an offset", () => raw("11:58:00Z", "11:58:00+00:00"), "form"],
  ["a moment of no time", () => raw("11:58:00Z", "11:58:60Z"), "form"],
  ["a line end in the block", () => raw(/$/, "\n"), "form"],
  ["a portal that looks alike", () => raw('"portal":null', '"portal":"r\u0435newal-portal"'), "form"],
  ["a message that runs backwards", () => raw('"message":null', '"message":"\u202eno_niss"'), "form"],
  ["a signature with bits that count for nothing", () => raw(/([AQgw])==/, (all, last) => `${{ A: "B", Q: "R", g: "h", w: "x" }[last]}==`), "form"],
  ["thousands of entries", () => withData(honest, { ...data, entries: Array(12_000).fill(data.entries[0]) }), "larger"],
  // Time, in files whose text says the same.
  ["an entry from before 1970", () => of({ at: "1969-12-31T23:30:00Z", lisbon: "1970-01-01 00:30" }), "unsure"],
  ["an entry of the year 9999", () => of({ at: "9999-12-31T23:59:59Z", lisbon: "9999-12-31 23:59" }), "unsure"],
  ["the clocks of another country", () => of({ at: "2026-11-23T11:58:00Z", lisbon: "2026-11-23 17:28" }), "broken"],
  ["an hour that Lisbon skipped", () => of({ at: "2026-03-29T01:30:00Z", lisbon: "2026-03-29 01:30" }), "broken"],
  // Stamps.
  ["two entries with one hash", () => by((all) => (all[1] = structuredClone(all[0]))), "broken"],
  ["two stamps that changed places", () => by((all) => ([all[0].stamp, all[1].stamp] = [all[1].stamp, all[0].stamp])), "broken"],
  ["a true stamp of something else", () => by((all) => (all[1].stamp = stampFor(hashOf({})))), "broken"],
  ["a stamp of a key that nobody published", () => by((all) => (all[1].stamp = forgedStamp(all[1].hash, "0".repeat(32)))), "broken"],
  ["a stamp of the forger's key under the name of ours", () => by((all) => (all[1].stamp = forgedStamp(all[1].hash, all[1].stamp.key))), "broken"],
];

/** The words of what is refused. */
const WORDS = {
  form: /not the form of a diary/, other: /not a diary of Rumo/, larger: /larger than a diary/,
  broken: /was changed or is damaged/, unsure: /some points cannot be confirmed/,
};

test("the file that they begin with is whole", async () => {
  assert.equal((await check(page, honest)).verdict, "ok");
});

for (const [what, make, answer] of ATTACKS) {
  test(`not whole: ${what}`, async () => {
    const file = await make();
    assert.notEqual(file, honest);
    const found = await check(page, file);
    assert.match(found.said, WORDS[answer]);
    assert.equal(found.verdict, ["broken", "unsure"].includes(answer) ? answer : null);
    const said = await open(noting, file);
    if (answer === "unsure") await openDiary(noting);
    else assert.match(said, WORDS[answer]);
    assert.equal(await noting.locator("#notes > li").count(), 0);
    assert.deepEqual(misdeeds, []);
  });
}
