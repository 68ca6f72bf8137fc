// Two people keep the facts true, in two browsers without script: one changes, one publishes, and
// the same two instances show it. A site of its own, because its editions change.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { barriers } from "../house/axe.mjs";
import { openBrowser } from "../house/chromium.mjs";
import { addEditor, setUp } from "../house/editor.mjs";
import { picture } from "../house/picture.mjs";
import { startRumo } from "../house/rumo.mjs";
import { PHONE } from "../house/visitor.mjs";

/** How long the checks of a draft may take in a debug build on a busy machine. */
const PATIENCE = 8 * 60_000;

/** The pages of one fact and of the whole, which axe looks at. */
const PAGES = [
  "",
  "/facts",
  "/facts/overdue",
  "/facts/new?kind=rule",
  "/facts/six-month-rule",
  "/facts/six-month-rule/texts",
  "/facts/six-month-rule/check",
  "/facts/six-month-rule/history",
  "/sources",
  "/sources/new",
  "/phrases/debt_under_review",
  "/states",
  "/states/new",
  "/reports",
  "/translations",
  "/missed",
  "/journal",
  "/draft",
  "/editions",
  "/editions/1/back",
];

let rumo;
let browser;

before(async () => {
  [rumo, browser] = await Promise.all([startRumo(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await rumo?.remove();
});

/** A browser of somebody who is signed in. */
async function signedIn(t, name, role, options = {}) {
  const context = await browser.newContext({ viewport: PHONE, locale: "en", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await setUp(page, await addEditor(name, role, rumo.site, rumo.data));
  await page.goto(`${rumo.site}/editor/me`);
  await page.selectOption("#language", "en");
  await page.click("form:has(#language) button");
  return page;
}

test("no page of a reviewer has a barrier that a tool can find, or scrolls sideways", async (t) => {
  const page = await signedIn(t, "rita", "reviewer");
  for (const path of PAGES) {
    await page.goto(`${rumo.site}/editor${path}`);
    // While something is worked out the page asks again by itself, which is a barrier of its own.
    await until(page, async () => !(await page.locator("meta[http-equiv=refresh]").count()));
    assert.deepEqual(await barriers(page), [], path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
    const file = `editor${path.replace(/\W+/g, "-")}-360.png`;
    await picture(page, file);
  }
});

test("one changes a text, another publishes it, one goes back: without script", async (t) => {
  const noScript = { javaScriptEnabled: false };
  const editor = await signedIn(t, "eva", "editor", noScript);
  const reviewer = await signedIn(t, "rui", "reviewer", noScript);
  const publicFact = `${rumo.site}/en/facts/six-month-rule`;
  const words = "Half a year goes on counting";

  await editor.goto(`${rumo.site}/editor/facts/six-month-rule/texts`);
  await editor.fill("#en-title", words);
  await editor.fill("[name=why]", "shorter");
  await editor.click("main form button.go");

  await editor.goto(`${rumo.site}/editor/draft`);
  await until(editor, () => editor.locator("#propose").count());
  await editor.fill("#reason", "A shorter title");
  await editor.click("form[action='/editor/draft/propose'] button");
  const proposal = new URL(editor.url()).pathname;
  assert.match(proposal, /^\/editor\/proposals\/\d+$/);
  // Who proposed it cannot publish it, and nothing is public yet.
  assert.equal(await editor.locator("form[action$='/approve']").count(), 0);
  assert.ok(!(await (await fetch(publicFact)).text()).includes(words));

  await reviewer.goto(`${rumo.site}${proposal}`);
  assert.deepEqual(await barriers(await copy(t, reviewer)), []);
  await reviewer.click("form[action$='/approve'] button");
  await until(reviewer, () => reviewer.locator("a[href*='/editions/2']").count());
  await eventually(async () => (await (await fetch(publicFact)).text()).includes(words));
  const editions = await (await fetch(`${rumo.site}/en/editions`)).text();
  assert.ok(editions.includes("A shorter title") && editions.includes("eva"));

  // One is enough to go back, with a reason.
  await reviewer.goto(`${rumo.site}/editor/editions/1/back`);
  await reviewer.fill("[name=reason]", "It was clearer before");
  await reviewer.click("main form button");
  await eventually(async () => !(await (await fetch(publicFact)).text()).includes(words));
});

/** The same page in a browser with script, which axe needs. */
async function copy(t, page) {
  const context = await browser.newContext({ viewport: PHONE, locale: "en" });
  t.after(() => context.close());
  await context.addCookies(await page.context().cookies());
  const twin = await context.newPage();
  await twin.goto(page.url());
  return twin;
}

/** Asks for the page again until something is there. It may do so by itself, and overtake that. */
async function until(page, isThere) {
  const end = Date.now() + PATIENCE;
  while (!(await isThere())) {
    assert.ok(Date.now() < end, `${page.url()} never shows it:\n${await page.innerText("main")}`);
    await pause(1_000);
    await page.goto(page.url()).catch((error) => assert.match(error.message, /ERR_ABORTED|interrupted/));
  }
}

async function eventually(isTrue) {
  const end = Date.now() + 30_000;
  while (!(await isTrue())) {
    assert.ok(Date.now() < end, "it never becomes true");
    await pause(100);
  }
}
