// After "next person" nothing of the one before is to be seen: not by going back, not by the memory
// of the browser, not in any address.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Keys, TOLD, answered, deskAddress, officePage, openWithMemory, reaches, showsNobody } from "../house/desk.mjs";
import { SITE } from "../house/pages.mjs";

let browser;
before(async () => (browser = await openWithMemory()));
after(() => browser?.close());

const visit = (t, options) => officePage(t, browser, options);

async function goesBackAndForward(page) {
  const far = await page.evaluate(() => history.length);
  for (let step = 1; step < far; step++) {
    await page.goBack({ timeout: 2_000 }).catch(() => {});
    await page.waitForTimeout(300);
    if (page.url().startsWith(SITE)) await showsNobody(page, `after going back ${step} times`);
  }
  for (let step = 1; step < far; step++) {
    await page.goForward({ timeout: 2_000 }).catch(() => {});
    await page.waitForTimeout(300);
    if (page.url().startsWith(SITE)) await showsNobody(page, `after going forward ${step} times`);
  }
}

test("after the desk alone", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/pt/about`);
  await page.goto(deskAddress());
  const keys = await answered(page);
  await Promise.all([page.waitForNavigation(), keys.press("Escape")]);
  await showsNobody(page, "on the next desk");
  await goesBackAndForward(page);
});

test("after the sheet", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/pt/about`);
  await page.goto(deskAddress());
  const keys = await answered(page);
  await Promise.all([page.waitForNavigation(), keys.press("Enter")]);
  assert.ok((await page.content()).includes("2026"), "the sheet of this person");
  await Promise.all([page.waitForNavigation(), keys.press("Escape")]);
  await showsNobody(page, "on the next desk");
  await goesBackAndForward(page);
});

test("after leaving the desk for another page and coming back", async (t) => {
  const page = await visit(t);
  await page.goto(deskAddress());
  await answered(page);
  await page.click("footer a[href$='/about']");
  await page.waitForURL("**/about");
  await page.goBack();
  await page.waitForTimeout(500);
  await showsNobody(page, "after coming back");
});

test("without a script", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.goto(`${SITE}/pt/about`);
  await page.goto(deskAddress());
  const send = () => Promise.all([page.waitForNavigation(), page.locator("button.update").first().click()]);
  await page.check("#permit-temporary");
  await send();
  await page.fill("#expires-date", "20052026");
  await send();
  await page.check("#request-none");
  // What may still come can be answered before its turn.
  await page.click("#later-portal summary");
  await page.check("#portal-message");
  await send();
  await page.fill("#said", "sessao");
  await send();
  await Promise.all([page.waitForNavigation(), page.click("button.next-person")]);
  await showsNobody(page, "on the next desk");
  await goesBackAndForward(page);
});

test("an unfinished person is not lost by one key", async (t) => {
  const page = await visit(t);
  await page.goto(deskAddress());
  const keys = new Keys(page);
  await keys.press("1");
  await reaches(page, "expires");
  await keys.press("Escape");
  await page.locator("button.next-person:focus").waitFor();
  assert.equal(await page.locator("input:checked").count(), 1);
  await Promise.all([page.waitForNavigation(), keys.press("Escape")]);
  await showsNobody(page, "on the next desk");
});

test("no answer is ever in an address that is asked for, nor in what it is said to come from", async (t) => {
  const page = await visit(t);
  const asked = [];
  page.on("request", (request) => asked.push(request));
  await page.goto(deskAddress());
  const keys = await answered(page);
  await Promise.all([page.waitForNavigation(), keys.press("Enter")]);
  await Promise.all([page.waitForNavigation(), keys.press("Escape")]);
  await page.click("footer a[href$='/about']");
  await page.waitForURL("**/about");
  assert.ok(asked.some((request) => request.postData()?.includes("20052026")), "answers travel in bodies");
  for (const request of asked) {
    const said = [request.url(), JSON.stringify(await request.allHeaders())].join(" ");
    for (const told of [...TOLD, "temporary", "employed"]) assert.ok(!said.includes(told), `${told}: ${said}`);
  }
  assert.deepEqual(await page.context().cookies(), [], "nobody is signed in");
});
