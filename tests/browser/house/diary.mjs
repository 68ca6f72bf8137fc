// A diary as the tests see it: its file taken apart and put together again, honestly or not.

import { createHash, createPrivateKey, createPublicKey, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SITE } from "./pages.mjs";

const BEGIN = '<script type="application/json" id="rumo-diary">';
const END = "</script>";

/** JSON with sorted names, as docs/diary.md says: read by somebody who does not know our script. */
export function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  return `{${Object.keys(value).filter((name) => value[name] !== undefined).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
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

/** What the page of notes says that a file is written with. */
let made;
async function madeNow() {
  const html = await (await fetch(`${SITE}/en/diary`)).text();
  const { lang, known, files } = JSON.parse(html.match(/id="data">(.*?)<\/script>/s)[1]);
  return { lang, day: known.day, edition: known.edition, pt: files[0], own: files[1] };
}

/** The file that Rumo writes of this data: what one reads in it is what the data says. */
export async function written(page, data) {
  made ??= await madeNow();
  if (!page.url().startsWith(`${SITE}/en/`)) await openDiary(page);
  return page.evaluate(async ([data, made]) => {
    if (typeof later === "function") await later();
    const by = await speakersOf(made);
    return fileText(data, by, madeLine({ ...made, version: data.version, names: by.names }));
  }, [data, made]);
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

/** Says that it was in another place, where the page asks and nobody said. */
export async function somewhere(page) {
  if ((await page.locator("#portal").inputValue()) === "?") await page.locator("#portal").selectOption("");
}

/** Notes an attempt at one tap, and waits for it. */
export async function note(page, what) {
  await somewhere(page);
  const before = await page.locator("#notes > li").count();
  await page.locator(`[data-what=${what}]`).click();
  await page.locator("#notes > li").nth(before).waitFor();
}

/** Gets a stamp for what was noted last, as somebody elsewhere: each gets only so many. */
export async function stamp(page) {
  const [one, two] = randomBytes(2);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `10.${one}.${two}.1` });
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

/** Chooses a file in the page itself, which is quicker; gives what is said, once it has said something new. */
function chosen(page, file) {
  const bytes = Buffer.from(file).toString("base64");
  return page.evaluate(async (bytes) => {
    const at = (id) => document.getElementById(id);
    at("said").textContent = "";
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], "diario.html", { type: "text/html" }));
    at("file").files = files.files;
    at("file").dispatchEvent(new Event("change"));
    // The clock of the page may stand still.
    for (let tries = 0; at("said").textContent === "" && tries < 5000; tries++) await new Promise((done) => setTimeout(done, 3));
    return at("said").textContent;
  }, bytes);
}

/** Opens a file on the page on which attempts are noted, which stays open; gives what is said. */
export async function open(page, text) {
  if (!page.url().endsWith("/en/diary")) await openDiary(page);
  return chosen(page, text);
}

/** A true stamp for a digest at the tests' noon, by the key of the site: nobody may ask for so many. */
export function stampFor(digest, at = "2026-11-23T12:00:00Z") {
  const secret = createPrivateKey(readFileSync(join(process.env.RUMO_TEST_DATA, "stamp-key.pem")));
  const spki = createPublicKey(secret).export({ type: "spki", format: "der" });
  const key = createHash("sha256").update(spki.subarray(-32)).digest("hex").slice(0, 32);
  const signature = sign(null, Buffer.from(`rumo-stamp-v1\n${digest}\n${at}\n${key}\n`), secret).toString("base64");
  return { at, digest, key, signature };
}

/** What the page that checks diaries says: the verdict, or the words of a file that is refused. */
export async function check(page, text, lang = "en") {
  const address = `${SITE}/${lang}/check-diary`;
  if (page.url() !== address) {
    await page.goto(address);
    await page.locator("#with").waitFor();
  }
  const said = await chosen(page, text);
  return { said, ...(await page.evaluate(() => {
    const at = (id) => document.getElementById(id);
    const codes = (kind) => [...document.querySelectorAll("#notes > li")].map((li) =>
      [...li.querySelectorAll(`[data-${kind}]`)].map((one) => one.dataset[kind]).join(" "));
    if (at("verdict").hidden) return { verdict: null };
    return {
      verdict: at("verdict-all").dataset.verdict,
      readable: at("verdict-text").dataset.readable,
      bad: codes("bad"),
      doubts: codes("doubt"),
    };
  })) };
}
