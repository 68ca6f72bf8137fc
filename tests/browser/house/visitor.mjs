// What a person does on a page, in the words of the tests.

import { after, before } from "node:test";
import { SITE } from "./pages.mjs";
import { openBrowser } from "./chromium.mjs";

/** An old phone: the narrow screen that most visitors have. */
export const PHONE = { width: 360, height: 640 };

/**
 * Opens a browser for the tests of one file. `visit(options)` gives a page in a context of its
 * own, which is closed when the test ends. `more` are options of Chromium.
 */
export function inBrowser(more) {
  let browser;
  before(async () => (browser = await openBrowser(more)));
  after(() => browser?.close());
  return async function visit(t, options = {}) {
    const context = await browser.newContext({ viewport: PHONE, ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    // Nothing that a test waits for takes long on a machine that is not on its knees.
    page.setDefaultTimeout(20_000);
    return page;
  };
}

/** The question of a page, by its address; `result` for the result. */
export function question(page) {
  return new URL(page.url()).pathname.match(/\/check\/([a-z]+)$/)?.[1];
}

/** The answers in the address, in their order. */
export function answers(page) {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

/** Chooses an answer by clicking its link; the label may have any words. */
export async function choose(page, value) {
  await (await choice(page, value)).click();
}

/** The link of an answer to the question that the page asks. */
export async function choice(page, value) {
  // The address changes before the page stands.
  await page.waitForLoadState("domcontentloaded");
  const asked = question(page);
  const links = page.locator("ul.ways a");
  for (const link of await links.all()) {
    const href = await link.getAttribute("href");
    if (new URL(href, SITE).searchParams.get(asked) === value) return link;
  }
  throw new Error(`${page.url()} has no link for ${asked}=${value}`);
}

/** Types a date and sends the form. */
export async function typeDate(page, day, month, year) {
  const form = page.locator("form.date");
  await form.locator("[name=day]").fill(String(day));
  await form.locator("[name=month]").fill(String(month));
  await form.locator("[name=year]").fill(String(year));
  await form.locator("button").click();
}

/** Answers question after question until the result, `unknown` where nothing is said. */
export async function answerAll(page, told, { expires } = {}) {
  const asked = [];
  for (let step = 0; question(page) !== "result"; step++) {
    if (step > 12) throw new Error(`no result after ${asked}`);
    const name = question(page);
    asked.push(name);
    if (name === "expires" && expires) {
      await typeDate(page, ...expires);
      await page.locator("div.read a.go").click();
    } else if (name === "tried" && told.tried === "none") {
      await choose(page, "none");
    } else {
      await choose(page, told[name] ?? "unknown");
    }
  }
  return asked;
}
