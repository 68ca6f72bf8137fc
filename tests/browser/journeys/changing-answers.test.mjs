// Going back, changing an answer, and dates that are wrong: nothing that was told is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SITE } from "../house/pages.mjs";
import { answerAll, answers, choose, inBrowser, question, typeDate } from "../house/visitor.mjs";

const visit = inBrowser();
const OFF = { javaScriptEnabled: false };
const RESULT =
  "/en/check/result?permit=temporary&expires=2026-10-20&request=none&portal=untried" +
  "&basis=employed&age=adult&niss=none";

/** Opens the question of one answer on the result page. */
async function change(page, name) {
  const link = page.locator(`section.told a[href*="/check/${name}?"]`);
  await link.click();
  assert.equal(question(page), name);
}

test("changing an early answer keeps the later ones and returns to the result", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(SITE + RESULT);
  assert.equal(question(page), "result");
  const before = answers(page);
  await change(page, "basis");
  assert.equal(await page.locator("ul.ways a[aria-current]").count(), 1, "the answer so far");
  await choose(page, "family");
  assert.equal(question(page), "result");
  assert.deepEqual(answers(page), { ...before, basis: "family" });
});

test("an answer that no longer matters is dropped, the rest is kept", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(SITE + RESULT);
  const before = answers(page);
  await change(page, "age");
  await choose(page, "minor");
  await answerAll(page, {});
  const { niss: _, ...kept } = { ...before, age: "minor" };
  const now = answers(page);
  for (const [name, value] of Object.entries(kept)) assert.equal(now[name], value, name);
  assert.equal(now.niss, undefined);
});

test("a date that was given stands in its fields when it is changed", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(SITE + RESULT);
  await change(page, "expires");
  const fields = ["day", "month", "year"].map((name) => page.locator(`form.date [name=${name}]`));
  assert.deepEqual(await Promise.all(fields.map((field) => field.inputValue())), [
    "20",
    "10",
    "2026",
  ]);
});

test("the back button shows each page as it was left", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/en/check/permit`);
  const seen = [await page.locator("h1").innerText()];
  await choose(page, "temporary");
  seen.push(await page.locator("h1").innerText());
  await typeDate(page, 20, 10, 2026);
  await page.locator("div.read a.go").click();
  seen.push(await page.locator("h1").innerText());
  await choose(page, "none");
  await page.goBack();
  assert.equal(await page.locator("h1").innerText(), seen[2]);
  await page.goBack();
  assert.ok(await page.locator("div.read").isVisible(), "the date that was read");
  assert.equal(await page.locator("form.date [name=year]").inputValue(), "2026");
  await page.goBack();
  await page.goBack();
  assert.equal(await page.locator("h1").innerText(), seen[0]);
  await page.goForward();
  assert.equal(await page.locator("h1").innerText(), seen[1]);
});

test("31 June is refused with the reason, and all that was typed is kept", async (t) => {
  for (const lang of ["pt", "en"]) {
    const page = await visit(t, OFF);
    await page.goto(`${SITE}/${lang}/check/expires?permit=temporary`);
    const answer = page.waitForResponse((response) => response.url().includes("day=31"));
    await typeDate(page, 31, 6, 2025);
    assert.equal((await answer).status(), 422);
    const error = page.locator("main div.error");
    assert.ok(await error.isVisible());
    assert.equal(await error.getAttribute("role"), "alert");
    const above = await page.locator("h1").boundingBox();
    assert.ok((await error.boundingBox()).y < above.y, "the error comes first");
    const prefix = { pt: "Erro:", en: "Error:" }[lang];
    assert.ok((await page.title()).startsWith(prefix), await page.title());
    for (const [name, value] of Object.entries({ day: "31", month: "6", year: "2025" })) {
      assert.equal(await page.locator(`form.date [name=${name}]`).inputValue(), value);
    }
    // The reader of a screen hears the reason at the fields too.
    const described = page.locator("form.date [aria-describedby]").first();
    const id = await described.getAttribute("aria-describedby");
    assert.ok(await page.locator(`#${id}`).isVisible());
    await typeDate(page, 30, 6, 2025);
    await page.locator("div.read a.go").click();
    assert.equal(answers(page).expires, "2025-06-30");
    assert.equal(answers(page).permit, "temporary");
  }
});

test("an empty or senseless date is refused in the same way", async (t) => {
  const page = await visit(t, OFF);
  for (const typed of [["", "", ""], ["20", "", "2026"], ["0", "0", "0"], ["xx", "5", "2026"]]) {
    await page.goto(`${SITE}/en/check/expires?permit=temporary`);
    await typeDate(page, ...typed);
    assert.ok(await page.locator("div.error").isVisible(), typed.join("/"));
    assert.equal(await page.locator("form.date [name=day]").inputValue(), typed[0]);
  }
});

test("a date is read back in words before it counts", async (t) => {
  for (const [lang, words] of [["en", "20 October 2026"], ["pt", "20 de outubro de 2026"]]) {
    const page = await visit(t, OFF);
    await page.goto(`${SITE}/${lang}/check/expires?permit=temporary`);
    await typeDate(page, 20, 10, 2026);
    assert.ok((await page.locator("div.read").innerText()).includes(words));
    assert.equal(answers(page).expires, undefined);
    await page.locator("div.read a.go").click();
    assert.equal(answers(page).expires, "2026-10-20");
  }
});

test("a date is chosen by links alone: year, month, day", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(`${SITE}/en/check/expires?permit=temporary`);
  await page.locator("details.pick > summary").click();
  const pick = page.locator("details.pick");
  await pick.getByRole("link", { name: "2026", exact: true }).click();
  await pick.getByRole("link", { name: "October", exact: true }).click();
  await pick.getByRole("link", { name: "20", exact: true }).click();
  assert.equal(answers(page).expires, "2026-10-20");
  assert.equal(question(page), "request");
});

test("clearing the answers leads to the start and leaves none in the address", async (t) => {
  const page = await visit(t, OFF);
  await page.goto(SITE + RESULT);
  await page.locator(".again a[href$='/en/']").click();
  assert.equal(page.url(), `${SITE}/en/`);
});
