// axe finds nothing on any kind of page, in any language, in light, dark and forced colours.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { LANGUAGES, address, pages } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function findings(axe) {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.split("\n").slice(1, 3)}`),
  );
}

for (const lang of LANGUAGES) {
  test(`no barrier that a tool can find in ${lang}`, async (t) => {
    for (const one of pages()) {
      await t.test(one.kind, async (t) => {
        const page = await visit(t, { colorScheme: "light" });
        await page.goto(address(lang, one));
        assert.deepEqual(await findings(new AxeBuilder({ page }).withTags(TAGS)), []);
        // The other schemes change colours and nothing else.
        await page.emulateMedia({ colorScheme: "dark" });
        const colours = () => new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]);
        assert.deepEqual(await findings(colours()), [], "dark");
      });
    }
  });
}

test("forced colours leave the mark, the button and the focus to be seen", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await visit(t, { forcedColors: "active", colorScheme });
    for (const kind of ["start", "question-permit", "result-niss"]) {
      const one = pages().find((page) => page.kind === kind);
      await page.goto(address("en", one));
      const axe = new AxeBuilder({ page }).withRules(["color-contrast"]);
      assert.deepEqual(await findings(axe), [], `${kind} ${colorScheme}`);
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
      assert.notEqual(outline, "none", kind);
      for (const button of await page.locator("a.go").all()) {
        const border = await button.evaluate((element) => getComputedStyle(element).borderColor);
        assert.notEqual(border, "rgba(0, 0, 0, 0)", kind);
      }
    }
  }
});
