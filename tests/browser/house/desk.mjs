// A volunteer at the desk: what they press, one key after another.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { openBrowser } from "./chromium.mjs";
import { SITE } from "./pages.mjs";

/** The address of the desk in two languages. */
export function deskAddress(ui = "pt", beside = "en") {
  return `${SITE}/desk?ui=${ui}${beside ? `&with=${beside}` : ""}`;
}

/** A browser with the memory of whole pages that people's browsers have and tests mostly go without. */
export function openWithMemory() {
  return openBrowser([], { ignoreDefaultArgs: ["--disable-back-forward-cache"] });
}

/** A page on the screen of an office. */
export async function officePage(t, browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/**
 * The most usual person: a temporary card that ended in 2026, nothing asked for yet, told something
 * by the portal, employed, adult, with a NISS that the portal knows.
 */
export const MEDIAN = {
  permit: ["1"],
  expires: [..."20052026"],
  request: ["1"],
  portal: ["2"],
  // Typed, recognised, and the first of what was found.
  message: [..."sessao", "Enter", "1"],
  basis: ["1"],
  age: ["1"],
  niss: ["1"],
};

/** Presses keys and counts them. */
export class Keys {
  count = 0;

  constructor(page) {
    this.page = page;
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.count += 1;
    }
  }
}

/** How long a browser on a busy machine may take to put the focus where it belongs. */
const PATIENCE = 20_000;

/** The name of the question that has the focus; the id of the element outside of all questions. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element.closest("[data-question]")?.dataset.question ?? element.id;
  });
}

/**
 * Waits until something is so. It is asked from here: where scripts are off, nothing in the page waits.
 * While another page comes there is nothing to ask.
 */
export async function until(isSo, what) {
  const end = Date.now() + PATIENCE;
  let seen;
  while (Date.now() < end) {
    seen = await isSo().catch((error) => ({ so: false, seen: error.message }));
    if (seen.so) return;
    await pause(20);
  }
  throw new Error(`${what} did not come; last seen: ${seen?.seen}`);
}

/** Waits until a question has the focus, or the element with an id outside of all questions. */
export function reaches(page, name) {
  return until(async () => {
    const seen = await focused(page);
    return { so: seen === name, seen: `the focus at "${seen}"` };
  }, `the focus at "${name}"`);
}

/** What only the person before has told. */
export const TOLD = ["20052026", "2026-05-20", "20 de maio de 2026", "session_timeout", "sessao"];

/** Everything that a page says or holds, and whether it is blank because another one comes. */
function held(page) {
  return page.evaluate(() => ({
    isBlank: document.documentElement.hidden,
    html: document.documentElement.outerHTML,
    chosen: document.querySelectorAll("input:checked").length,
    typed: [...document.querySelectorAll("textarea, .typed input")].map((field) => field.value).join(""),
  }));
}

/** Nothing of the person before stands on the page. */
export async function showsNobody(page, where) {
  let found;
  await until(async () => {
    found = await held(page);
    return { so: !found.isBlank, seen: "a blank page" };
  }, `a page ${where}`);
  const at = `${where} at ${page.url()}`;
  for (const told of TOLD) assert.ok(!found.html.includes(told), `${told} ${at}`);
  assert.equal(found.chosen, 0, `something is chosen ${at}`);
  assert.equal(found.typed, "", `something is typed ${at}`);
}

/** Holds what the server answers to the form, until what it gives is called. A test that fails before that is not held for ever. */
export async function heldAnswers(page) {
  let release = () => {};
  const held = new Promise((done) => (release = done));
  setTimeout(release, PATIENCE).unref();
  await page.route("**/desk?**", async (way) => {
    await held;
    await way.continue();
  });
  return release;
}

/** Answers everything by keys, up to the sheet. */
export async function answered(page) {
  const keys = new Keys(page);
  for (const [question, pressed] of Object.entries(MEDIAN)) {
    await reaches(page, question);
    await keys.press(...pressed);
  }
  await reaches(page, "sheet");
  return keys;
}
