// The dossier on paper, the form on paper, and the pages for everybody.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { barriers, faintText } from "../house/axe.mjs";
import { check, choose, dataIn, note, openDiary, save, stamp } from "../house/diary.mjs";
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
    await page.locator("#asked").check();
    await page.locator("#print").click();
    await page.waitForFunction(() => window.printed);
    const { text, pages } = await printed(t, page);
    for (const words of [
      "Registo de tentativas de renovação",
      "Nome:",
      "O que foi verificado",
      "Nada do que está neste diário foi alterado",
      "Já existia em 23 de novembro de 2026, 12:00 (UTC). Mostra-o o seu selo.",
      "Verificado ao imprimir, em 23 de novembro de 2026, 11:58",
      "Chave dos selos verificados:",
      "Desde 24 de junho de 2026",
      "Porque a falha não deve ser imputada a quem pede",
      "É o conselho de um escritório de advogados",
      "É um conselho: não se cita nenhuma lei que o diga.",
      "Fonte:",
      "só isso mostra se foram tiradas notas do fim",
      "Pedido de renovação apresentado em",
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
    assert.ok(!/\d –/.test(text), "no range without an end");
    // Nothing doubtful stands under the firm heading.
    const heads = ["Porque a falha não deve", "Se a decisão não chega a tempo", "O que é duvidoso", "Há dúvidas sobre o deferimento tácito", "Tentativas"];
    const places = heads.map((words) => text.indexOf(asPrinted(words)));
    assert.deepEqual(places, [...places].sort((a, b) => a - b), heads.join());
    const [, last] = JSON.parse(await page.evaluate(() => JSON.stringify([...document.querySelectorAll("#dossier-stamp code")].map((one) => one.textContent))));
    assert.ok(text.replaceAll(" ", "").includes(last.replaceAll(" ", "")), "the stamp can be typed from the paper");
    assert.ok(pages <= 4, `${pages} pages`);
    assert.ok(!text.includes("Keep your notes"), "nothing of the screen");
    assert.ok(!text.includes("fale antes com um advogado"), "no advice to an authority");
  });
}

test("of a request that counts as granted the dossier speaks only where the person has asked", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  await openDiary(page);
  await note(page, "shop");
  await page.locator("#print").click();
  await page.waitForFunction(() => window.printed);
  const { text } = await printed(t, page);
  assert.ok(text.includes("Porque a falha não deve ser imputada"));
  assert.ok(!/tácito|Pedido de renovação apresentado/.test(text), text);
});

test("the dossier has a name of its own, and strikes out what was a mistake", async (t) => {
  const page = await visit(t);
  await page.clock.setFixedTime(new Date("2026-11-23T11:58:00Z"));
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  page.on("dialog", (dialog) => dialog.accept());
  await openDiary(page);
  await note(page, "shop");
  await page.locator("#notes button").click();
  await page.locator("#notes > li").nth(1).waitFor();
  await stamp(page);
  await page.locator("#print").click();
  await page.waitForFunction(() => window.printed);
  assert.match(await page.title(), /^Registo de tentativas de renovação/);
  const rows = await page.locator("#dossier-attempts tbody tr").evaluateAll((rows) => rows.map((row) => row.textContent));
  assert.match(rows[0], /Na lojaA nota 2 diz que foi engano/);
  assert.match(rows[1], /A nota 1 foi engano/);
  assert.equal(await page.locator("#dossier-attempts s").textContent(), "Na loja");
  assert.match(await page.locator("#dossier-checked").evaluate((one) => one.textContent), /Nada do que está neste diário foi alterado.*Dadas como engano por uma nota posterior: 1/);
  await note(page, "shop");
  assert.match(await page.title(), /^Note that you tried/);
});

test("a dossier that is printed without a connection claims no checked stamp", async (t) => {
  const page = await visit(t);
  await page.clock.setFixedTime(new Date("2026-11-23T11:58:00Z"));
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  await openDiary(page, "?message=no_niss&portal=renewal-portal");
  await note(page, "message");
  await stamp(page);
  const file = await save(page);
  await page.route("**/stamps/**", (route) => route.abort());
  await openDiary(page);
  await choose(page, file);
  await page.locator("#notes > li").waitFor();
  assert.match(await page.locator("#said").innerText(), /Opened: 1 notes\.\s+Not everything in it can be confirmed/);
  assert.match(await page.locator("#notes > li").innerText(), /Carries a stamp of .* Not checked here/);
  const dossier = async () => {
    await page.locator("#print").click();
    await page.waitForFunction(() => window.printed);
    await page.evaluate(() => (window.printed = false));
    return page.locator("#dossier").evaluate((one) => one.textContent);
  };
  const offline = await dossier();
  assert.match(offline, /há pontos que não se podem confirmar/);
  assert.match(offline, /Traz um selo de 23 de novembro de 2026, 12:00 \(UTC\)\. Não verificado aqui\./);
  assert.match(offline, /Nenhum selo foi verificado/);
  assert.ok(!/Mostra-o|Chave dos selos/.test(offline), offline);
  await page.unroute("**/stamps/**");
  const online = await dossier();
  assert.match(online, /Mostra-o o seu selo/);
  assert.ok(online.includes(`Chave dos selos verificados: ${dataIn(file).entries[0].stamp.key}`));
});

test("the dossier says of each entry what is in doubt", async (t) => {
  const page = await visit(t);
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  await page.clock.setFixedTime(new Date("2026-11-13T11:58:00Z"));
  await openDiary(page);
  await note(page, "shop");
  await stamp(page);
  await note(page, "shop");
  await page.locator("#print").click();
  await page.waitForFunction(() => window.printed);
  const [late, uncovered] = await page.locator("#dossier-attempts tbody tr").evaluateAll((rows) => rows.map((row) => row.textContent));
  assert.match(late, /10 d 0 h depois\. O próprio dia assenta na palavra da pessoa/);
  assert.match(uncovered, /Nenhum selo abrange esta nota/);
});

for (const lang of LANGUAGES) {
  test(`the form on paper fits one sheet in ${lang}, with all that one signs in both languages`, async (t) => {
    const page = await visit(t, { viewport: { width: 1000, height: 900 } });
    await page.goto(`${SITE}/${lang}/diary/paper`);
    const { text, pages } = await printed(t, page);
    const own = lang === "en" ? ["Diary of attempts", "Proof kept", "Only if the line above is ticked", "is to count as granted", "There are doubts"] : [];
    for (const words of ["Diário de tentativas", "Provas guardadas", "Assinatura", "artigo 82.º", "Só se a linha acima estiver assinalada", ...own]) {
      assert.ok(text.includes(asPrinted(words)), `${words} in ${text}`);
    }
    assert.equal(pages, 2);
    // No part is cut, and the doubts stand with their claim.
    assert.equal(await page.locator(".sheet section").last().locator(".box").count(), 1);
  });
}

for (const lang of LANGUAGES) {
  test(`axe finds no barrier on the pages of the diary in ${lang}`, async (t) => {
    const page = await visit(t);
    const look = async (what) => {
      assert.deepEqual(await barriers(page), [], what);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await faintText(page), [], `${what}, dark`);
      await page.emulateMedia({ colorScheme: "light" });
    };
    await openDiary(page, "", lang);
    await note(page, "shop");
    await stamp(page);
    await look("notes");
    const text = await save(page);
    await page.goto(`${SITE}/${lang}/diary/paper`);
    await look("paper");
    await check(page, text, lang);
    await look("check");
  });
  test(`nothing is wider than an old phone in ${lang}`, async (t) => {
    const page = await visit(t, { viewport: { width: 320, height: 640 } });
    const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await openDiary(page, "", lang);
    await note(page, "message");
    await stamp(page);
    assert.equal(await isWide(), false, "notes");
    const text = await save(page);
    await check(page, text, lang);
    assert.equal(await isWide(), false, "check");
    await page.goto("about:blank");
    await page.setContent(text);
    assert.equal(await isWide(), false, "file");
    await page.goto(`${SITE}/${lang}/diary/paper`);
    assert.equal(await isWide(), false, "paper");
  });
}
