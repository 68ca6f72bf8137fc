// Two sheets written by hand, in Arabic and in Bengali: what the paper does with scripts that no
// published language has yet. They are read from the disk and never served.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { inReadingOrder, readBack, words } from "../house/paper.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
const folder = mkdtempSync(join(tmpdir(), "rumo-scripts-"));
after(() => rmSync(folder, { recursive: true }));

/** How many of its words a paragraph must show in their order: marks above letters are moved by fonts. */
const IN_ORDER = 0.8;

for (const [lang, dir, font, script] of [
  ["ar", "rtl", "NotoSansArabic", /\p{Script=Arabic}/u],
  ["bn", "ltr", "NotoSansBengali", /\p{Script=Bengali}/u],
]) {
  test(`a sheet in ${lang} is printed on two pages, and read back in its order`, async (t) => {
    const page = await visit(t);
    const sample = new URL(`samples/${lang}.html`, import.meta.url);
    await page.goto(pathToFileURL(sample.pathname).href);
    const path = join(folder, `${lang}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true, tagged: true });
    const paper = await readBack(path);
    assert.ok(paper.pages <= 2, `${paper.pages} pages`);
    assert.ok(paper.isA4 && paper.isTagged);
    assert.ok(!paper.text.includes("\ufffd"));
    assert.deepEqual(paper.fonts.filter(({ isEmbedded }) => !isEmbedded), []);
    assert.ok(paper.fonts.some(({ line }) => line.includes(font)), font);
    assert.equal(paper.code, await page.locator(".code").evaluate((link) => link.href));
    assert.equal(await page.locator("main").getAttribute("dir"), dir);

    const own = page.locator(`.sheet [lang=${lang}] :is(p, h2, h3, li), .sheet :is(p, span)[lang=${lang}]`);
    const all = (await own.allTextContents()).map(letters).filter((text) => text.length > 2);
    assert.ok(all.length > 30, `${all.length} texts`);
    const printed = letters(inReadingOrder(paper.text));
    assert.ok(printed.some((word) => script.test(word)));
    const lost = all.filter((text) => inOrder(text, printed) < IN_ORDER * text.length);
    assert.deepEqual(lost.map((text) => text.join(" ")), []);
  });
}

/**
 * The words of a text without the marks above and below their letters, each with its letters sorted:
 * a font may draw two of them as one sign, which is read back the other way round. Numbers are left
 * out: a line of numbers alone is read from left to right, whatever stands around it.
 */
function letters(text) {
  return words(text.normalize("NFKD").replace(/\p{M}/gu, "")).filter((word) => /\p{L}/u.test(word)).map((word) => [...word].sort().join(""));
}

/** How many words of a text stand in their order in one place of what was printed. */
function inOrder(text, printed) {
  const starts = [...printed.keys()].filter((at) => text.slice(0, 3).includes(printed[at]));
  let best = 0;
  for (const at of starts) best = Math.max(best, common(text, printed.slice(at, at + 2 * text.length + 8)));
  return best;
}

/** The length of the longest row of words that both have in this order. */
function common(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    other.forEach((found, at) => next.push(found === word ? row[at] + 1 : Math.max(next[at], row[at + 1])));
    row = next;
  }
  return row.at(-1);
}
