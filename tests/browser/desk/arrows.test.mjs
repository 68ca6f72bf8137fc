// Whoever uses arrows, holds a key, or has digits of another keyboard: a key does what it says, once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Keys, deskAddress, reaches, until } from "../house/desk.mjs";
import { inBrowser } from "../house/visitor.mjs";

const SCREEN = { viewport: { width: 1280, height: 800 } };
const visit = inBrowser();

/** The desk up to the message; `asked` counts what is sent from then on. */
async function toldSomething(t, text) {
  const page = await visit(t, SCREEN);
  await page.goto(deskAddress());
  const keys = new Keys(page);
  for (const [question, pressed] of [["permit", ["1"]], ["expires", [..."20052026"]], ["request", ["1"]], ["portal", ["2"]]]) {
    await reaches(page, question);
    await keys.press(...pressed);
  }
  await reaches(page, "message");
  await keys.press(...text);
  await page.locator(".found").waitFor();
  return { page, keys };
}

const focus = (page) => page.evaluate(() => document.activeElement.id);
const focusAt = (page, id) => until(async () => ({ so: (await focus(page)) === id, seen: await focus(page) }), `the focus at ${id}`);
const messages = (page) => page.locator("[data-question=message] [type=radio]").count();

/** Opens the list; the ids of the messages of its first place with several. */
async function openList(page) {
  await page.click("#messages summary");
  await page.locator("#messages[open]").waitFor();
  const all = await page.locator("#messages [type=radio]").evaluateAll((list) => list.map(({ id, name }) => ({ id, name })));
  const { name } = all.find(({ name }) => all.filter((one) => one.name === name).length > 3);
  return all.filter((one) => one.name === name).map(({ id }) => id);
}

/** The message that is chosen, wherever it stands. */
const CHOSEN = "[data-question=message] [type=radio]:checked";

/** The message of a choice of the list: its id is that of its place and of the message. */
const value = (id) => id.split("-").pop();

/** Counts the forms that are sent. */
function counted(page) {
  const sent = { forms: 0 };
  page.on("request", (request) => (sent.forms += request.method() === "POST" ? 1 : 0));
  return sent;
}

test("arrows go through the list of messages, which stays until one is chosen", async (t) => {
  const { page, keys } = await toldSomething(t, "xyzzy");
  await keys.press("Enter");
  await focusAt(page, "message-unknown");
  const all = await messages(page);
  assert.ok(all > 50, `${all} messages`);
  const ids = await openList(page);
  const sent = counted(page);
  await page.focus(`[id="${ids[0]}"]`);
  await keys.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp");
  assert.equal(await focus(page), ids[2]);
  // Longer than a pause in typing.
  await page.waitForTimeout(500);
  assert.equal(await focus(page), ids[2]);
  assert.equal(await messages(page), all);
  assert.equal(sent.forms, 0, "nothing is sent on the way");
  await keys.press("Enter");
  await page.locator("[data-question=message]:not(:focus-within)").waitFor();
  assert.equal(await page.locator(CHOSEN).getAttribute("value"), value(ids[2]));
  assert.equal(await page.locator("#messages").count(), 0);
});

test("whoever leaves the list by Tab, or presses Space, has chosen", async (t) => {
  const { page, keys } = await toldSomething(t, "xyzzy");
  const ids = await openList(page);
  await page.focus(`[id="${ids[0]}"]`);
  await keys.press("ArrowDown", "Tab");
  await page.locator("[data-question=basis]").first().waitFor();
  await page.locator(`${CHOSEN}[value="${value(ids[1])}"]`).waitFor();
  // A question of a few answers: the focus stays at the one that has it.
  await page.focus("#basis-employed");
  await keys.press("ArrowDown", "ArrowDown");
  const chosen = await focus(page);
  const sent = counted(page);
  await page.waitForTimeout(400);
  assert.equal(sent.forms, 0);
  assert.equal(await focus(page), chosen);
  await keys.press("Space");
  await until(async () => ({ so: sent.forms > 0, seen: sent.forms }), "a form");
  await focusAt(page, chosen);
  await page.locator(`[id="${chosen}"]:checked`).waitFor();
});

test("the keys that are shown after an unknown text choose, and in the text they are signs", async (t) => {
  const { page, keys } = await toldSomething(t, "xyzzy");
  // The page may be put anew between two looks.
  const seen = (selector, wanted) => until(async () => {
    const seen = await page.evaluate((selector) => getComputedStyle(document.querySelector(selector)).visibility, selector);
    return { so: seen === wanted, seen };
  }, `${selector} ${wanted}`);
  await seen("[data-question=message] [data-key='0']+kbd", "hidden");
  await seen(".said kbd", "visible");
  await keys.press("0");
  assert.equal(await page.inputValue("#said"), "xyzzy0");
  await keys.press("Enter");
  await focusAt(page, "message-unknown");
  await seen("[data-question=message] [data-key='0']+kbd", "visible");
  await keys.press("0");
  await page.locator("#message-unknown:checked").waitFor();
  await reaches(page, "basis");
});

test("a changed text takes the choice back, and what was said of it is not said any more", async (t) => {
  const { page, keys } = await toldSomething(t, "sessao");
  const status = page.locator("#desk-status");
  await keys.press("Enter", "1");
  await reaches(page, "basis");
  assert.equal(await page.locator(".found").count(), 0, "no list is spoken of that is not there");
  assert.equal(await status.textContent(), "");
  await page.focus("#said");
  await page.fill("#said", "utilizador nao registado");
  await page.locator(".found").waitFor();
  assert.equal(await page.locator(CHOSEN).count(), 0);
  assert.equal(await page.locator("#messages").count(), 1);
  const first = (await page.locator("[data-question=message] [data-key='1']~span").innerText()).split("\n")[0].trim();
  await until(async () => {
    const seen = await status.textContent();
    return { so: seen.includes(`1: ${first}`), seen };
  }, `the first message said, ${first}`);
});

test("Tab goes into the list and from place to place, with a script and without", async (t) => {
  const { page } = await toldSomething(t, "xyzzy");
  const plain = await visit(t, { ...SCREEN, javaScriptEnabled: false });
  await plain.goto(deskAddress());
  await plain.check("#permit-temporary");
  for (const id of ["request-none", "portal-message"]) {
    await plain.click(`#later-${id.split("-")[0]} summary`);
    await plain.check(`#${id}`);
  }
  await plain.click("#later-expires summary");
  await plain.fill("#expires-date", "20052026");
  await Promise.all([plain.waitForNavigation(), plain.locator("button.update").first().click()]);
  await plain.locator(".questions>[data-question=message]").waitFor();
  for (const one of [page, plain]) {
    await one.focus("#message-unknown");
    await one.locator("#messages summary").focus();
    await one.keyboard.press("Enter");
    await one.locator("#messages[open]").waitFor();
    const places = await one.locator("#messages .options").count();
    assert.ok(places > 5, `${places} places`);
    for (let place = 0; place < places; place++) {
      await one.keyboard.press("Tab");
      await one.locator(`#messages .options:nth-of-type(${place + 1}) :focus`).waitFor();
    }
    assert.equal(await one.locator(CHOSEN).count(), 0, "to pass by is no choice");
  }
  // Without a script the one of the list is sent, whatever is chosen beside it.
  await plain.check("#message-unknown");
  const listed = plain.locator("#messages [type=radio]").first();
  const meant = await listed.getAttribute("value");
  await listed.check();
  await Promise.all([plain.waitForNavigation(), plain.locator("button.update").first().click()]);
  await plain.locator(`[name=message][value="${meant}"]:checked`).waitFor();
});

test("a held key answers one question", async (t) => {
  const page = await visit(t, SCREEN);
  await page.goto(deskAddress());
  await reaches(page, "permit");
  // The browser sends one `keydown` after another while a key is held.
  for (let times = 0; times < 20; times++) await page.keyboard.down("1");
  await reaches(page, "expires");
  for (let times = 0; times < 20; times++) await page.keyboard.down("1");
  assert.equal(await page.inputValue("#expires-date"), "");
  await page.keyboard.up("1");
  await page.keyboard.type("20052026");
  await reaches(page, "request");
  for (let times = 0; times < 5; times++) await page.keyboard.down("Escape");
  await page.keyboard.up("Escape");
  await page.locator("button.next-person:focus").waitFor();
  assert.equal(await page.locator("#permit-temporary:checked").count(), 1, "one press asks, a held key does not answer");
});

test("digits of other keyboards choose as well", async (t) => {
  for (const [one, day] of [["١", "٢٠٠٥٢٠٢٦"], ["۱", "۲۰۰۵۲۰۲۶"], ["१", "२००५२०२६"], ["１", "20052026"]]) {
    const page = await visit(t, SCREEN);
    await page.goto(deskAddress());
    await reaches(page, "permit");
    const press = (key) => page.evaluate((key) => document.activeElement
      .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })), key);
    await press(one);
    await reaches(page, "expires");
    assert.equal(await page.locator("#permit-temporary:checked").count(), 1, one);
    await page.keyboard.type(day);
    await reaches(page, "request");
    await press(one);
    await reaches(page, "portal");
  }
});
