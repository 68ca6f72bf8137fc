// A file that was ever saved stays what it was: whole, whatever has become of our words since; and
// whatever is changed in it is found.
//
// `RUMO_WRITE_FILES=1` writes the files of the newest version anew, which is right only until it is released.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../house/chromium.mjs";
import { FILES, asThen, fileThere, ofVersion, oldStamp } from "../house/diary-files.mjs";
import { check, dataIn, note, open, openDiary, rehashed, save } from "../house/diary.mjs";
import { SITE } from "../house/pages.mjs";

const LANGUAGES = ["pt", "en", "qps"];
const VERSIONS = [1, 2];
let browser;
/** For each version two pages, one that checks and one that notes, at a site that answers as it did then. */
const pages = new Map();
before(async () => {
  browser = await openBrowser();
  // Far from Lisbon on both sides.
  const pageIn = async (timezoneId) => (await browser.newContext({ timezoneId })).newPage();
  if (process.env.RUMO_WRITE_FILES) await writeFiles(await pageIn("Europe/Lisbon"));
  for (const version of VERSIONS) {
    const both = { page: await pageIn("Asia/Kolkata"), noting: await pageIn("America/Los_Angeles") };
    for (const one of Object.values(both)) await asThen(one, version);
    pages.set(version, both);
  }
});
after(() => browser?.close());

/**
 * An attempt in June on what was known the day before, and four of one day in winter. The last three are
 * of version 2: the diary of before went on. One says that another was a mistake.
 */
function diary(known, history) {
  const { state } = history.portals["renewal-portal"].known.filter(({ from }) => from < "2026-05-31").at(-1);
  const june = { edition: 1, serial: 1, day: "2026-05-31", ...state };
  const winter = { ...known, ...(history.portals["renewal-portal"].known.at(-1).state ?? { checked: null, since: null, state: "unknown" }) };
  const summer = { at: "2026-06-01T09:00:00Z", lisbon: "2026-06-01 10:00" };
  const entry = (minute, more) => ({ at: `2026-11-23T11:5${minute}:07Z`, lisbon: `2026-11-23 11:5${minute}`, message: null, portal: null, known: null, version: 1, ...more });
  const second = { of: null, random: "000102030405060708090a0b0c0d0e0f", version: 2 };
  const entries = rehashed([
    { ...entry(0, summer), known: june, portal: "renewal-portal", what: "unreachable" },
    entry(1, { message: "no_niss", portal: "renewal-portal", known: winter, what: "message" }),
    entry(2, { ...second, portal: "renewal-portal", known: winter, message: null, what: "message" }),
    entry(3, { ...second, what: "shop" }),
    entry(4, { ...second, what: "mistake", of: 4 }),
  ].map((entry) => ({ entry, stamp: null })));
  entries[0].stamp = oldStamp(entries[0].hash, "2026-06-01T09:01:12Z");
  entries[2].stamp = oldStamp(entries[2].hash, "2026-11-23T11:53:00Z");
  entries[4].stamp = oldStamp(entries[4].hash, "2026-11-23T11:55:00Z");
  return { diary: "rumo", entries, version: 2 };
}

async function writeFiles(page) {
  const keep = (name, text) => writeFileSync(join(FILES.folder, ofVersion(VERSIONS.at(-1), name)), text);
  // As if its first edition had come long ago.
  const history = { ...await (await fetch(`${SITE}/diary/history`)).json(), editions: { 1: "2025-07-01" } };
  keep("history.json", JSON.stringify(history));
  for (const lang of LANGUAGES) {
    keep(`names-${lang}.json`, await (await fetch(`${SITE}/${lang}/diary/names`)).text());
    await openDiary(page, "", lang);
    const known = await page.evaluate(() => data.known);
    keep(`${lang}.html`, await page.evaluate(async (diary) => {
      await later();
      return fileOf(diary);
    }, diary(known, history)));
  }
}

for (const version of VERSIONS) {
  for (const lang of LANGUAGES) {
    test(`the file of version ${version} in ${lang} is whole for ever, on the page in each language`, async () => {
      const file = fileThere(`${version}-${lang}.html`);
      const { page, noting } = pages.get(version);
      for (const here of LANGUAGES) {
        const found = await check(page, file, here);
        assert.deepEqual([found.verdict, found.readable, found.doubts], ["ok", "same", ["", "", "", "", ""]], here);
      }
      assert.match(await open(noting, file), /Opened: 5 notes.*Nothing that is in this diary was changed/);
      await openDiary(noting);
    });

    test(`each sign of what one reads in the file of version ${version} in ${lang} is compared`, async () => {
      const file = fileThere(`${version}-${lang}.html`);
      const { page } = pages.get(version);
      await check(page, file);
      const found = await page.evaluate(async (file) => {
        const diary = parseFile(file);
        const all = [];
        for (let at = 0; at < file.indexOf(BEGIN); at += 7) {
          const other = file.slice(0, at) + (file[at] === "a" ? "b" : "a") + file.slice(at + 1);
          all.push([at, await compareReadable(other, diary)]);
        }
        return all;
      }, file);
      // Words that nobody knows are in doubt, and so are languages that nobody has; all else was changed.
      const isNamed = (at) => /generator[^>]*$/.test(file.slice(0, at));
      assert.deepEqual(found.filter(([at, code]) => code !== "changed" && !(isNamed(at) && ["other", "lang"].includes(code))), []);
    });
  }
}

test("a file of version 1 is no file of version 2, and neither the other way round", async () => {
  for (const [version, other] of [[1, 2], [2, 1]]) {
    const file = fileThere(`${version}-en.html`).replace(`Rumo diary ${version} `, `Rumo diary ${other} `);
    assert.equal((await check(pages.get(version).page, file)).verdict, "broken");
  }
});

test("a diary of then goes on with notes of today, and what stood in it stays as it was", async () => {
  const { page, noting } = pages.get(1);
  const before = dataIn(fileThere("1-en.html"));
  await openDiary(noting);
  await open(noting, fileThere("1-en.html"));
  assert.equal(dataIn(await save(noting)).version, 1, "nothing of now is in it");
  await note(noting, "shop");
  const file = await save(noting);
  const { entries, version } = dataIn(file);
  assert.deepEqual(entries.slice(0, 5), before.entries);
  assert.deepEqual([version, entries[5].entry.version, entries[5].entry.previous], [2, 2, before.entries[4].hash]);
  const found = await check(page, file);
  assert.deepEqual([found.readable, found.bad], ["same", ["", "", "", "", "", ""]]);
  await openDiary(noting);
});

test("an entry carries the clocks of Lisbon, around midnight and the change of the hour, wherever the device is", async () => {
  const moments = {
    "2026-11-22T23:59:59Z": "2026-11-22 23:59",
    "2026-11-23T00:00:00Z": "2026-11-23 00:00",
    "2027-03-28T00:59:59Z": "2027-03-28 00:59",
    "2027-03-28T01:00:00Z": "2027-03-28 02:00",
    "2027-06-30T22:59:59Z": "2027-06-30 23:59",
    "2027-06-30T23:00:00Z": "2027-07-01 00:00",
    "2027-10-31T00:59:59Z": "2027-10-31 01:59",
    "2027-10-31T01:00:00Z": "2027-10-31 01:00",
  };
  const { page, noting } = pages.get(1);
  await check(page, fileThere("1-en.html"));
  for (const one of [page, noting]) {
    const there = await one.evaluate((all) => all.map((at) => [inUtc(Date.parse(at)), inLisbon(Date.parse(at))]), Object.keys(moments));
    assert.deepEqual(there, Object.entries(moments));
  }
});
