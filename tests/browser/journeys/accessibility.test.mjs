// axe finds nothing on any kind of page, in any language, in light, dark and forced colours.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers, faintText } from "../house/axe.mjs";
import { LANGUAGES, address, pages } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
for (const lang of LANGUAGES) {
  test(`no barrier that a tool can find in ${lang}`, async (t) => {
    const page = await visit(t);
    for (const one of pages()) {
      await t.test(one.kind, async () => {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(address(lang, one));
        assert.deepEqual(await barriers(page), []);
        // Darkness changes colours and nothing else.
        await page.emulateMedia({ colorScheme: "dark" });
        assert.deepEqual(await faintText(page), [], "dark");
      });
    }
  });
}

/**
 * Text that can hardly be read. axe cannot tell in forced colours: it reads the fill of the letters,
 * which is reported as the page wished it and not as it is drawn.
 */
function faint() {
  const parse = (text) => text.match(/[\d.]+/g).map(Number);
  const light = ([red, green, blue]) =>
    [red, green, blue]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return [red, green, blue];
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !element.closest("svg"))
    .filter(({ childNodes }) => [...childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((element) => {
      const [one, two] = [parse(getComputedStyle(element).color), behind(element)].map(light);
      return { element, contrast: (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05) };
    })
    .filter(({ contrast }) => contrast < 4.5)
    .map(({ element, contrast }) => `${contrast.toFixed(1)} ${element.outerHTML.slice(0, 100)}`);
}

test("forced colours leave the mark, the button and the focus to be seen", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await visit(t, { forcedColors: "active", colorScheme });
    for (const kind of ["start", "question-permit", "result-niss"]) {
      const one = pages().find((page) => page.kind === kind);
      await page.goto(address("en", one));
      assert.deepEqual(await page.evaluate(faint), [], `${kind} ${colorScheme}`);
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
