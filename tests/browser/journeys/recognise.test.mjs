// What a person types is recognised without JavaScript; a script narrows the list where there is one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers } from "../house/axe.mjs";
import { SITE } from "../house/pages.mjs";
import { inBrowser, question } from "../house/visitor.mjs";

const visit = inBrowser();
const OFF = { javaScriptEnabled: false };

/** Texts in several scripts, with the message that each is about; none where nothing may be claimed. */
const TEXTS = [
  ["en", "it tells me my debt situation is being checked and to come back later", "debt_under_review"],
  ["pt", "cidadao nao identificado ou sem acesso nesta fase", "not_identified_or_no_access"],
  ["pt", "портал пише, що мої борги ще перевіряють, зайти пізніше", "debt_under_review"],
  ["en", "पोर्टल कहता है NISS नहीं पहचाना गया", "niss_not_recognised"],
  ["en", "I would like a table for two on Friday evening", null],
];

async function tell(page, text) {
  await page.locator("#said").fill(text);
  await page.locator("form.search button").click();
}

for (const [lang, text, id] of TEXTS) {
  test(`"${text}" in ${lang} without JavaScript`, async (t) => {
    const page = await visit(t, OFF);
    await page.goto(`${SITE}/${lang}/messages`);
    await tell(page, text);
    assert.equal(await page.locator("#said").inputValue(), text, "what was typed stays");
    assert.equal(new URL(page.url()).search, "", "nothing of it is in the address");
    assert.ok(await page.locator("section.found").isVisible());
    const links = page.locator("section.found + ul.ways a");
    if (id === null) {
      assert.equal(await links.count(), 0);
      assert.ok(await page.locator("section.missed").isVisible());
      return;
    }
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(hrefs.includes(`/${lang}/messages/${id}`), `${hrefs}`);
  });
}

for (const lang of ["pt", "en", "qps"]) {
  test(`the answers in ${lang} have no barrier and fit a narrow screen`, async (t) => {
    const page = await visit(t, { viewport: { width: 320, height: 640 } });
    for (const [, text] of TEXTS) {
      await page.goto(`${SITE}/${lang}/messages`);
      await tell(page, text);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false, text);
      assert.deepEqual(await barriers(page), [], text);
    }
  });
}

test("in the interview a told message becomes the answer", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(`${SITE}/en/check/message?permit=temporary&expires=2026-06-20&request=none&portal=message`);
  assert.equal(question(page), "message");
  await tell(page, "the site says my debt situation is under review");
  await page.locator("section.found + ul.ways a").first().click();
  assert.equal(new URL(page.url()).searchParams.get("message"), "debt_under_review");
});

test("a text that was sent is thanked for, and nothing of it stays in the browser", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(`${SITE}/en/messages`);
  await tell(page, "a goat on the roof says 12345 to me@example.org");
  const shown = page.locator("section.missed blockquote");
  assert.equal((await shown.innerText()).trim(), "a goat on the roof says # to [e-mail]");
  await page.locator("section.missed button").click();
  assert.ok((await page.locator("main blockquote").innerText()).includes("a goat on the roof says #"));
  assert.deepEqual(await page.context().cookies(), []);
});

test("the list narrows while one types, and comes back", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/en/messages`);
  const shown = () => page.locator("#list li:visible").count();
  const all = await shown();
  await page.locator("#said").fill("debt situation");
  const few = await shown();
  assert.ok(few > 0 && few < all / 2, `${few} of ${all}`);
  await page.locator("#said").fill("");
  assert.equal(await shown(), all);
});
