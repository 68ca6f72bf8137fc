// The sheet of every way and standing, printed in every language and read back from the paper. With
// RUMO_TEST_ALL=1 that of every outcome: minutes, and the time is printed.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { oneOfEach, outcomes } from "../house/outcomes.mjs";
import { LANGUAGES, SITE } from "../house/pages.mjs";
import { readBack, words } from "../house/paper.mjs";
import { TODAY } from "../house/rumo.mjs";
import { inBrowser } from "../house/visitor.mjs";

const MOST_PAGES = 2;
/** How wide the dark part of the code must be on paper, in millimetres. */
const CODE = 30;
const folder = mkdtempSync(join(tmpdir(), "rumo-sheets-"));
after(() => rmSync(folder, { recursive: true }));
const visit = inBrowser();
const isAll = Boolean(process.env.RUMO_TEST_ALL);
let samples;
before(() => {
  samples = isAll ? outcomes([TODAY]) : oneOfEach(outcomes());
});

/** What the page says that the paper must say too. It runs in the page. */
function shown() {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
  const code = document.querySelector(".code");
  const drawn = code.querySelector("svg");
  const side = drawn.viewBox.baseVal.width;
  const dark = [...code.querySelector("path").getAttribute("d").matchAll(/M(\d+) (\d+)/g)];
  const places = dark.flatMap(([, x, y]) => [Number(x), Number(y)]);
  return {
    texts: texts("h1 span, :is(h2, h3) span, :is(h2, h3):not(.pair), .lead, .due p, .calm p, blockquote, .phone, .brand span, footer p, .why p"),
    address: code.href,
    margin: Math.min(...places, side - 1 - Math.max(...places)),
    width: (Number.parseFloat(drawn.getAttribute("width")) * (side - 8)) / side,
    columns: [...document.querySelectorAll("h1 span")].map(({ lang }) => lang),
  };
}

/** What is wrong with a sheet. */
async function faults(page, lang, { day, route, standing, query }) {
  const address = `${SITE}/${lang}/check/sheet${query}`;
  const name = `${lang} ${day} ${route} ${standing} ${query}`;
  const answer = await page.goto(address);
  if (answer.status() !== 200) return [`${name}: ${answer.status()}`];
  const path = join(folder, `${lang}-${Math.random().toString(36).slice(2)}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, tagged: true });
  const [said, paper] = [await page.evaluate(shown), await readBack(path)];
  const printed = new Set(words(paper.text));
  const missing = said.texts.flatMap(words).filter((word) => !printed.has(word) && !isCut(word, paper.text));
  const wrong = [
    paper.pages > MOST_PAGES && `${paper.pages} pages`,
    !paper.isA4 && "not A4",
    !paper.isTagged && "not tagged",
    paper.text.includes("\ufffd") && "a sign that is none",
    ...paper.fonts.filter(({ isEmbedded }) => !isEmbedded).map(({ line }) => `not embedded: ${line}`),
    paper.fonts.length === 0 && "no font",
    paper.code !== said.address && `the code says ${paper.code}`,
    !(await leadsTo(said.address, `/${lang}/check/result${query}`)) && `${said.address} leads elsewhere`,
    said.margin !== 4 && `a margin of ${said.margin} modules`,
    said.width < CODE && `a code of ${said.width} mm`,
    missing.length > 0 && `not on paper: ${missing.slice(0, 5).join(" ")}`,
    said.columns.join() !== (lang === "pt" ? "pt-PT" : `${said.columns[0]},pt-PT`) && "no Portuguese",
  ];
  rmSync(path);
  return wrong.filter(Boolean).map((what) => `${name}: ${what}`);
}

/** Whether the address of the code opens the result: the same answers, whatever day it adds. */
async function leadsTo(address, result) {
  const answer = await fetch(address);
  const path = answer.url.slice(SITE.length);
  return answer.ok && path.startsWith(result.split("&on=")[0]);
}

/** Whether a long word stands on two lines. */
function isCut(word, text) {
  return words(text).join("").includes(word);
}

for (const lang of LANGUAGES) {
  test(`the sheet in ${lang} can be printed and read back, whatever the way`, async (t) => {
    const began = Date.now();
    const found = [];
    const rest = [...samples];
    // Two at a time: while one is printed, the other is read.
    const worker = async (page) => {
      for (let one = rest.pop(); one; one = rest.pop()) found.push(...(await faults(page, lang, one)));
    };
    await Promise.all([worker(await visit(t)), worker(await visit(t))]);
    t.diagnostic(`${samples.length} sheets in ${lang}: ${Math.round((Date.now() - began) / 100) / 10} s`);
    assert.deepEqual(found, []);
  });
}

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
