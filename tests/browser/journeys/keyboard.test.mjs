// The whole way with the keyboard alone; the focus can always be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SITE } from "../house/pages.mjs";
import { tabTo } from "../house/keyboard.mjs";
import { choice, inBrowser, question } from "../house/visitor.mjs";

const visit = inBrowser();

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
