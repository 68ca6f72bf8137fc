// Several tabs hold one diary: none loses or writes over what another one noted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, choose, note, openDiary, save, somewhere } from "../house/diary.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
const keptEntries = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("rumo-diary")).entries);
const says = (page, words) => page.waitForFunction((words) => document.getElementById("said").textContent.includes(words), words);
const count = (page, n) => page.waitForFunction((n) => document.querySelectorAll("#notes > li").length === n, n);

/** Two tabs of one browser; the first keeps a diary with one note, if it is to. `script` runs first in both. */
async function tabs(t, { isKept = true, script } = {}) {
  const one = await visit(t);
  if (script) await one.context().addInitScript(script);
  await openDiary(one);
  if (isKept) {
    await note(one, "shop");
    await one.locator("#keep").click();
    await says(one, "kept on this device");
  }
  const two = await one.context().newPage();
  await openDiary(two);
  return [one, two];
}

/** Whether the chain of what is kept is whole, and how many entries it has. */
async function chain(page) {
  const entries = await keptEntries(page);
  entries.forEach(({ entry }, at) => assert.equal(entry.previous, at ? entries[at - 1].hash : "0".repeat(64)));
  return entries.length;
}

const noLocks = () => Object.defineProperty(navigator, "locks", { value: undefined });

test("a note that another tab writes over in the same instant is noted again behind its", async (t) => {
  const [one, two] = await tabs(t, { script: noLocks });
  // What the other tab writes comes just after what this one has written and read back.
  const before = await one.evaluate(() => localStorage.getItem("rumo-diary"));
  await note(two, "unreachable");
  await count(one, 2);
  await one.evaluate((before) => {
    const theirs = localStorage.getItem("rumo-diary");
    localStorage.setItem("rumo-diary", before);
    const { getItem, setItem } = Storage.prototype;
    Storage.prototype.setItem = function set(place, text) {
      Storage.prototype.setItem = setItem;
      setItem.call(this, place, text);
      let reads = 0;
      Storage.prototype.getItem = function get(place) {
        if (++reads > 1) {
          Storage.prototype.getItem = getItem;
          setItem.call(this, place, theirs);
        }
        return getItem.call(this, place);
      };
    };
  }, before);
  await one.locator("[data-what=shop]").click();
  await one.waitForFunction(() => JSON.parse(localStorage.getItem("rumo-diary")).entries.length === 3);
  assert.equal(await chain(one), 3);
  assert.deepEqual((await keptEntries(one)).map(({ entry }) => entry.what), ["shop", "unreachable", "shop"]);
  await says(one, "Noted");
});

for (const [how, script] of [["with locks", undefined], ["without locks", noLocks]]) {
  test(`notes of two tabs at the same time are all kept, ${how}`, async (t) => {
    const [one, two] = await tabs(t, { script });
    const rounds = script ? 1 : 4;
    await somewhere(two);
    for (let round = 0; round < rounds; round++) {
      await Promise.all([one.locator("[data-what=shop]").click(), two.locator("[data-what=unreachable]").click()]);
      for (const page of [one, two]) await count(page, 3 + 2 * round);
    }
    assert.equal(await chain(one), 1 + 2 * rounds);
  });

  test(`a stamp that takes long does not write over what another tab noted meanwhile, ${how}`, async (t) => {
    const [one, two] = await tabs(t, { script });
    let go;
    const held = new Promise((done) => (go = done));
    // A test that fails before that is not held for ever.
    setTimeout(go, 20_000).unref();
    await one.route("**/stamps", async (route) => {
      await held;
      await route.continue();
    });
    await one.locator("#stamp").click();
    await note(two, "unreachable");
    go();
    await says(one, "Carries a stamp");
    assert.equal(await chain(one), 2);
    assert.deepEqual((await keptEntries(two)).map(({ stamp }) => stamp !== null), [true, false]);
    await count(two, 2);
  });
}

test("what another tab notes or deletes is seen at once", async (t) => {
  const [one, two] = await tabs(t);
  await note(two, "unreachable");
  await count(one, 2);
  two.on("dialog", (dialog) => dialog.accept());
  await two.locator("#delete").click();
  await count(one, 0);
  await says(one, "deleted in another window");
  await note(one, "shop");
  assert.equal(await one.evaluate(() => localStorage.length), 0, "what was deleted is not kept again");
});

test("a file is not opened over what another tab noted meanwhile", async (t) => {
  const other = await visit(t);
  await openDiary(other);
  await note(other, "shop");
  const file = await save(other);
  const one = await visit(t);
  await openDiary(one);
  await one.locator("#keep").click();
  const two = await one.context().newPage();
  await openDiary(two);
  await note(two, "unreachable");
  await choose(one, file);
  await says(one, "There are notes in this page already");
  const [{ entry }] = await keptEntries(one);
  assert.equal(entry.what, "unreachable");
});

test("a tab that keeps nothing asks before it deletes what another one keeps", async (t) => {
  const [one] = await tabs(t, { isKept: false });
  const two = await one.context().newPage();
  await openDiary(two);
  await note(two, "shop");
  await two.locator("#keep").click();
  await says(two, "kept on this device");
  const asked = [];
  one.on("dialog", (dialog) => {
    asked.push(dialog.message());
    dialog.dismiss();
  });
  await one.locator("#delete").click();
  await note(one, "shop");
  assert.equal(asked.length, 1);
  assert.equal((await keptEntries(two)).length, 1);
});

test("a diary that another tab keeps is never written over, and one that goes on from it is joined", async (t) => {
  const [one, two] = await tabs(t, { isKept: false });
  await note(one, "shop");
  await one.locator("#keep").click();
  await says(one, "kept on this device");
  const kept = await keptEntries(one);
  await note(two, "unreachable");
  await two.locator("#keep").click();
  await says(two, "Another diary");
  assert.match(await two.locator("#device-state").innerText(), /Another diary is kept on this device/);
  assert.deepEqual(await keptEntries(one), kept);
  // The first tab had lost its place in the browser, and went on in its page.
  await one.evaluate(() => (Storage.prototype.setItem = () => { throw new Error("full"); }));
  await note(one, "shop");
  await says(one, "keeps nothing");
  await one.evaluate(() => {
    const store = document.createElement("iframe");
    document.body.append(store);
    Storage.prototype.setItem = store.contentWindow.Storage.prototype.setItem;
  });
  await one.locator("#keep").click();
  await says(one, "kept on this device");
  assert.equal(await chain(one), 2);
});

test("what the browser keeps and nobody can read is left alone, and notes go on in the page", async (t) => {
  const page = await visit(t);
  const odd = canonical({ diary: "rumo", entries: [], version: 9 });
  await openDiary(page);
  await page.evaluate((odd) => localStorage.setItem("rumo-diary", odd), odd);
  await page.reload();
  await says(page, "not a diary that this page can read");
  await note(page, "shop");
  await page.locator("#keep").click();
  await says(page, "not a diary that this page can read");
  assert.equal(await page.evaluate(() => localStorage.getItem("rumo-diary")), odd);
});
