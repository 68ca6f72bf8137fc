// A way that is not of the answers any more never looks as if it were: while one types, moves by arrows,
// waits for a slow answer, or has lost the line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Keys, answered, deskAddress, heldAnswers, reaches, until } from "../house/desk.mjs";
import { inBrowser } from "../house/visitor.mjs";

const SCREEN = { viewport: { width: 1280, height: 800 } };
const visit = inBrowser();

async function finished(t) {
  const page = await visit(t, SCREEN);
  await page.goto(deskAddress());
  await answered(page);
  return { page, keys: new Keys(page) };
}

const route = (page) => page.locator("#way [data-route]").getAttribute("data-route");

/** How the way looks: whether it is said to be old in both languages, veiled, and its code not to be read. */
function look(page) {
  return page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    const words = document.querySelector(".changed");
    return {
      busy: document.getElementById("way").getAttribute("aria-busy"),
      word: Boolean(words.offsetParent && words.innerText && words.querySelector("[lang=en]")),
      code: of(".qr").visibility,
      dim: Number(of(".way .sign").opacity) < 0.5,
    };
  });
}

const OLD = { busy: "true", word: true, code: "hidden", dim: true };
const FRESH = { busy: "false", word: false, code: "visible", dim: false };
const looks = (page, wanted) => until(async () => {
  const seen = JSON.stringify(await look(page));
  return { so: seen === JSON.stringify(wanted), seen };
}, JSON.stringify(wanted));

test("while an answer is slow the way is old from the first moment, until the new one stands there", async (t) => {
  const { page, keys } = await finished(t);
  await looks(page, FRESH);
  const answers = await heldAnswers(page);
  await page.focus("#request-none");
  await keys.press("2");
  assert.deepEqual(await look(page), OLD);
  assert.equal(await page.evaluate(() => document.activeElement.id), await page.locator("[name=request]:checked").getAttribute("id"));
  const before = await route(page);
  answers();
  await until(async () => ({ so: (await page.locator("#way[data-done]").count()) === 0 || (await route(page)) !== before, seen: before }), "another way");
  if (await page.locator("#way[data-done]").count()) await looks(page, FRESH);
});

test("whoever ends the case while an answer is slow is not taken back into it", async (t) => {
  const { page, keys } = await finished(t);
  const answers = await heldAnswers(page);
  await page.focus("#basis-employed");
  await keys.press("2", "Escape");
  await reaches(page, "next-person");
  answers();
  await looks(page, FRESH);
  assert.equal(await page.evaluate(() => document.activeElement.id), "next-person");
  await keys.press("Enter");
  await reaches(page, "permit");
  assert.equal(await page.locator(":checked").count(), 0);
});

test("while a date is typed the way and the day in words are old; as it was, they are not", async (t) => {
  const { page, keys } = await finished(t);
  const day = page.locator("[data-question=expires] .read-day");
  await page.focus("#expires-date");
  await keys.press("End", "Backspace");
  assert.deepEqual(await look(page), OLD);
  assert.ok(!(await day.isVisible()));
  await page.locator("#expires-date").fill("1/2/202");
  await page.waitForTimeout(400);
  assert.equal(await page.locator("#expires-error").count(), 0, "nobody is corrected on the way");
  await looks(page, OLD);
  await keys.press("End", "8");
  await until(async () => {
    const seen = await day.innerText();
    return { so: seen.includes("2028"), seen };
  }, "the day in words");
  await until(async () => ({ so: (await page.locator(".old").count()) === 0, seen: "an old way" }), "nothing old");
  // One key ends only what is finished.
  await page.locator("#way[data-done]").waitFor();
  await page.focus("#permit-temporary");
  await keys.press("ArrowDown", "Escape");
  await page.locator("button.next-person:focus").waitFor();
});

test("whoever moves by arrows sees the way of before as old, and as new again back where they began", async (t) => {
  const { page, keys } = await finished(t);
  await page.focus("#basis-employed");
  await keys.press("ArrowDown");
  assert.deepEqual(await look(page), OLD);
  await keys.press("ArrowUp");
  assert.deepEqual(await look(page), FRESH);
});

test("a cut line is said where one looks, and what was answered goes by itself when it is back", async (t) => {
  const { page, keys } = await finished(t);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.context().setOffline(true);
  await page.focus("#age-adult");
  await keys.press("2");
  const status = page.locator("#desk-status:not(.unseen)");
  await status.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "age-minor");
  await looks(page, OLD);
  const box = await status.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 640, `the word at ${box.y}`);
  const focus = await page.locator("#age-minor").boundingBox();
  assert.ok(focus.y >= box.y + box.height, `the focus at ${focus.y} is under the word`);
  await page.context().setOffline(false);
  await page.locator("#desk-status.unseen").waitFor({ state: "attached" });
  await page.locator("#age-minor:checked").waitFor();
  await until(async () => ({ so: (await page.locator(".old").count()) === 0, seen: "an old way" }), "nothing old");
  // The focus goes on, as it would have.
  await until(async () => {
    const seen = await page.evaluate(() => document.activeElement.id);
    return { so: seen !== "age-minor", seen };
  }, "the focus further on");
});

test("an answer that is lost on its way is asked for again", async (t) => {
  const { page, keys } = await finished(t);
  let times = 0;
  await page.route("**/desk?**", (way) => (++times > 1 ? way.continue() : way.abort()));
  await page.focus("#permit-temporary");
  await keys.press("6");
  await page.locator("#desk-status:not(.unseen)").waitFor();
  await page.locator("#desk-status.unseen").waitFor({ state: "attached" });
  await reaches(page, "sheet");
  assert.equal(times, 2);
  await looks(page, FRESH);
});

test("the same way of other dates is said again, with what covers the person", async (t) => {
  const { page, keys } = await finished(t);
  const said = () => page.locator("#desk-status").textContent();
  const before = await said();
  assert.match(before, /20/);
  await page.focus("#expires-date");
  await page.locator("#expires-date").fill("21052026");
  await until(async () => ({ so: !["", before].includes(await said()), seen: await said() }), "other words");
  await keys.press("Tab");
});
