// Letters: the blanks are filled on the device and nowhere else, the text is copied or marked, and
// the registered letter comes out of the printer with its address in the window.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { barriers } from "../house/axe.mjs";
import { note, openDiary } from "../house/diary.mjs";
import { LANGUAGES, SITE, address } from "../house/pages.mjs";
import { picture } from "../house/picture.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
const KINDS = ["contact-form", "email", "registered-letter", "complaints-book", "ombudsman"];
const QUERY =
  "permit=temporary&expires=2026-07-20&request=none&portal=message&message=invalid_date" +
  "&basis=employed&age=adult&niss=linked&place=portugal&tried=form,email";
const letter = (lang, kind) => address(lang, { path: `/check/letters/${kind}?${QUERY}` });
/** What nobody may see leave the device. */
const CANARY = "Zé Canário 99887766";
/** The longest link that a mail program takes. */
const LONGEST = 1800;

test("nothing leaves the device while blanks are typed, nothing is stored, and leaving clears them", async (t) => {
  const page = await visit(t);
  await page.goto(letter("en", "email"), { waitUntil: "networkidle" });
  const sent = [];
  page.on("request", (request) => sent.push(request.url()));
  const fields = page.locator("#blanks input");
  const count = await fields.count();
  assert.ok(count >= 8, `${count} fields`);
  for (const field of await fields.all()) {
    assert.equal(await field.getAttribute("name"), null, "a field has no name to be sent by");
    assert.equal(await field.getAttribute("autocomplete"), "off");
    assert.equal(await field.evaluate((element) => element.form), null, "and stands in no form");
    await field.pressSequentially(CANARY.slice(0, 6));
  }
  await fields.first().fill(CANARY);
  await fields.first().press("Enter");
  assert.match(await page.locator("#text").innerText(), new RegExp(CANARY));
  assert.doesNotMatch(await page.locator("#text").innerText(), /____/, "every blank is filled");
  await page.waitForTimeout(300);
  assert.deepEqual(sent, []);
  assert.ok(!page.url().includes("Can"), page.url());
  const kept = () =>
    page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      cookie: document.cookie,
      bases: (await indexedDB.databases?.())?.length ?? 0,
      caches: (await caches.keys()).length,
    }));
  assert.deepEqual(await kept(), { local: 0, session: 0, cookie: "", bases: 0, caches: 0 });
  await page.goto(`${SITE}/en/about`);
  await page.goBack();
  assert.equal(await page.locator("#blanks input").first().inputValue(), "");
  assert.doesNotMatch(await page.locator("main").innerText(), new RegExp(CANARY));
});

test("what is typed can be cleared at once", async (t) => {
  const page = await visit(t);
  await page.goto(letter("en", "email"));
  await page.locator("#blanks input").first().fill(CANARY);
  await page.locator("#clear").click();
  assert.equal(await page.locator("#blanks input").first().inputValue(), "");
  assert.doesNotMatch(await page.locator("main").innerText(), new RegExp(CANARY));
});

test("the link of the e-mail holds what is typed; too long a text is to be copied, and nothing is cut", async (t) => {
  const page = await visit(t);
  await page.goto(letter("pt", "email"));
  const link = page.locator("#mail a");
  const before = await link.getAttribute("href");
  const name = page.locator("#blanks input").first();
  await name.fill("Ana");
  const filled = await link.getAttribute("href");
  assert.ok(filled.startsWith("mailto:geral@aima.gov.pt?subject="));
  assert.match(decodeURIComponent(filled), /Chamo-me Ana, nasci em ____/);
  assert.match(decodeURIComponent(filled), /Data inválida/);
  await name.fill("");
  assert.equal(await link.getAttribute("href"), before, "the script writes the link of the page");
  await name.fill("é".repeat(400));
  assert.match(await link.getAttribute("href"), /^mailto:geral@aima\.gov\.pt\?subject=[^&]+$/, "the text is to be pasted");
  assert.match(await page.locator("#long").innerText(), /geral@aima\.gov\.pt/);
  assert.match(await page.locator("#text").innerText(), /é{400}/, "the text is whole");
  await name.fill("Ana");
  assert.ok(!(await page.locator("#long").isVisible()));
  assert.equal(await link.getAttribute("href"), filled);
  assert.ok((await link.getAttribute("href")).length <= LONGEST);
});

test("the text is copied with what was typed; where that is forbidden it is marked", async (t) => {
  const page = await visit(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(letter("en", "contact-form"));
  await page.locator("#blanks input").first().fill(CANARY);
  await page.locator("#copy").click();
  await page.locator("#copied", { hasText: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Pedido de renovação: título n\.º ____\n\nExmos\. Senhores,\n\n/);
  assert.match(copied, new RegExp(CANARY));
  assert.doesNotMatch(copied, /My name is/, "only Portuguese is sent");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("forbidden"));
  });
  await page.locator("#copy").click();
  await page.locator("#copied", { hasText: "marked" }).waitFor();
  const marked = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(marked, copied, "the whole of it");
});

test("without JavaScript the blanks are lines, and the text stands in a box to mark, with no dead button", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.goto(letter("en", "email"));
  assert.ok(!(await page.locator("#blanks").isVisible()));
  assert.ok(!(await page.locator("#copy").isVisible()));
  assert.match(await page.locator("#text").innerText(), /Chamo-me ____/);
  assert.match(await page.locator("#mail a").getAttribute("href"), /^mailto:/);
  const box = page.getByLabel("The whole text, to copy");
  assert.ok(await box.isVisible());
  assert.ok(!(await box.isEditable()), "nothing can be typed into it");
  assert.match(await box.inputValue(), /^Pedido de renovação: título n\.º ____\n\nExmos\. Senhores,\n\nEscrevo por e-mail porque ____\.\n\nChamo-me ____/);
  assert.match(await page.locator("#whole-help").innerText(), /Ctrl and A/);
});

test("who keeps a diary in this browser fills its days in by one tap, and nothing leaves the device", async (t) => {
  const page = await visit(t);
  await page.goto(letter("en", "email"));
  assert.ok(!(await page.locator("#diary").isVisible()), "nothing is offered where nothing is kept");
  await openDiary(page, "?message=invalid_date&portal=renewal-portal");
  await note(page, "message");
  await note(page, "shop");
  await page.locator("#keep").click();
  await page.locator("#keep.is-done").waitFor();
  await page.goto(letter("en", "email"), { waitUntil: "networkidle" });
  const sent = [];
  page.on("request", (request) => sent.push(request.url()));
  const kept = await page.evaluate(() => localStorage.getItem("rumo-diary"));
  const form = { timeZone: "Europe/Lisbon", day: "2-digit", month: "2-digit", year: "numeric" };
  const today = new Intl.DateTimeFormat("en-GB", form).format(new Date());
  await page.getByRole("button", { name: "Use the days of my diary" }).click();
  await page.locator("#diary", { hasText: "The days are in the text" }).waitFor();
  const text = await page.locator("#text").innerText();
  assert.ok(text.includes(`Tentei nestes dias: ${today}.`), text);
  assert.ok(text.includes(`No dia ${today}, a resposta que vi ou recebi foi esta: «Data inválida»`), text);
  assert.ok((await page.locator("#whole").inputValue()).includes(`Tentei nestes dias: ${today}.`));
  await page.waitForTimeout(300);
  assert.deepEqual(sent, []);
  assert.equal(await page.evaluate(() => localStorage.getItem("rumo-diary")), kept, "the diary is only read");
  // What was typed is not written over.
  await page.locator("#clear").click();
  await page.getByLabel("Days on which you tried").fill("2, 3");
  await page.getByRole("button", { name: "Use the days of my diary" }).click();
  assert.match(await page.locator("#text").innerText(), /Tentei nestes dias: 2, 3\./);
});

test("an attempt in another place is no attempt at the portal of the letter", async (t) => {
  const page = await visit(t);
  await openDiary(page, "?message=invalid_date");
  await page.locator("#portal").selectOption("");
  await note(page, "message");
  await page.locator("#portal").selectOption("extension-portal");
  await note(page, "message");
  await page.locator("#keep").click();
  await page.locator("#keep.is-done").waitFor();
  await page.goto(letter("en", "email"), { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Use the days of my diary" }).click();
  await page.locator("#diary", { hasText: "The days are in the text" }).waitFor();
  const text = await page.locator("#text").innerText();
  assert.match(text, /Portal em causa: Portal das Renovações/);
  assert.match(text, /Tentei nestes dias: ____\./);
  assert.match(text, /No dia \d\d\/\d\d\/\d{4}, a resposta/, "the day of the message is told");
  const left = /Left out of these days.*another portal or another place: \d\d\/\d\d\/\d{4}\./;
  await page.locator("#diary [role=status]", { hasText: left }).waitFor();
});

test("many days of a diary are written month by month, and the registered letter stays one page", async (t) => {
  const page = await visit(t);
  // Every day of a month, and every other day of the next.
  const day = (at, number) => ({ what: "message", portal: "renewal-portal", lisbon: `${at}-${String(number).padStart(2, "0")}T09:00:00` });
  const october = Array.from({ length: 31 }, (_, index) => day("2026-10", index + 1));
  const november = Array.from({ length: 13 }, (_, index) => day("2026-11", 2 * index + 1));
  const entries = JSON.stringify([...october, ...november].map((entry) => ({ entry })));
  await page.route(/static\/.*\.js/, async (route) => {
    const found = await route.fetch();
    const script = (await found.text()).replace('parseDiary(keptText() ?? "")', `({ entries: ${entries} })`);
    await route.fulfill({ response: found, body: script });
  });
  await page.goto(letter("en", "registered-letter"));
  await page.getByRole("button", { name: "Use the days of my diary" }).click();
  const text = await page.locator("#text").innerText();
  assert.match(text, /Tentei nestes dias: 01 a 31\/10\/2026; 01, 03, 05, 07, 09, 11, 13, 15, 17, 19, 21, 23, 25\/11\/2026\./);
  const folder = mkdtempSync(join(tmpdir(), "rumo-days-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "letter.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  assert.match(execFileSync("pdfinfo", [path], { encoding: "utf8" }), /Pages:\s+1\n/);
});

test("without JavaScript a letter can be written for a child, and no line on paper ends before a blank", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  const query = "permit=temporary&expires=2025-05-10&request=none&portal=untried";
  await page.goto(address("en", { path: `/check/letters/registered-letter?${query}` }));
  await page.getByRole("link", { name: "It is for a child" }).click();
  assert.match(page.url(), /age=minor/);
  assert.match(await page.locator("#text").innerText(), /Escrevo em representação de ____, menor/);
  const child = "permit=temporary&expires=2025-11-20&request=none&portal=message&message=wrong_expiry_on_record&age=minor&tried=form,email";
  await page.goto(address("pt", { path: `/check/letters/registered-letter?${child}` }));
  const folder = mkdtempSync(join(tmpdir(), "rumo-child-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "letter.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const lines = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  assert.match(lines, /e-mail\s+\(/);
  assert.doesNotMatch(lines, /\(\s*\n/, "a line ends between a bracket and its blank");
});

for (const lang of LANGUAGES) {
  test(`letters in ${lang} have no barrier that a tool can find, and are drawn for people to look at`, async (t) => {
    for (const width of [320, 1000]) {
      const page = await visit(t, { viewport: { width, height: 800 } });
      for (const path of ["letters", ...KINDS.map((kind) => `letters/${kind}`)]) {
        await page.goto(address(lang, { path: `/check/${path}?${QUERY}` }));
        assert.deepEqual(await barriers(page), [], path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${path} is ${wide} px wide`);
        await picture(page, `${lang}-${path.replace("/", "-")}-${width}.png`);
      }
    }
  });
}

test("on paper a blank of every letter has room for a hand, and what is copied stays plain", async (t) => {
  const page = await visit(t, { viewport: { width: 703, height: 1000 } });
  const told = "permit=temporary&expires=2026-07-20&request=none&portal=message&message=unknown&basis=employed&age=adult&niss=linked&tried=form,email";
  for (const kind of ["contact-form", "email", "complaints-book", "ombudsman"]) {
    await page.goto(address("en", { path: `/check/letters/${kind}?${told}` }));
    await page.emulateMedia({ media: "print" });
    const blanks = await page.locator("#text .blank").evaluateAll((all) =>
      all.map((blank) => {
        const { width, height } = blank.getBoundingClientRect();
        const line = blank.closest("p").clientWidth;
        return { name: blank.dataset.blank, width: (width / 96) * 25.4, height: (height / 96) * 25.4, isFull: width >= line - 1, text: blank.textContent };
      }),
    );
    assert.ok(blanks.length >= 8, `${blanks.length} blanks`);
    for (const { name, width, height, isFull, text } of blanks) {
      assert.equal(text, "____");
      assert.ok(width >= (name === "name" ? 45 : 30), `${kind}: ${name} is ${width} mm wide`);
      if (["words", "why", "complained"].includes(name)) assert.ok(isFull && height > 15, `${kind}: ${name} has no full lines`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 703, `${kind} is ${wide} px wide`);
    await picture(page, `paper-${kind}.png`);
    await page.emulateMedia({ media: "screen" });
    assert.match(await page.locator("#whole").inputValue(), /«____»/);
  }
});

const MM = 72 / 25.4;

/** The words of the first page with their places, in millimetres. */
function places(file) {
  const html = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" });
  const number = (text) => Number(text) / MM;
  return [...html.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
    ([, left, top, right, bottom, word]) => ({
      left: number(left), top: number(top), right: number(right), bottom: number(bottom), word,
    }),
  );
}

for (const lang of LANGUAGES) {
  test(`the registered letter of ${lang} is one page of Portuguese with its address in the window`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "rumo-letter-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const page = await visit(t, { viewport: { width: 1000, height: 900 } });
    await page.goto(letter(lang, "registered-letter"));
    const inputs = page.locator("#blanks input");
    for (const input of await inputs.all()) await input.fill("Rua da Prova 12");
    const path = join(folder, "letter.pdf");
    await page.pdf({ path, preferCSSPageSize: true });
    const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
    assert.match(info, /Pages:\s+1\n/);
    assert.match(info, /Page size:.*A4/);
    const words = places(path);
    const at = words.findIndex(({ word }) => word === "Agência");
    const to = words.slice(at, words.findIndex(({ word }, index) => index > at && word === "Carta"));
    assert.ok(to.length >= 7, "the name and two lines");
    // Always seen through a DL window of 35 x 100 mm, 20 mm from the right and from the bottom,
    // wherever the sheet slides in the envelope.
    for (const { left, top, right, bottom, word } of to) {
      assert.ok(left >= 100 && right <= 190 && top >= 55 && bottom <= 79, `${word}: ${left} ${top} ${right} ${bottom}`);
    }
    // And nothing else ever is.
    for (const { left, top, right, bottom, word } of words.filter((word) => !to.includes(word))) {
      const isSeen = right > 90 && left < 200 && bottom > 44 && top < 90;
      assert.ok(!isSeen, `${word} shows in the window: ${left} ${top}`);
    }
    const text = words.map(({ word }) => word).join(" ");
    assert.match(text, /Carta registada com aviso de receção/);
    assert.match(text, /«Data inválida»/);
    assert.doesNotMatch(text, /Rumo|My name/, "nothing of the page");
  });
}
