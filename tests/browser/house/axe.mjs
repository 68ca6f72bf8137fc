// What axe finds on a page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// As text into the page: the wrappers that there are bring it anew for every question, and carry
// all that is well back again, which takes ten times as long.
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const EVERY = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** Darkness changes colours and nothing else. */
const FAINT = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe says against a page that may run scripts; frames in it would need a page of their own. */
async function findings(page, runOnly) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const found = await axe.run({ runOnly, iframes: false, resultTypes: ["violations"] });
    const looked = found.passes.length + found.violations.length + found.incomplete.length;
    if (looked === 0) throw new Error("axe looked at nothing");
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.split("\n").slice(1, 3)}`),
    );
  }, runOnly);
}

/** Every barrier that a tool can find. */
export function barriers(page) {
  return findings(page, EVERY);
}

/** Text that can hardly be read. */
export function faintText(page) {
  return findings(page, FAINT);
}
