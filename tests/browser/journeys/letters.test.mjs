// Letters: the blanks are filled on the device and nowhere else, the text is copied or marked, and
// the registered letter comes out of the printer with its address in the window.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { barriers } from "../house/axe.mjs";
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
  assert.ok(!(await link.isVisible()));
  assert.match(await page.locator("#long").innerText(), /geral@aima\.gov\.pt/);
  assert.match(await page.locator("#text").innerText(), /é{400}/, "the text is whole");
  await name.fill("Ana");
  assert.ok(await link.isVisible());
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
  const marked = await page.evaluate(() => getSelection().toString());
  assert.match(marked, new RegExp(CANARY));
});

test("without JavaScript the blanks are lines, and the text can be marked and sent", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.goto(letter("en", "email"));
  assert.ok(!(await page.locator("#blanks").isVisible()));
  assert.match(await page.locator("#text").innerText(), /Chamo-me ____/);
  assert.match(await page.locator("#mail a").getAttribute("href"), /^mailto:/);
  await page.locator("#copy").click();
  assert.match(page.url(), /#text$/);
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
