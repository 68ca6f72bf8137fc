// The dossier on paper, the form on paper, and the pages for everybody.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { barriers, faintText } from "../house/axe.mjs";
import { check, note, openDiary, save, stamp } from "../house/diary.mjs";
import { LANGUAGES, SITE } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();

/** Ligatures, raised letters and line ends are the printer's. */
const asPrinted = (text) => text.normalize("NFKC").replace(/\s+/g, " ");

/** The text of the page as it is printed. */
async function printed(t, page) {
  const folder = mkdtempSync(join(tmpdir(), "rumo-dossier-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "paper.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
  const pages = Number(execFileSync("pdfinfo", [path], { encoding: "utf8" }).match(/Pages:\s+(\d+)/)[1]);
  return { text: asPrinted(text), pages };
}

for (const lang of LANGUAGES) {
  test(`the dossier from the page in ${lang} is in Portuguese, with the reason, the entries, the portals and the way to check`, async (t) => {
    const page = await visit(t, { viewport: { width: 1000, height: 900 } });
    await page.clock.setFixedTime(new Date("2026-11-23T11:58:00Z"));
    await page.addInitScript(() => (window.print = () => (window.printed = true)));
    await openDiary(page, "?message=no_niss&portal=renewal-portal", lang);
    await note(page, "message");
    await note(page, "unreachable");
    await stamp(page);
    await page.locator("#print").click();
    await page.waitForFunction(() => window.printed);
    const { text, pages } = await printed(t, page);
    for (const words of [
      "Registo de tentativas de renovação",
      "Nome:",
      "A falha não é imputável a quem pede",
      "Lei n.º 23/2007, artigo 82.º",
      "O portal pede o NISS e ainda não o tenho",
      "Não abriu",
      "23 de novembro de 2026",
      "2026-11-23 11:58:00 (UTC)",
      "Como estavam os portais nesses dias",
      "Como verificar este registo",
      `/check-diary`,
      "Não é um selo temporal qualificado",
      "eIDAS",
      "Data e assinatura",
    ]) {
      assert.ok(text.includes(asPrinted(words)), `${words} in ${text}`);
    }
    const [, last] = JSON.parse(await page.evaluate(() => JSON.stringify([...document.querySelectorAll("#dossier-stamp code")].map((one) => one.textContent))));
    assert.ok(text.replaceAll(" ", "").includes(last.replaceAll(" ", "")), "the stamp can be typed from the paper");
    assert.ok(pages <= 4, `${pages} pages`);
    assert.ok(!text.includes("Keep your notes"), "nothing of the screen");
  });
}

test("the form on paper fits one sheet in both languages", async (t) => {
  const page = await visit(t, { viewport: { width: 1000, height: 900 } });
  await page.goto(`${SITE}/en/diary/paper`);
  const { text, pages } = await printed(t, page);
  for (const words of ["Diário de tentativas", "Diary of attempts", "Provas guardadas", "Proof kept", "Assinatura", "artigo 82.º"]) {
    assert.ok(text.includes(asPrinted(words)), `${words} in ${text}`);
  }
  assert.ok(pages <= 2, `${pages} pages`);
});

for (const lang of LANGUAGES) {
  test(`axe finds no barrier on the pages of the diary in ${lang}`, async (t) => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await visit(t, { colorScheme });
      const look = colorScheme === "light" ? barriers : faintText;
      await openDiary(page, "", lang);
      await note(page, "shop");
      await stamp(page);
      assert.deepEqual(await look(page), [], "notes");
      const text = await save(page);
      await page.goto(`${SITE}/${lang}/diary/paper`);
      assert.deepEqual(await look(page), [], "paper");
      await check(page, text);
      assert.deepEqual(await look(page), [], "check");
    }
  });
  test(`nothing is wider than an old phone in ${lang}`, async (t) => {
    const page = await visit(t, { viewport: { width: 320, height: 640 } });
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await openDiary(page, "", lang);
    await note(page, "message");
    await stamp(page);
    assert.equal(await isWide(), false, "notes");
    const text = await save(page);
    await check(page, text);
    assert.equal(await isWide(), false, "check");
    await page.goto(`${SITE}/${lang}/diary/paper`);
    assert.equal(await isWide(), false, "paper");
  });
}
