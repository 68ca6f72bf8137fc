// The most usual person, from the empty desk to the sheet, by keys alone; and then the next one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Keys, MEDIAN, deskAddress, reaches } from "../house/desk.mjs";
import { inBrowser } from "../house/visitor.mjs";

const SCREEN = { viewport: { width: 1280, height: 800 } };
const visit = inBrowser();

/** Answers everything; with `pace`, as many milliseconds between two keys. */
async function answer(page, keys, pace = 0) {
  for (const pressed of Object.values(MEDIAN)) {
    for (const key of pressed) {
      await keys.press(key);
      if (pace) await page.waitForTimeout(pace);
    }
  }
  await page.locator("#way[data-done]").waitFor();
  await reaches(page, "sheet");
}

test("25 keys at most lead from the empty desk to the sheet, and one to the next person", async (t) => {
  const page = await visit(t, SCREEN);
  await page.goto(deskAddress());
  const keys = new Keys(page);
  for (const [question, pressed] of Object.entries(MEDIAN)) {
    await reaches(page, question);
    await keys.press(...pressed);
  }
  await reaches(page, "sheet");
  await keys.press("Enter");
  await page.waitForURL("**/desk/sheet?**");
  t.diagnostic(`${keys.count} keys to the sheet`);
  assert.ok(keys.count <= 25, `${keys.count} keys`);
  await keys.press("Escape");
  await page.waitForURL(deskAddress());
  await reaches(page, "permit");
  assert.equal(await page.locator("input:checked").count(), 0);
});

test("whoever types faster than the answers come loses no key", async (t) => {
  const page = await visit(t, SCREEN);
  await page.route("**/desk?**", async (route) => {
    await new Promise((done) => setTimeout(done, 150));
    await route.continue();
  });
  await page.goto(deskAddress());
  const keys = new Keys(page);
  await reaches(page, "permit");
  await answer(page, keys);
  assert.equal(await page.locator("#way [data-route]").getAttribute("data-route"), "renewal_portal");
});

test("on a line of 400 kbit/s it takes less than 90 seconds", async (t) => {
  const page = await visit(t, SCREEN);
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  const throughput = 400_000 / 8;
  await line.send("Network.emulateNetworkConditions", {
    offline: false, latency: 200, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  const began = Date.now();
  await page.goto(deskAddress());
  const keys = new Keys(page);
  // A volunteer who looks at the keys: two a second.
  await answer(page, keys, 500);
  await keys.press("Enter");
  await page.waitForURL("**/desk/sheet?**", { waitUntil: "load" });
  const seconds = (Date.now() - began) / 1000;
  t.diagnostic(`${seconds} s`);
  assert.ok(seconds < 90, `${seconds} s`);
});

test("an answer can be changed, several steps ticked, and a date typed again", async (t) => {
  const page = await visit(t, SCREEN);
  await page.goto(deskAddress());
  const keys = new Keys(page);
  await reaches(page, "permit");
  await keys.press("1", ..."31022026");
  await page.locator("#expires-error").waitFor();
  await reaches(page, "expires");
  // The wrong date is selected: the right one takes its place.
  await keys.press(..."20052026");
  await reaches(page, "request");
  await keys.press("1", "2", ..."utilizador nao registado");
  await page.locator("[name=message][data-key='1']").waitFor();
  assert.equal(await page.inputValue("#said"), "utilizador nao registado");
  await keys.press("Enter", "1");
  await reaches(page, "tried");
  await keys.press("2", "3", "Enter");
  await reaches(page, "sheet");
  const ticked = await page.locator("[name=tried]:checked").evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(ticked, ["form", "email"]);
  assert.equal(await page.locator("#way [data-route]").getAttribute("data-route"), "escalate");
  const said = await page.locator("#desk-status").innerText();
  assert.ok(said.length > 10, "what the page says aloud");
  // Where a date is typed, digits are part of it: a sign says "not sure", and a date takes it back.
  await page.focus("#expires-date");
  await keys.press("+");
  // The focus goes on when the answer has come.
  await page.locator("[data-question=expires]:not(:focus-within)").waitFor();
  assert.equal(await page.locator("#expires-unknown:checked").count(), 1);
  assert.equal(await page.inputValue("#expires-date"), "");
  await page.focus("#expires-date");
  await keys.press(..."20052026");
  await page.locator("#expires-unknown:not(:checked)").waitFor();
  await reaches(page, "sheet");
  // Another document: everything after it falls away.
  await page.focus("#permit-temporary");
  await keys.press("6");
  await page.waitForFunction(() => document.querySelectorAll(".questions>fieldset").length === 1);
});

test("the same without a script: Space, Tab, arrows and Enter", async (t) => {
  const page = await visit(t, { ...SCREEN, javaScriptEnabled: false });
  await page.goto(deskAddress());
  const keys = new Keys(page);
  /** Chooses and sends; the page comes back with the focus on what follows. */
  const send = async (question, ...pressed) => {
    await reaches(page, question);
    await Promise.all([page.waitForNavigation(), keys.press(...pressed, "Enter")]);
  };
  await send("permit", "Space");
  await send("expires", ..."20052026");
  await send("request", "Space");
  await send("portal", "Space", "ArrowDown");
  await reaches(page, "message");
  await keys.press(..."sessao", "Tab");
  await Promise.all([page.waitForNavigation(), keys.press("Enter")]);
  await send("message", "Space");
  await send("basis", "Space");
  await send("age", "Space");
  await send("niss", "Space");
  await reaches(page, "sheet");
  await Promise.all([page.waitForNavigation(), keys.press("Enter")]);
  assert.match(page.url(), /\/desk\/sheet\?ui=pt&with=en$/);
  t.diagnostic(`${keys.count} keys to the sheet without a script`);
  // A second Enter ends nobody who has no paper yet.
  await keys.press("Enter");
  await page.waitForTimeout(300);
  assert.match(page.url(), /\/desk\/sheet\?/);
  await page.focus("button.next-person");
  await Promise.all([page.waitForNavigation(), keys.press("Enter")]);
  assert.equal(page.url(), deskAddress());
  assert.equal(await page.locator("input:checked").count(), 0);
});
