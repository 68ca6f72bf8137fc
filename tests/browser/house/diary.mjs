// A diary as the tests see it: its file taken apart and put together again, honestly or not.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { SITE } from "./pages.mjs";

const BEGIN = '<script type="application/json" id="rumo-diary">';
const END = "</script>";

/** JSON with sorted names, as docs/diary.md says: read by somebody who does not know our script. */
export function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

export function hashOf(entry) {
  return createHash("sha256").update(canonical(entry)).digest("hex");
}

/** The data in the text of a file. */
export function dataIn(text) {
  const begin = text.indexOf(BEGIN) + BEGIN.length;
  return JSON.parse(text.slice(begin, text.indexOf(END, begin)));
}

/** The same file with another block of data: a text, or what is written as the program does. */
export function withData(text, data) {
  const begin = text.indexOf(BEGIN) + BEGIN.length;
  const block = typeof data === "string" ? data : canonical(data);
  return text.slice(0, begin) + block + text.slice(text.indexOf(END, begin));
}

/** The entries with hashes that fit, as a forger writes them who knows the format. */
export function rehashed(entries) {
  let previous = "0".repeat(64);
  return entries.map(({ entry, stamp }, at) => {
    const forged = { ...entry, n: at + 1, previous };
    previous = hashOf(forged);
    return { entry: forged, hash: previous, stamp };
  });
}

/** Opens the page on which attempts are noted. */
export async function openDiary(page, query = "", lang = "en") {
  await page.goto(`${SITE}/${lang}/diary${query}`);
  await page.locator("#with").waitFor();
}

/** Notes an attempt at one tap, and waits for it. */
export async function note(page, what) {
  const before = await page.locator("#notes > li").count();
  await page.locator(`[data-what=${what}]`).click();
  await page.locator("#notes > li").nth(before).waitFor();
}

/** Gets a stamp for what was noted last. */
export async function stamp(page) {
  await page.locator("#stamp").click();
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("UTC"));
}

/** Saves the diary; gives the text of the file. */
export async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  return readFileSync(await download.path(), "utf8");
}

/** Chooses a file with this text. */
export async function choose(page, text, name = "diario.html") {
  await page.locator("#file").setInputFiles({ name, mimeType: "text/html", buffer: Buffer.from(text) });
}

/** What the page that checks diaries says: the verdict, or the words of a file that is refused. */
export async function check(page, text) {
  await page.goto(`${SITE}/en/check-diary`);
  await page.locator("#with").waitFor();
  await choose(page, text);
  await page.waitForFunction(() => document.getElementById("said").textContent !== "");
  return page.evaluate(() => ({
    said: document.getElementById("said").textContent,
    verdict: document.getElementById("verdict").hidden ? null : document.getElementById("verdict-all").dataset.verdict,
    bad: [...document.querySelectorAll("#notes > li")].map((li) =>
      [...li.querySelectorAll("[data-bad]")].map((one) => one.dataset.bad).join(" ")),
  }));
}
