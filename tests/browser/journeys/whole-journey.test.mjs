// From the start to a result, with JavaScript off, as most of our visitors could have it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SITE } from "../house/pages.mjs";
import { answerAll, answers, choose, inBrowser, question, typeDate } from "../house/visitor.mjs";

const visit = inBrowser();
const OFF = { javaScriptEnabled: false };

/** A worker whose card ended a month ago and whom the portal asks for a NISS. */
const WORKER = {
  permit: "temporary",
  request: "none",
  portal: "untried",
  basis: "employed",
  age: "adult",
  niss: "none",
  tried: "none",
};
const EXPIRES = { expires: [20, 10, 2026] };

for (const lang of ["pt", "en"]) {
  test(`a person without NISS is led to a result in ${lang} without JavaScript`, async (t) => {
    const page = await visit(t, OFF);
    await page.goto(`${SITE}/${lang}/`);
    await page.locator("main a.go").click();
    assert.equal(question(page), "permit");
    const asked = await answerAll(page, WORKER, EXPIRES);
    assert.ok(asked.length <= 9, `${asked.length} questions: ${asked}`);

    const sign = page.locator("section.sign");
    assert.equal(await sign.getAttribute("data-route"), "niss");
    assert.notEqual((await sign.locator("h1").innerText()).trim(), "");
    assert.ok((await page.locator("ol.do > li").count()) >= 1, "steps");
    assert.equal(await page.locator("main h1").count(), 1);
    const told = page.locator("section.told dl > div");
    assert.equal(await told.count(), Object.keys(answers(page)).length);
    for (const answer of await told.all()) assert.ok(await answer.locator("a").isVisible());
  });

  test(`a person who is sure of nothing still gets a result in ${lang}`, async (t) => {
    const page = await visit(t, OFF);
    await page.goto(`${SITE}/${lang}/check/permit`);
    await answerAll(page, {});
    assert.ok(await page.locator("section.sign").isVisible());
    assert.ok((await page.locator("ol.do > li").count()) >= 1, "steps");
  });
}

test("both languages ask the same questions and offer the same answers", async (t) => {
  const offers = {};
  for (const lang of ["pt", "en"]) {
    const page = await visit(t, OFF);
    offers[lang] = [];
    await page.goto(`${SITE}/${lang}/check/permit`);
    while (question(page) !== "result") {
      const hrefs = await page.locator("ul.ways a").evaluateAll((links) =>
        links.map((link) => link.getAttribute("href")),
      );
      offers[lang].push(hrefs.map((href) => href.replace(`/${lang}/`, "/")));
      if (question(page) === "expires") {
        await typeDate(page, ...EXPIRES.expires);
        await page.locator("div.read a.go").click();
      } else {
        await choose(page, WORKER[question(page)] ?? "unknown");
      }
    }
  }
  assert.deepEqual(offers.pt, offers.en);
});

test("a person changes the language in the middle and keeps every answer", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(`${SITE}/en/check/permit`);
  await choose(page, "temporary");
  await typeDate(page, ...EXPIRES.expires);
  await page.locator("div.read a.go").click();
  const before = { question: question(page), answers: answers(page) };
  await page.locator("header nav.lang a[hreflang^=pt]").click();
  assert.equal(new URL(page.url()).pathname.slice(0, 4), "/pt/");
  assert.deepEqual({ question: question(page), answers: answers(page) }, before);
});

test("every question offers not to be sure, and asks one thing", async (t) => {
  const page = await visit(t, OFF);
  const { pages, address } = await import("../house/pages.mjs");
  const questions = pages().filter(({ kind }) => kind.startsWith("question-"));
  assert.equal(questions.length, 12, questions.map(({ kind }) => kind).join());
  for (const { kind, path } of questions) {
    await page.goto(address("en", { path }));
    assert.equal(await page.locator("main h1").count(), 1, kind);
    assert.equal(await page.locator("li.unsure a").count(), 1, kind);
    assert.ok(await page.locator("a.back").isVisible(), kind);
    assert.equal(await page.locator("script").count(), 0, kind);
  }
});

test("the start says what matters and where to begin without scrolling", async (t) => {
  for (const lang of ["pt", "en"]) {
    const page = await visit(t, OFF);
    await page.goto(`${SITE}/${lang}/`);
    const box = await page.locator("main a.go").boundingBox();
    assert.ok(box.y + box.height <= 640, `the button ends at ${box.y + box.height} px in ${lang}`);
    assert.ok((await page.locator("ul.promises li").count()) >= 4);
  }
});
