// The sheet of every way and standing, printed in every language and read back from the paper. With
// RUMO_TEST_ALL=1 that of every outcome, which takes hours; with RUMO_TEST_ALL=3/20 the third of
// twenty parts of them.
//
// Many sheets are printed in one go, each from a page of its own: starting a printer and the programs
// that read takes longer than a sheet.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { oneOfEach, outcomes } from "../house/outcomes.mjs";
import { LANGUAGES, SITE } from "../house/pages.mjs";
import { codeOnPaper, codesOf, readPages, words } from "../house/paper.mjs";
import { TODAY } from "../house/rumo.mjs";
import { inBrowser } from "../house/visitor.mjs";

const MOST_PAGES = 2;
/** So many sheets are printed in one go. */
const AT_ONCE = 16;
/** How much of the last page must be filled where something was left out, and of the first before it. */
const FULL = 0.9;
const FULL_BEFORE = 0.65;
/** The same without the lines for notes that are there only because there was room. */
const FULL_WITHOUT_NOTES = 0.75;
/** A line for notes as a part of a page, and how many stand on every sheet. */
const NOTE_LINE = 7 / 276;
const NOTE_LINES = 3;
/** How wide the dark part of the code must be on paper, in millimetres. */
const CODE = 30;
const folder = mkdtempSync(join(tmpdir(), "rumo-sheets-"));
after(() => rmSync(folder, { recursive: true }));
const visit = inBrowser();
const all = process.env.RUMO_TEST_ALL;
let samples;
before(async () => {
  samples = all ? partOf(await outcomes([TODAY]), all) : oneOfEach(await outcomes());
});

/** Of a list the part that is named: `3/20` is every twentieth, from the third. */
function partOf(list, name) {
  const [part, parts] = (name.includes("/") ? name : "1/1").split("/").map(Number);
  if (!(part >= 1 && part <= parts)) throw new Error(`RUMO_TEST_ALL=${name} names no part`);
  return list.filter((_, at) => at % parts === part - 1);
}

/** The sheet behind an address, without what is around it on a screen; and what the server said. */
async function sheetAt(lang, one) {
  const answer = await fetch(`${SITE}/${lang}/check/sheet${one.query}`);
  const html = await answer.text();
  const main = html.match(/<main[^]*<\/main>/)?.[0] ?? "";
  return { ...one, lang, status: answer.status, main };
}

/** A digest of what of a sheet differs from one outcome to another: all but its address. */
function content({ main }) {
  const said = main.replace(/<a class="code"[^]*?<\/a>/, "").replace(/<bdi dir="ltr">[^<]*\/r\/[^<]*<\/bdi>/, "");
  return createHash("sha256").update(said).digest("base64");
}

/** Puts more sheets below the one that is there, each on a page of its own. It runs in the page. */
function putBelow(mains) {
  for (const main of mains) {
    document.querySelector("main:last-of-type").insertAdjacentHTML("afterend", main);
    document.querySelector("main:last-of-type").style.breakBefore = "page";
  }
}

/** What each sheet says that the paper must say too. It runs in the page. */
function shown() {
  return [...document.querySelectorAll(".sheet")].map((sheet) => {
    const all = (selector) => [...sheet.querySelectorAll(selector)];
    const texts = (selector) => all(selector).map((element) => element.textContent);
    const code = sheet.querySelector(".code");
    const drawn = code.querySelector("svg");
    const side = drawn.viewBox.baseVal.width;
    // Rectangles of one row: each begins at a place, or so far from where the last began.
    const dark = [];
    let [x, y] = [0, 0];
    for (const [, how, across, down, wide = 0] of code.querySelector("path").getAttribute("d").matchAll(/([Mm])(-?\d+) (\d+)(?:h(\d+)v1h-\d+z)?/g)) {
      [x, y] = how === "M" ? [Number(across), Number(down)] : [x + Number(across), y + Number(down)];
      for (let at = 0; at < wide; at++) dark.push([x + at, y]);
    }
    return {
      texts: texts("h1 span, :is(h2, h3) span, :is(h2, h3):not(.pair), .lead, .due p, .calm p, blockquote, .phone, .brand span, footer p, .why p"),
      address: code.href,
      typed: texts(".scan bdi").join(),
      drawing: { side, dark },
      margin: Math.min(...dark.flat(), side - 1 - Math.max(...dark.flat())),
      width: (Number.parseFloat(drawn.getAttribute("width")) * (side - 8)) / side,
      columns: all("h1 span").map(({ lang }) => lang),
      pieces: all(".todo ol > li > .pair > *, .counter, .know li > *, .help li > *, .notes, .why li > *").map((element) => element.innerText),
      isCut: sheet.querySelector(".sheet > footer b") !== null,
      isBare: sheet.querySelector(".todo ol")?.matches(":has(> .short)") && !sheet.querySelector(".todo ol").previousElementSibling?.matches(".then"),
      noteLines: all(".notes hr").length,
    };
  });
}

/** Prints some sheets in one go; where the file is. */
async function printed(page, sheets) {
  await page.goto(`${SITE}/${sheets[0].lang}/check/sheet${sheets[0].query}`);
  await page.evaluate(putBelow, sheets.slice(1).map(({ main }) => main));
  const path = join(folder, `${sheets[0].lang}-${Math.random().toString(36).slice(2)}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, tagged: true });
  return path;
}

/** What is wrong with some sheets, printed in one go. */
async function faults(page, sheets) {
  const path = await printed(page, sheets);
  const said = await page.evaluate(shown);
  const [paper, codes] = await Promise.all([readPages(path), codesOf(said.map(({ drawing }) => drawing), path)]);
  // A sheet begins where its address stands, and ends before the next.
  const starts = said.map(({ typed }) => paper.pages.findIndex(({ text }) => text.replaceAll(" ", "").includes(typed)));
  const scanned = await codeOnPaper(path, String(starts[0] + 1));
  const opened = await fetch(said[0].address);
  rmSync(path);
  const found = sheets.map(async (sheet, at) => {
    const pages = paper.pages.slice(starts[at], starts[at + 1]);
    const wrong = [
      ...(starts[at] < 0 || pages.length === 0 ? ["its pages were not found"] : faultsOfOne(sheet, said[at], pages)),
      codes[at] !== said[at].address && `the code says ${codes[at]}`,
      !(await leadsTo(said[at].address, `/${sheet.lang}/check/result${sheet.query}`)) && `${said[at].address} leads elsewhere`,
    ];
    return wrong.filter(Boolean).map((what) => `${sheet.lang} ${sheet.day} ${sheet.route} ${sheet.standing} ${sheet.query}: ${what}`);
  });
  const together = [
    !paper.isTagged && "not tagged",
    ...paper.fonts.filter(({ isEmbedded }) => !isEmbedded).map(({ line }) => `not embedded: ${line}`),
    paper.fonts.length === 0 && "no font",
    scanned !== said[0].address && `a scanner reads ${scanned}`,
    !opened.ok && `${said[0].address} does not open`,
  ];
  return [...(await Promise.all(found)).flat(), ...together.filter(Boolean).map((what) => `${sheets[0].query} and others: ${what}`)];
}

/** What is wrong with the pages of a sheet. */
function faultsOfOne({ lang }, said, pages) {
  const text = pages.map((page) => page.text).join(" ");
  const [printed, joined] = [new Set(words(text)), words(text).join("")];
  const missing = said.texts.flatMap(words).filter((word) => !printed.has(word) && !joined.includes(word));
  const filled = pages.at(-1).filled;
  const more = (said.noteLines - NOTE_LINES) * NOTE_LINE;
  const each = pages.map((page) => ({ there: new Set(words(page.text)), joined: words(page.text).join("") }));
  const stands = (piece) => each.some(({ there, joined }) => words(piece).every((word) => there.has(word) || joined.includes(word)));
  // Words of two directions in one line come back in pieces.
  const broken = lang === "qps" ? [] : said.pieces.filter((piece) => !stands(piece));
  return [
    said.isCut && (pages.length < MOST_PAGES || filled < FULL) && `cut, and ${percent(filled)} of page ${pages.length} filled`,
    said.isCut && pages[0].filled < FULL_BEFORE && `cut, and ${percent(pages[0].filled)} of page 1 filled`,
    said.isBare && filled - more < FULL_WITHOUT_NOTES && `a bare step, and ${percent(filled - more)} filled`,
    broken.length > 0 && `broken across pages: ${broken[0].slice(0, 40)}`,
    pages.length > MOST_PAGES && `${pages.length} pages`,
    pages.some(({ isA4 }) => !isA4) && "not A4",
    text.includes("\ufffd") && "a sign that is none",
    said.margin !== 4 && `a margin of ${said.margin} modules`,
    said.width < CODE && `a code of ${said.width} mm`,
    missing.length > 0 && `not on paper: ${missing.slice(0, 5).join(" ")}`,
    said.columns.join() !== (lang === "pt" ? "pt-PT" : `${said.columns[0]},pt-PT`) && "no Portuguese",
  ].filter(Boolean);
}

function percent(part) {
  return `${Math.round(100 * part)} %`;
}

/** Whether the address of the code leads to the result: the same answers, whatever day it adds. */
async function leadsTo(address, result) {
  const answer = await fetch(address, { redirect: "manual" });
  return (answer.headers.get("location") ?? "").startsWith(result.split("&on=")[0]);
}

/** The next sheets that were not printed before, in whole words; their faults where there is none. */
async function next(rest, seen, found, lang) {
  const sheets = [];
  while (sheets.length < AT_ONCE && rest.length > 0) {
    const some = rest.splice(0, AT_ONCE - sheets.length);
    for (const sheet of await Promise.all(some.map((one) => sheetAt(lang, one)))) {
      const same = content(sheet);
      if (sheet.status !== 200) found.push(`${lang} ${sheet.query}: ${sheet.status}`);
      else if (!seen.has(same)) sheets.push(sheet);
      seen.add(same);
    }
  }
  return sheets;
}

for (const lang of LANGUAGES) {
  test(`the sheet in ${lang} can be printed and read back, whatever the way`, async (t) => {
    const began = Date.now();
    const [found, seen, rest] = [[], new Set(), [...samples]];
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const progress = all && setInterval(() => console.log(`${lang}: ${samples.length - rest.length} of ${samples.length}, ${seen.size} different, ${found.length} faults, ${seconds()} s`, ...found), 60_000);
    // Two at a time: while some are printed, others are read.
    const worker = async (page) => {
      for (;;) {
        const sheets = await next(rest, seen, found, lang);
        if (sheets.length === 0) return;
        found.push(...(await faults(page, sheets)));
      }
    };
    await Promise.all([worker(await visit(t)), worker(await visit(t))]).finally(() => clearInterval(progress));
    t.diagnostic(`${samples.length} outcomes, ${seen.size} different sheets in ${lang}: ${seconds()} s`);
    assert.deepEqual(found, []);
  });
}

test("a sheet among others is printed as it is alone", async (t) => {
  const page = await visit(t);
  const pages = async (sheets) => {
    const { pages } = await readPages(await printed(page, sheets));
    // The number of the page stands in the margin.
    return pages.map(({ text, filled }) => ({ text: text.replace(/Rumo · \d+\/\d+/, ""), filled: filled.toFixed(3) }));
  };
  for (const lang of LANGUAGES) {
    const sheets = await Promise.all(samples.slice(0, 3).map((one) => sheetAt(lang, one)));
    const alone = [];
    for (const sheet of sheets) alone.push(...(await pages([sheet])));
    assert.deepEqual(await pages(sheets), alone);
  }
});

test("the sheet is read in grey: no word and no line has a colour", async (t) => {
  const page = await visit(t);
  await page.emulateMedia({ media: "print" });
  await page.goto(`${SITE}/en/check/sheet${samples[0].query}`);
  const coloured = await page.evaluate(() => {
    const isGrey = (colour) => new Set(colour.match(/\d+/g).slice(0, 3)).size === 1;
    return [...document.querySelectorAll(".sheet, .sheet *")]
      .filter((element) => !element.matches(".mark"))
      .filter((element) => {
        const { color, backgroundColor, borderInlineStartColor } = getComputedStyle(element);
        return ![color, backgroundColor, borderInlineStartColor].every(isGrey);
      })
      .map((element) => element.outerHTML.slice(0, 80));
  });
  assert.deepEqual(coloured, []);
});
