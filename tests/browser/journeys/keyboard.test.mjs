// The whole way with the keyboard alone; the focus can always be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SITE } from "../house/pages.mjs";
import { choice, inBrowser, question } from "../house/visitor.mjs";

const visit = inBrowser();

/** Where the focus is, how it is drawn, and whether something lies over it. */
function focus() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1),
  );
  return {
    what: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`,
    width: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    onTop: element === top || element.contains(top) || top?.contains(element),
  };
}

/** Tabs to an element; every stop on the way must be visible. */
async function tabTo(page, target) {
  const wanted = await target.elementHandle();
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(focus);
    assert.ok(seen.width >= 2, `no focus to be seen on ${seen.what} at ${page.url()}`);
    assert.ok(seen.onTop, `${seen.what} is covered at ${page.url()}`);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach it at ${page.url()}`);
}

async function follow(page, target) {
  await tabTo(page, target);
  await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
  await page.waitForLoadState();
}

test("from the start to a result with Tab, Enter and digits", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/en/`);
  await follow(page, page.locator("main a.go"));
  await follow(page, await choice(page, "temporary"));
  await tabTo(page, page.locator("form.date [name=day]"));
  await page.keyboard.type("20");
  await tabTo(page, page.locator("form.date [name=month]"));
  await page.keyboard.type("10");
  await tabTo(page, page.locator("form.date [name=year]"));
  await page.keyboard.type("2026");
  await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
  await follow(page, page.locator("div.read a.go"));
  const told = { request: "none", portal: "untried", basis: "employed", age: "adult", niss: "none" };
  while (question(page) !== "result") {
    await follow(page, await choice(page, told[question(page)] ?? "unknown"));
  }
  await tabTo(page, page.locator("section.told a").last());
});

test("the first stop on every page leads past the header", async (t) => {
  const page = await visit(t);
  for (const path of ["/en/", "/pt/check/permit", "/qps/messages"]) {
    await page.goto(SITE + path);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
    await page.keyboard.press("Enter");
    assert.equal(new URL(page.url()).hash, "#main");
    await page.keyboard.press("Tab");
    const inMain = await page.evaluate(() =>
      document.querySelector("main").contains(document.activeElement),
    );
    assert.ok(inMain, path);
  }
});
