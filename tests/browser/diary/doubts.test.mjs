// What a diary does not prove, though nothing of it was changed: when an entry was written, what Rumo
// knew, and whether the text that one reads is that of the data.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../house/chromium.mjs";
import { check, dataIn, note, open, openDiary, rehashed, save, stamp, stampFor, withData, written } from "../house/diary.mjs";
import { LANGUAGES, SITE } from "../house/pages.mjs";

let browser;
let page;
let noting;
/** A file with one entry on the renewal portal, written and stamped within two minutes. */
let honest;
let data;

async function write(lang) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-11-23T11:58:00Z"));
  await openDiary(page, "?message=no_niss&portal=renewal-portal", lang);
  await note(page, "message");
  await stamp(page);
  const text = await save(page);
  await context.close();
  return text;
}

before(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  [page, noting] = [await context.newPage(), await context.newPage()];
  // As if the key had signed for long.
  const { keys, now } = await (await fetch(`${SITE}/stamps/keys`)).json();
  const long = { now, keys: keys.map((key) => ({ ...key, from: "2025-01-01T00:00:00Z" })) };
  await context.route("**/stamps/keys", (route) => route.fulfill({ json: long }));
  honest = await write("en");
  data = dataIn(honest);
});
after(() => browser?.close());

/** An entry as the honest one, but for this. The clocks of Lisbon are those of UTC in winter. */
function entryOf({ at = "2026-11-23T11:58:00Z", ...more }) {
  const lisbon = `${at.slice(0, 10)} ${at.slice(11, 16)}`;
  return { entry: { ...data.entries[0].entry, at, lisbon, ...more }, stamp: null };
}

/** A diary of these entries that fits together; the stamp of the entry before `unstamped` others is of the tests' noon. */
async function diaryOf(changes, unstamped = 0) {
  const entries = rehashed(changes.map(entryOf));
  const stamped = entries[entries.length - 1 - unstamped];
  if (stamped) stamped.stamp = stampFor(stamped.hash);
  return written(page, { ...data, entries });
}

/** The verdict and the doubts of such a diary. */
async function doubts(...made) {
  const { verdict, bad, doubts } = await check(page, await diaryOf(...made));
  assert.ok(bad.every((code) => code === ""), bad.join());
  return [verdict, doubts];
}

const known = (more) => ({ checked: null, day: "2026-11-23", edition: 1, serial: 1, since: null, state: "unknown", ...more });
const NOBODY = { known: null, portal: null };

for (const [what, at, code] of [
  ["on the day of its stamp is none", "2026-11-23T00:00:00Z", ""],
  ["on the evening before is its writer's word", "2026-11-22T23:59:59Z", "late"],
  ["ten minutes after its stamp is a clock that is ahead", "2026-11-23T12:10:00Z", ""],
  ["a second more is a doubt", "2026-11-23T12:10:01Z", "stamp-early"],
]) {
  test(`an entry dated ${what}`, async () => {
    assert.deepEqual(await doubts([{ at, ...NOBODY }]), [code ? "unsure" : "ok", [code]]);
  });
}

for (const [at, code] of [["00:09:59", ""], ["00:10:00", "late"]]) {
  test(`a stamp shortly after midnight is of the evening before: ${at}`, async () => {
    const [one] = rehashed([entryOf({ at: "2026-11-22T23:58:00Z", ...NOBODY })]);
    one.stamp = stampFor(one.hash, `2026-11-23T${at}Z`);
    const found = await check(page, await written(page, { ...data, entries: [one] }));
    assert.deepEqual([found.verdict, found.doubts], [code ? "unsure" : "ok", [code]]);
  });
}

test("an entry of yesterday with a stamp of today is no entry of yesterday, and the page says how long after", async () => {
  assert.deepEqual(await doubts([{ at: "2026-11-22T13:30:00Z", ...NOBODY }]), ["unsure", ["late"]]);
  assert.match(await page.locator("#notes > li").innerText(), /12:00 \(UTC\), 0 d 22 h later\. The day itself/);
});

test("a day long before the stamp rests on the person's word, and the page says how long", async () => {
  assert.deepEqual(await doubts([{ at: "2026-11-13T10:00:00Z", ...NOBODY }]), ["unsure", ["late"]]);
  const words = await page.locator("#notes > li").innerText();
  assert.match(words, /written on 13 November 2026, 10:00.* 23 November 2026, 12:00 \(UTC\), 10 d 2 h later\. The day itself rests on the person’s word/);
  assert.match(words, /Existed by 23 November 2026/);
  const all = await page.locator("#verdict-all").innerText();
  assert.match(all, /some points cannot be confirmed/);
  assert.match(all, /The day itself rests on the person’s word: 1/);
});

test("an entry after the last stamp is covered by none, and those before still are", async () => {
  assert.deepEqual(await doubts([NOBODY, NOBODY, NOBODY], 1), ["unsure", ["", "", "uncovered"]]);
  assert.match(await page.locator("#notes > li").last().innerText(), /No stamp covers this entry/);
  assert.match(await page.locator("#verdict-all").innerText(), /shows.* existed: 2\nNo stamp shows when they existed: 1/);
});

test("an entry that a later stamp covers may not be dated after it", async () => {
  const later = { at: "2026-11-24T09:00:00Z", ...NOBODY };
  assert.deepEqual(await doubts([later, later]), ["unsure", ["stamp-early", "stamp-early"]]);
});

test("of several stamps the first proves most", async () => {
  const entries = rehashed([{}, {}].map(() => entryOf({ at: "2026-11-20T09:00:00Z", ...NOBODY })));
  entries[0].stamp = stampFor(entries[0].hash);
  entries[1].stamp = stampFor(entries[1].hash, "2026-11-20T09:05:00Z");
  const found = await check(page, await written(page, { ...data, entries }));
  assert.deepEqual([found.verdict, found.doubts], ["ok", ["", ""]]);
  assert.match(await page.locator("#notes > li").first().innerText(), /Existed by 20 November 2026, 09:05 \(UTC\)\. The stamp of entry 2/);
});

/** What is found of one entry with a stamp of this moment, by keys that signed from and until then. */
async function stampedAt(at, change = {}) {
  const { keys, now } = await (await fetch(`${SITE}/stamps/keys`)).json();
  const answer = (route) => route.fulfill({ json: { now, keys: keys.map((key) => ({ ...key, ...change })) } });
  await page.route("**/stamps/keys", answer);
  const [one] = rehashed([entryOf({ at, ...NOBODY })]);
  one.stamp = stampFor(one.hash, at);
  const found = await check(page, await written(page, { ...data, entries: [one] }));
  await page.unroute("**/stamps/keys", answer);
  return [found.verdict, found.bad, found.doubts];
}

for (const [what, at, key, code] of [
  ["of the time of its key counts", "2026-11-23T11:00:00Z", { from: "2026-11-23T09:00:00Z", until: null }, ""],
  ["of a moment before its key does not count", "2026-11-23T08:49:59Z", { from: "2026-11-23T09:00:00Z", until: null }, "stamp-outside"],
  ["of a moment after its key was replaced does not count", "2026-11-23T11:10:01Z", { from: "2026-11-23T09:00:00Z", until: "2026-11-23T11:00:00Z" }, "stamp-outside"],
  ["of the minutes in which instances change their key counts", "2026-11-23T11:10:00Z", { from: "2026-11-23T09:00:00Z", until: "2026-11-23T11:00:00Z" }, ""],
  ["of an hour that has not come does not count", "2026-11-23T12:10:01Z", { from: null, until: null }, "stamp-ahead"],
]) {
  test(`a stamp ${what}`, async () => {
    const expected = code ? ["unsure", [""], [`${code} unproved`]] : ["ok", [""], [""]];
    assert.deepEqual(await stampedAt(at, key), expected);
    if (code) assert.match(await page.locator("#notes > li").innerText(), /The stamp does not count/);
  });
}

test("a browser that asks us about a stamp hears the same of its time", async (t) => {
  const other = await browser.newPage();
  t.after(() => other.close());
  await other.addInitScript(() => (crypto.subtle.importKey = () => Promise.reject(new Error("no"))));
  for (const [at, code] of [["2026-11-23T11:49:59Z", "stamp-outside"], ["2026-11-23T12:10:01Z", "stamp-ahead"]]) {
    const [one] = rehashed([entryOf({ at, ...NOBODY })]);
    one.stamp = stampFor(one.hash, at);
    const found = await check(other, await written(page, { ...data, entries: [one] }));
    assert.deepEqual([found.verdict, found.doubts], ["unsure", [`${code} unproved`]]);
  }
});

test("without any stamp only the person's word says when", async () => {
  assert.deepEqual(await doubts([NOBODY, NOBODY], 2), ["ok-none", ["uncovered", "uncovered"]]);
  assert.match(await page.locator("#said").textContent(), /none is stamped/);
});

test("a diary without entries has nothing to check", async () => {
  const found = await check(page, await written(page, { ...data, entries: [] }));
  assert.equal(found.verdict, "empty");
  assert.match(found.said, /nothing to check/);
});

const OPEN = { state: "open", since: "2025-07-11", checked: "2026-05-09" };
for (const [what, day, told, code] of [
  ["the last day of a state", "2026-06-23", OPEN, ""],
  ["nothing on its last day", "2026-06-23", {}, "known-other"],
  ["the state of the day before, on the day on which it lapsed", "2026-06-24", OPEN, ""],
  ["nothing on the day on which it lapsed", "2026-06-24", {}, ""],
  ["the old state a day later", "2026-06-25", OPEN, "known-other"],
  ["nothing a day later", "2026-06-25", {}, ""],
  ["another state", "2026-06-01", { ...OPEN, state: "closed" }, "known-other"],
  ["another first day", "2026-06-01", { ...OPEN, since: "2025-07-12" }, "known-other"],
  ["another check", "2026-06-01", { ...OPEN, checked: "2026-05-31" }, "known-other"],
  ["nothing before anything was said", "2025-07-10", {}, ""],
]) {
  test(`compared with what Rumo knew on that day: ${what}${code ? " is a doubt" : ""}`, async (t) => {
    await withEarlyEdition(page);
    t.after(() => page.unroute("**/diary/history"));
    const at = `${day}T09:00:00Z`;
    const lisbon = `${day} 10:00`;
    assert.deepEqual(await doubts([{ at, lisbon, known: known({ day, ...told }) }]), ["unsure", [code ? `${code} late` : "late"]]);
  });
}

/** Rumo's history, as if its first edition had come long ago. */
async function withEarlyEdition(page) {
  const history = await (await fetch(`${SITE}/diary/history`)).json();
  history.editions = { 1: "2025-07-01" };
  await page.route("**/diary/history", (route) => route.fulfill({ json: history }));
}

test("the page says what Rumo's history says instead", async () => {
  await doubts([{ known: known({ ...OPEN }) }]);
  assert.match(await page.locator("#notes > li").innerText(), /not what Rumo’s history says was known on 23 November 2026: not known/);
});

test("a state of a day that had not come, or that this page does not know yet, is a doubt of its own", async () => {
  assert.deepEqual(await doubts([{ known: known({ day: "2026-11-24" }) }]), ["unsure", ["known-later"]]);
  const tomorrow = { at: "2026-11-24T11:58:00Z", known: known({ day: "2026-11-24" }) };
  assert.deepEqual(await doubts([tomorrow]), ["unsure", ["known-unchecked stamp-early"]]);
});

for (const [at, code] of [["2026-11-22T23:49:59Z", "known-later"], ["2026-11-22T23:50:00Z", ""]]) {
  test(`a clock may be ten minutes behind at midnight: ${at}`, async () => {
    assert.deepEqual(await doubts([{ at, known: known() }]), ["unsure", [code ? `${code} late` : "late"]]);
  });
}

test("a number of an edition or a state that there is not yet is a doubt, and no lower one is confirmed", async () => {
  const { edition, serial } = data.entries[0].entry.known;
  for (const more of [{ edition: edition + 1, serial }, { edition, serial: serial + 1 }]) {
    assert.deepEqual(await doubts([{ known: known(more) }]), ["unsure", ["known-number"]]);
    const words = await page.locator("#notes > li").innerText();
    assert.match(words, /a number that there was not on 23 November 2026/);
    assert.ok(!/what Rumo’s history says/.test(words), words);
  }
  assert.deepEqual(await doubts([{ known: known({ edition, serial }) }]), ["ok", [""]]);
  assert.match(await page.locator("#notes > li").innerText(), /numbers .* only say where to look/);
});

test("without Rumo's history nothing is said to be compared", async (t) => {
  await page.route("**/diary/history", (route) => route.abort());
  t.after(() => page.unroute("**/diary/history"));
  const found = await check(page, honest);
  assert.deepEqual([found.verdict, found.doubts], ["unsure", ["known-uncompared"]]);
  assert.match(await page.locator("#notes > li").innerText(), /was not compared/);
});

test("what Rumo's register does not hold is never shown by what the diary calls it", async (t) => {
  const made = [{ message: "pay-euros-to-officer", portal: "visit-evil-example", known: known() }];
  assert.deepEqual(await doubts(made), ["unsure", ["message-unknown portal-unknown"]]);
  const words = await page.locator("#notes > li").innerText();
  assert.match(words, /A message that Rumo does not know/);
  assert.match(words, /A portal that Rumo does not know/);
  t.after(() => openDiary(noting));
  await open(noting, await diaryOf(made));
  const file = await save(noting);
  for (const text of [words, await noting.locator("main").innerText(), file.slice(0, file.indexOf("<script"))]) {
    // No digits: a fingerprint may hold any.
    assert.ok(!/euros|evil/.test(text), text);
  }
});

for (const lang of LANGUAGES) {
  test(`the text of a file from the page in ${lang} is that of its data`, async () => {
    const file = lang === "en" ? honest : await write(lang);
    assert.equal((await check(page, file)).readable, "same");
  });
}

/** The same file, as if written in words that we do not know. */
const ofOtherWords = (text) => text.replace(/(Rumo diary 2 en \S+ \d+ [0-9a-f]{16} )[0-9a-f]{16}/, "$10123456789abcdef");

const STYLE = 'style="position:fixed;inset:0;background:#fff"';
const unguarded = (text) => text.replace(/<meta http-equiv="Content-Security-Policy".*\n/, "");
const MARKS = [
  ["a row more", (text) => text.replace("</table>", "<tr><td>2</td></tr></table>")],
  ["a sentence", (text) => text.replace("</h1>", "</h1><p>A AIMA confirma.</p>")],
  ["a sentence between rows", (text) => text.replace("<table>\n", "<table>\nA AIMA confirma.")],
  ["a sentence in the head", (text) => text.replace("<head>\n", "<head>\nA AIMA confirma.")],
  ["a hidden row", (text) => text.replace("<tr><td>1</td>", "<tr hidden><td>1</td>")],
  ["another style", (text) => text.replace("</style>", "td{display:none}</style>")],
  ["a style on the page, and no policy", (text) => unguarded(text).replace('<html lang="pt-PT">', '<html lang="pt-PT" style="visibility:hidden">')],
  ["a hidden page", (text) => text.replace('<html lang="pt-PT">', '<html lang="pt-PT" hidden>')],
  ["a program on the page", (text) => unguarded(text).replace('<html lang="pt-PT">', '<html lang="pt-PT" onmousemove="alert(9)">')],
  ["no policy", unguarded],
  ["a way to another page", (text) => text.replace("<title>", '<meta http-equiv="refresh" content="0;url=/en/about">\n<title>')],
  ["another width", (text) => text.replace("width=device-width", "width=5")],
  ["words of the person's language over the page", (text) => text.replace("<h1>", `<h1><small lang="en" ${STYLE}>Certificado</small>`)],
  ["a comment", (text) => text.replace("<body>", "<body><!-- -->")],
  ["the fingerprint of an entry", (text) => text.replace(/<code>[0-9a-f]{64}/, `<code>${"0".repeat(64)}`)],
];
const WORDS = [
  ["what happened", (text) => text.replace("Mensagem:", "Sem mensagem:")],
  ["the hour", (text) => text.replace("23 de novembro de 2026, 11:58", "23 de outubro de 2026, 11:58")],
  ["the person's language", (text) => text.replace(/(<small lang="en"[^>]*>)Message/, "$1No message")],
  ["the title", (text) => text.replace("<title>", "<title>Certificado: ")],
];

for (const [what, change] of [...WORDS, ...MARKS]) {
  test(`changed in what one sees: ${what}`, async () => {
    const file = change(honest);
    assert.notEqual(file, honest);
    const found = await check(page, file);
    assert.deepEqual([found.verdict, found.readable, found.bad], ["broken", "changed", [""]]);
    assert.match(await open(noting, file), /was changed or is damaged/);
  });
}

for (const [what, change] of WORDS) {
  test(`a file that names words that nobody knows cannot be confirmed: ${what}`, async () => {
    const found = await check(page, ofOtherWords(change(honest)));
    assert.deepEqual([found.verdict, found.readable], ["unsure", "other"]);
    assert.match(await page.locator("#verdict-text").innerText(), /words that Rumo does not know/);
  });
}

/** The same file in a language that nobody has. */
const ofOtherLanguage = (text) => text.replace("Rumo diary 2 en", "Rumo diary 2 xx").replaceAll(/lang="en"/g, 'lang="xx-Latn"');

test("a file in a language that is not served here is said to be that, and never changed", async (t) => {
  const fails = [];
  for (const one of [page, noting]) {
    // As on a copy of Rumo that never had English.
    const answer = (route) => fails.push(route.request().url()) && route.fulfill({ status: 404, json: {} });
    for (const path of [/\/diary\/words\/en/, /\/en\/diary\/names/]) {
      await one.route(path, answer);
      t.after(() => one.unroute(path, answer));
    }
  }
  for (const file of [honest, ofOtherLanguage(honest)]) {
    await page.goto("about:blank");
    const found = await check(page, file, "pt");
    assert.deepEqual([found.verdict, found.readable, found.doubts], ["unsure", "lang", [""]]);
    assert.match(await page.locator("#verdict-text").innerText(), /língua que esta cópia do Rumo não tem.*não quer dizer que tenha algum mal/);
    await openDiary(noting);
    assert.match(await open(noting, file), /Opened: 1 notes/);
  }
  assert.ok(fails.length > 0);
  await openDiary(noting);
});

for (const [what, change] of MARKS) {
  test(`whoever names another language may not change marks: ${what}`, async () => {
    const found = await check(page, ofOtherLanguage(change(honest)));
    assert.deepEqual([found.verdict, found.readable], ["broken", "changed"]);
  });
}

for (const [what, change] of MARKS) {
  test(`whoever names other words may not change marks either: ${what}`, async () => {
    const found = await check(page, ofOtherWords(change(honest)));
    assert.deepEqual([found.verdict, found.readable], ["broken", "changed"]);
  });
}

test("data that is not that of the text was changed", async () => {
  const { entry } = data.entries[0];
  const [other] = rehashed([{ entry: { ...entry, what: "shop", message: null }, stamp: null }]);
  assert.equal((await check(page, withData(honest, { ...data, entries: [other] }))).verdict, "broken");
});

test("a file whose words cannot be had just now is not compared, and not called whole", async (t) => {
  await page.route(/\/diary\/(words|names)/, (route) => route.abort());
  t.after(() => page.unroute(/\/diary\/(words|names)/));
  await page.reload();
  const found = await check(page, honest, "pt");
  assert.deepEqual([found.verdict, found.readable], ["unsure", "unread"]);
  await page.unroute(/\/diary\/(words|names)/);
  assert.deepEqual((await check(page, honest, "pt")).verdict, "ok", "asked for anew");
});

for (const [what, other, readable] of [
  ["a language that there is not", (text) => text.replace("Rumo diary 2 en", "Rumo diary 2 xx"), "lang"],
  ["an edition that there is not", (text) => text.replace(/(Rumo diary 2 en \S+) \d+/, "$1 999"), "other"],
  ["a day that has not come", (text) => text.replace(/Rumo diary 2 en \S+/, "Rumo diary 2 en 2099-01-01"), "other"],
  ["a day that there is not", (text) => text.replace(/Rumo diary 2 en \S+/, "Rumo diary 2 en 2026-02-30"), "other"],
  ["other names", (text) => text.replace(/[0-9a-f]{16}">/, '0123456789abcdef">'), "other"],
  ["the words of another language", (text) => text.replace(/(Rumo diary 2 en \S+ \d+ ([0-9a-f]{16}) )[0-9a-f]{16}/, "$1$2"), "other"],
  ["nothing", (text) => text.replace(/Rumo diary 2 [^"]*/, "Rumo diary 2"), "changed"],
]) {
  test(`a file that says it was written with ${what} is not whole`, async () => {
    const file = other(honest);
    assert.notEqual(file, honest);
    const found = await check(page, file);
    assert.deepEqual([found.verdict, found.readable], [["other", "lang"].includes(readable) ? "unsure" : "broken", readable]);
  });
}

test("a file that a program saved with other line ends is the same", async () => {
  const found = await check(page, honest.replaceAll("\n", "\r\n"));
  assert.deepEqual([found.verdict, found.readable], ["ok", "same"]);
});
