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

test("what a button did is said beside it, and what is kept says so on a narrow phone", async (t) => {
  const page = await visitor(t, { viewport: { width: 360, height: 740 } });
  await openDiary(page);
  assert.match(await page.locator("#device-state").innerText(), /Nothing is kept on this device/);
  for (const id of ["keep", "stamp", "save"]) {
    if (id === "stamp") await note(page, "shop");
    await page.locator(`#${id}`).click();
    await page.waitForFunction((id) => document.getElementById(id).closest("section").contains(document.getElementById("said"))
      && document.getElementById("said").textContent !== "", id);
    const isSeen = await page.locator("#said").evaluate((said) => {
      const { top, bottom } = said.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    if (id === "keep") {
      assert.ok(isSeen, "on the screen with the button");
      assert.match(await said(page), /kept on this device, in this browser/);
      assert.equal(await page.locator("#keep").innerText(), "Kept on this device");
      assert.ok(!/Nothing is kept/.test(await page.locator("#device").innerText()));
    }
  }
  page.on("dialog", (dialog) => dialog.accept());
  await page.locator("#delete").click();
  await page.locator("#none").waitFor();
  assert.match(await page.locator("#device").innerText(), /Nothing is kept on this device.*Keep on this device/s);
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

test("one tap on the way from a result notes the portal of the way and what we knew of it", async (t) => {
  const page = await visitor(t);
  const query = "permit=temporary&expires=2026-07-20&request=none&portal=message&message=login_fails&basis=employed&age=adult&niss=linked&place=portugal";
  await page.goto(`${SITE}/en/check/take?${query}`);
  await page.locator("a[href*='/diary']").click();
  await page.locator("#with").waitFor();
  await page.locator("[data-what=message]").click();
  await page.locator("#notes > li").waitFor();
  const [{ entry }] = dataIn(await save(page)).entries;
  assert.deepEqual([entry.message, entry.portal, entry.known?.day], ["login_fails", "renewal-portal", "2026-11-23"]);
});

test("where nobody has told a portal the page asks before it notes, and not at the shop", async (t) => {
  const page = await visitor(t);
  await openDiary(page);
  await page.locator("[data-what=unreachable]").click();
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("Choose where"));
  assert.equal(await page.locator("#notes > li").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "portal");
  await page.locator("[data-what=shop]").click();
  await page.locator("#notes > li").waitFor();
  await page.locator("#portal").selectOption("extension-portal");
  await page.locator("[data-what=unreachable]").click();
  await page.locator("#notes > li").nth(1).waitFor();
  assert.deepEqual(dataIn(await save(page)).entries.map(({ entry }) => entry.portal), [null, "extension-portal"]);
});

test("a wrong tap stays and is struck out by a note of its own, as on paper", async (t) => {
  const page = await visitor(t);
  const asked = [];
  page.on("dialog", (dialog) => asked.push(dialog.message()) && (asked.length === 1 ? dialog.dismiss() : dialog.accept()));
  await openDiary(page, "?portal=renewal-portal");
  await note(page, "shop");
  await stamp(page);
  await note(page, "unreachable");
  const before = dataIn(await save(page)).entries;
  const button = page.locator("#notes > li").first().getByRole("button", { name: "This was a mistake" });
  await button.click();
  await page.waitForFunction(() => document.querySelectorAll("#notes button").length === 2);
  assert.equal(await page.locator("#notes > li").count(), 2, "only where it is meant");
  await button.click();
  await page.locator("#notes > li").nth(2).waitFor();
  assert.match(asked[1], /Note 1 stays, and a new note says/);
  const items = await page.locator("#notes > li").allInnerTexts();
  assert.match(items[0], /At the shop\s+Note 3 says that this was a mistake/);
  assert.match(items[2], /Note 1 was a mistake/);
  assert.deepEqual(await page.locator("#notes button").evaluateAll((all) => all.map((one) => one.dataset.n)), ["2"]);
  const { entries } = dataIn(await save(page));
  assert.deepEqual(entries.slice(0, 2), before, "nothing of before was written anew");
  assert.deepEqual([entries[2].entry.what, entries[2].entry.of, entries[2].hash], ["mistake", 1, hashOf(entries[2].entry)]);
});

test("a letter takes days without a portal where it names none, and no day that was a mistake", async (t) => {
  const page = await visitor(t);
  page.on("dialog", (dialog) => dialog.accept());
  await openDiary(page);
  await page.locator("#keep").click();
  await note(page, "unreachable");
  await page.clock.setFixedTime(new Date("2026-11-24T11:58:00Z"));
  await note(page, "unreachable");
  await page.locator("#notes > li").nth(1).getByRole("button", { name: "This was a mistake" }).click();
  await page.locator("#notes > li").nth(2).waitFor();
  const query = "permit=temporary&expires=2026-07-20&request=none&portal=message&message=invalid_date&basis=employed&age=adult&niss=linked&place=portugal&tried=form,email";
  const days = async (portal) => {
    await page.goto(`${SITE}/en/check/letters/email?${query}`);
    await page.locator("#diary button").waitFor();
    await page.locator("#diary").evaluate((diary, portal) => (diary.dataset.portal = portal ?? diary.dataset.portal), portal);
    await page.locator("#diary button").click();
    await page.locator("#diary [role=status]:not(:empty)").waitFor();
    return [await page.locator("#text").innerText(), await page.locator("#diary [role=status]").innerText()];
  };
  const [named, left] = await days();
  assert.match(named, /Tentei nestes dias: ____/);
  assert.match(left, /another place: 23\/11\/2026\./);
  const [unnamed] = await days("");
  assert.match(unnamed, /Tentei nestes dias: 23\/11\/2026\./);
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
    await note(page, "shop");
    assert.match(await page.locator("#device-state").innerText(), /This browser keeps nothing/, "not that one may choose it");
    assert.equal(dataIn(await save(page)).entries.length, 2);
    assert.ok(await page.locator("a[href$='/diary/paper']").isVisible());
  });
}

test("whoever touches the form can note and save when the connection goes", async (t) => {
  const page = await visitor(t);
  const has = ["/diary/words/pt-", "/diary/words/en-", "/pt/diary/names", "/en/diary/names", "/pt/diary/words"];
  const came = has.map((part) => page.waitForResponse((answer) => answer.url().includes(part)));
  await openDiary(page);
  await page.locator("#message").focus();
  await Promise.all(came);
  await page.route("**/*", (route) => route.abort());
  await note(page, "shop");
  assert.equal(dataIn(await save(page)).entries.length, 1);
});

test("where the words never came the notes stay, can be printed, and the file is offered when the line is back", async (t) => {
  const page = await visitor(t);
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  await page.route(/\/diary\/(words|names)/, (route) => route.abort());
  await openDiary(page, "?message=no_niss");
  await note(page, "message");
  await page.locator("#save").click();
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("no connection"));
  assert.match(await said(page), /Keep this page open.*print the notes, or use the form on paper/);
  await page.locator("#print").click();
  await page.waitForFunction(() => window.printed);
  assert.match(await said(page), /Printed are the notes as they stand/);
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator("main").innerText();
  const hash = await page.locator("#last code").first().innerText();
  assert.match(paper, /NISS.*Fingerprint of the last entry: [0-9a-f]{64}/s);
  assert.ok(!/On this device|Save as a file|Form to print/.test(paper), paper);
  await page.emulateMedia({ media: "screen" });
  await page.unroute(/\/diary\/(words|names)/);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.waitForFunction(() => document.getElementById("said").textContent.includes("connection is back"));
  assert.equal(dataIn(await save(page)).entries[0].hash, hash);
});

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
  for (const [at, words] of [["2026-11-23T11:30:00Z", /30 minutes apart/], ["2026-11-25T11:00:00Z", /1 d 23 h apart\. Set the clock/]]) {
    await page.clock.setFixedTime(new Date(at));
    await openDiary(page);
    await note(page, "shop");
    await stamp(page);
    assert.match(await said(page), words);
  }
});

for (const lang of ["pt", "en", "qps"]) {
  test(`without a script the page in ${lang} offers the paper`, async (t) => {
    const page = await visit(t, { javaScriptEnabled: false });
    await page.goto(`${SITE}/${lang}/diary`);
    assert.ok(await page.locator("#without").isVisible());
    assert.ok(await page.locator("#today").isHidden());
    await page.locator("a[href$='/diary/paper']").click();
    assert.equal(await page.locator("table tbody tr").count(), 14);
  });
}
