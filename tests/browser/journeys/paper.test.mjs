// A result on paper: few pages, and text that can be searched and read aloud.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { address, pages } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
// The whole page, with its reasons and sources. The two-page sheet for the desk is a paper of its own.
const MOST_PAGES = 3;

/** Soft hyphens, ligatures and line ends are the printer's. */
const words = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim();

for (const lang of ["pt", "en"]) {
  test(`every result in ${lang} fits ${MOST_PAGES} pages of A4 and its text can be read`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "rumo-paper-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const page = await visit(t, { viewport: { width: 1000, height: 900 } });
    const tooLong = [];
    for (const one of pages().filter(({ kind }) => kind.startsWith("result-"))) {
      await page.goto(address(lang, one));
      const path = join(folder, `${one.kind}.pdf`);
      await page.pdf({ path, preferCSSPageSize: true });
      const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
      const count = Number(info.match(/Pages:\s+(\d+)/)[1]);
      assert.match(info, /Page size:.*A4/, one.kind);
      if (count > MOST_PAGES) tooLong.push(`${one.kind} takes ${count} pages`);
      const text = words(execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }));
      const headings = await page.locator("section.sign h1, ol.do h3").allInnerTexts();
      for (const heading of headings) {
        // Columns of one line may come apart; the words may not.
        for (const word of words(heading).split(" ")) assert.ok(text.includes(word), `${word} in ${one.kind}`);
      }
    }
    assert.deepEqual(tooLong, []);
  });
}
