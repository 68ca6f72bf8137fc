// A narrow screen, a big finger, another direction of writing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, address, page as kindOf, pages } from "../house/pages.mjs";
import { spaceOut, tooSmall, tooWide } from "../house/fit.mjs";
import { picture } from "../house/picture.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();

for (const lang of LANGUAGES) {
  test(`every page in ${lang} fits 320 px and a finger`, async (t) => {
    const page = await visit(t, { viewport: { width: 320, height: 640 } });
    const faults = [];
    for (const one of pages()) {
      const note = (what, found) => faults.push(...found.map((fault) => `${one.kind} ${what}: ${fault}`));
      await page.goto(address(lang, one));
      note("is too wide", await page.evaluate(tooWide));
      note("has a small target", await page.evaluate(tooSmall));
      await page.evaluate(spaceOut);
      note("is too wide with wide spacing", await page.evaluate(tooWide));
    }
    assert.deepEqual(faults, []);
  });
}

test("text is large, lines are high and short", async (t) => {
  const page = await visit(t, { viewport: { width: 1000, height: 900 } });
  for (const one of pages()) {
    const { kind } = one;
    await page.goto(address("en", one));
    const bad = await page.evaluate(() =>
      [...document.querySelectorAll("main p, main li, main a, main small, footer p")]
        .filter((element) => element.checkVisibility() && element.textContent.trim() !== "")
        // On the sheet two languages stand side by side in one.
        .filter((element) => !element.matches(".pair") && !element.querySelector(".pair"))
        .map((element) => ({ element, style: getComputedStyle(element) }))
        .filter(({ element, style }) => {
          const size = parseFloat(style.fontSize);
          const characters = element.getBoundingClientRect().width / (size * 0.5);
          return size < 13.4 || parseFloat(style.lineHeight) < 1.3 * size || characters > 100;
        })
        .map(({ element, style }) => `${style.fontSize}/${style.lineHeight} ${element.outerHTML.slice(0, 80)}`),
    );
    assert.deepEqual(bad, [], kind);
    const body = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    assert.ok(body >= 16);
  }
});

test("a language from right to left turns the whole page", async (t) => {
  const page = await visit(t);
  for (const one of pages()) {
    await page.goto(address("qps", one));
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl", one.kind);
  }
  await page.goto(address("qps", kindOf("question-niss")));
  const [brand, lang] = await Promise.all([
    page.locator("a.brand").boundingBox(),
    page.locator("header nav.lang").boundingBox(),
  ]);
  assert.ok(brand.x > lang.x, "the name stands on the right");
});

test("without its stylesheet a page still reads in order", async (t) => {
  const page = await visit(t);
  await page.route("**/*.css*", (route) => route.abort());
  await page.goto(address("en", kindOf("result-niss")));
  const text = await page.evaluate(() => document.body.innerText);
  const sign = await page.locator("section.sign h1").innerText();
  const step = await page.locator("ol.do > li h3").first().innerText();
  assert.ok(text.indexOf(sign) >= 0 && text.indexOf(sign) < text.indexOf(step));
});

test("the main pages are drawn for people to look at", async (t) => {
  const kinds = ["start", "question-permit", "question-niss", "question-message", "date-refused", "date-read",
    "pick-day", "result-niss", "result-renewal_portal", "messages", "message", "portals", "portal", "flow"];
  for (const width of [360, 1000]) {
    const page = await visit(t, { viewport: { width, height: 800 } });
    for (const lang of LANGUAGES) {
      for (const one of pages().filter(({ kind }) => kinds.includes(kind))) {
        await page.goto(address(lang, one));
        await picture(page, `${lang}-${one.kind}-${width}.png`);
      }
    }
  }
  const dark = await visit(t, { viewport: { width: 360, height: 800 }, colorScheme: "dark" });
  for (const one of pages().filter(({ kind }) => ["start", "question-niss", "result-niss"].includes(kind))) {
    await dark.goto(address("en", one));
    await picture(dark, `dark-${one.kind}-360.png`);
  }
});
