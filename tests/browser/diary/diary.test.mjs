// The diary of attempts lives with the person: in the page, in the browser where they choose it, in a
// file. We get none of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, choose, dataIn, hashOf, note, openDiary, save, stamp } from "../house/diary.mjs";
import { SITE } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
/** Two minutes before the clock of the program under test. */
const NOW = new Date("2026-11-23T11:58:00Z");

async function visitor(t, options) {
  const page = await visit(t, options);
  await page.clock.setFixedTime(NOW);
  return page;
}

const kept = (page) => page.evaluate(() => ({ ...localStorage }));
const said = (page) => page.locator("#said").innerText();

test("an attempt is noted at one tap, and nothing is kept before the person chooses", async (t) => {
  const page = await visitor(t);
  const asked = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await openDiary(page, "?message=no_niss");
  await note(page, "message");
  assert.match(await page.locator("#notes > li").innerText(), /23 November 2026/);
  assert.match(await page.locator("#notes > li").innerText(), /NISS/);
  for (const what of ["unreachable", "shop"]) await note(page, what);
  assert.deepEqual(await kept(page), {});
  assert.deepEqual(await page.context().cookies(), []);
  assert.ok(asked.every((one) => one.startsWith("GET ") && !one.includes("stamps")), asked.join());
  assert.match(await page.locator("#where").innerText(), /this open page only/);
});

test("kept on the device after the choice, found again, and gone at one tap", async (t) => {
  const page = await visitor(t);
  await openDiary(page);
  assert.match(await page.locator("#device").innerText(), /Family, an employer/);
  await page.locator("#keep").click();
  await note(page, "unreachable");
  await page.reload();
  await page.locator("#notes > li").waitFor();
  assert.ok(await page.locator("#delete").isVisible(), "the button is beside it");
  await note(page, "shop");
  const text = (await kept(page))["rumo-diary"];
  assert.equal(canonical(JSON.parse(text)), text);
  assert.equal(JSON.parse(text).entries.length, 2);
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("#delete").click();
  await page.locator("#none").waitFor();
  assert.deepEqual(await kept(page), {});
  await page.reload();
  await page.locator("#none").waitFor();
});

test("what another tab added or deleted is seen before the next note", async (t) => {
  const page = await visitor(t);
  await openDiary(page);
  await page.locator("#keep").click();
  await note(page, "shop");
  const other = await page.context().newPage();
  await openDiary(other);
  await note(other, "unreachable");
  await page.locator("[data-what=shop]").click();
  await page.locator("#notes > li").nth(2).waitFor();
  await other.evaluate(() => localStorage.clear());
  await page.locator("[data-what=shop]").click();
  await page.waitForFunction(() => document.querySelectorAll("#notes > li").length === 1);
  assert.deepEqual(await kept(page), {}, "what was deleted is not kept again");
});

test("a file is saved, opened again as data and carried on; nothing of it is sent", async (t) => {
  const page = await visitor(t);
  const sent = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await openDiary(page, "?message=no_niss&portal=renewal-portal");
  await note(page, "message");
  await stamp(page);
  const text = await save(page);
  const { entries } = dataIn(text);
  const [{ entry, hash, stamp: got }] = entries;
  assert.equal(hash, hashOf(entry));
  assert.deepEqual(
    [entry.at, entry.lisbon, entry.what, entry.message, entry.portal, entry.known.day],
    ["2026-11-23T11:58:00Z", "2026-11-23 11:58", "message", "no_niss", "renewal-portal", "2026-11-23"],
  );
  assert.equal(got.at, "2026-11-23T12:00:00Z");
  assert.match(text, /default-src 'none'/);
  assert.ok(!/<script(?! type="application\/json")/.test(text), "no script in it");

  const later = await visitor(t);
  later.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await openDiary(later, "", "pt");
  await choose(later, text);
  await later.locator("#notes > li").waitFor();
  await note(later, "shop");
  const longer = dataIn(await save(later));
  assert.deepEqual(longer.entries[0], entries[0]);
  assert.equal(longer.entries[1].entry.previous, hash);
  const posts = sent.filter((one) => one.includes("{"));
  assert.deepEqual(posts, [`${SITE}/stamps {"digest":"${hash}"}`], "a fingerprint and nothing else");
  assert.ok(sent.every((one) => !one.includes("lisbon") && !one.includes("previous")));
});

test("the page that is saved can be read by anybody, in Portuguese and in the person's language", async (t) => {
  const page = await visitor(t);
  await openDiary(page, "?portal=extension-portal");
  await note(page, "unreachable");
  const text = await save(page);
  const reader = await visit(t, { javaScriptEnabled: false });
  await reader.setContent(text);
  const seen = await reader.locator("body").innerText();
  for (const words of ["Diário de tentativas", "Diary of attempts", "Não abriu", "It did not open", "11:58", "23 de novembro de 2026"]) {
    assert.ok(seen.includes(words), `${words} in ${seen}`);
  }
});

for (const [how, script] of [
  ["throws", () => (Storage.prototype.setItem = () => { throw new Error("full"); })],
  ["is not there", () => Object.defineProperty(window, "localStorage", { get() { throw new Error("off"); } })],
  ["forgets", () => (Storage.prototype.setItem = () => {})],
]) {
  test(`where storage ${how}, the file and the paper are offered in clear words`, async (t) => {
    const page = await visitor(t);
    await page.addInitScript(script);
    await openDiary(page);
    await note(page, "shop");
    await page.locator("#keep").click();
    await page.waitForFunction(() => document.getElementById("said").textContent.includes("keeps nothing"));
    assert.match(await said(page), /Save a file, or use the form on paper/);
    assert.match(await page.locator("#where").innerText(), /this open page only/);
    assert.equal(dataIn(await save(page)).entries.length, 1);
    assert.ok(await page.locator("a[href$='/diary/paper']").isVisible());
  });
}

test("a browser without fingerprints says so and offers the paper", async (t) => {
  const page = await visitor(t);
  await page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }));
  for (const path of ["diary", "check-diary"]) {
    await page.goto(`${SITE}/en/${path}`);
    await page.waitForFunction(() => document.getElementById("without").textContent.includes("old"));
    assert.ok(await page.locator("#with").isHidden());
  }
});

test("without a time-stamp the notes stand, and the page says so", async (t) => {
  const page = await visitor(t);
  await page.route("**/stamps", (route) => route.abort());
  await openDiary(page);
  await note(page, "shop");
  await page.locator("#stamp").click();
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("no time-stamp just now"));
  assert.equal(dataIn(await save(page)).entries[0].stamp, null);
});

test("a device whose clock is wrong is told", async (t) => {
  const page = await visit(t);
  await page.clock.setFixedTime(new Date("2026-11-23T09:00:00Z"));
  await openDiary(page);
  await note(page, "shop");
  await stamp(page);
  assert.match(await said(page), /180 minutes apart/);
});

for (const lang of ["pt", "en", "qps"]) {
  test(`without a script the page in ${lang} offers the paper`, async (t) => {
    const page = await visit(t, { javaScriptEnabled: false });
    await page.goto(`${SITE}/${lang}/diary`);
    assert.ok(await page.locator("#without").isVisible());
    assert.ok(await page.locator("#today").isHidden());
    await page.locator("a[href$='/diary/paper']").click();
    assert.equal(await page.locator("table tbody tr").count(), 10);
  });
}
