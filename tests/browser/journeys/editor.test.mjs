// The editors' pages in a browser: without JavaScript, with the keyboard, and for axe.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers, faintText } from "../house/axe.mjs";
import { PASSWORD, addEditor, code } from "../house/editor.mjs";
import { tabTo } from "../house/keyboard.mjs";
import { SITE } from "../house/pages.mjs";
import { picture } from "../house/picture.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();

/** Types into a field that is reached with the keyboard. */
async function type(page, field, text) {
  await tabTo(page, page.locator(field));
  await page.keyboard.type(text);
}

/** Presses a button that is reached with the keyboard, and waits for the next page. */
async function press(page, button) {
  await tabTo(page, page.locator(button));
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
}

test("from the link to the first page and back in, with the keyboard and without script", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.goto(await addEditor("keyboard", "operator"));
  await type(page, "#password", PASSWORD);
  await type(page, "#again", PASSWORD);
  await press(page, "button.go");
  const secret = await page.textContent("main code");
  await type(page, "#code", code(secret));
  await press(page, "button.go");
  assert.equal(await page.locator(".codes code").count(), 10);
  await press(page, "a.go");
  assert.equal(new URL(page.url()).pathname, "/editor");
  await press(page, ".me button");
  await type(page, "#name", "keyboard");
  await type(page, "#password", PASSWORD);
  await press(page, "button.go");
  await type(page, "#code", code(secret, 1));
  await press(page, "button.go");
  assert.equal(new URL(page.url()).pathname, "/editor");
});

test("no barrier that a tool can find, and no sideways scroll, on any page of an operator", async (t) => {
  const page = await visit(t);
  const link = await addEditor("barriers", "operator");
  const look = async (name) => {
    await page.emulateMedia({ colorScheme: "light" });
    assert.deepEqual(await barriers(page), [], name);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await faintText(page), [], `${name}, dark`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${name} is ${wide} px too wide`);
    const file = `editor-${name.replace(/\W+/g, "-")}-360.png`;
    await picture(page, file);
  };
  await page.goto(`${SITE}/editor/sign-in`);
  await look("sign-in");
  await page.goto(link);
  await look("invitation");
  await page.click("button.go");
  await look("invitation, refused");
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await page.click("button.go");
  await look("second step");
  const secret = await page.textContent("main code");
  await page.fill("#code", code(secret));
  await page.click("button.go");
  await look("codes");
  for (const path of ["", "/me", "/me/password", "/me/codes", "/accounts"]) {
    await page.goto(`${SITE}/editor${path}`);
    await look(path);
  }
  await page.fill("#name", "somebody");
  await page.click("button.go");
  await look("link");
  await page.goto(`${SITE}/editor/accounts`);
  await page.click("tbody a:has-text('somebody')");
  await look("account");
});
