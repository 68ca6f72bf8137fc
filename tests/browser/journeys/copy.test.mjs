// What copies is a button before and after, and says beside it what it did.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SITE } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
const ANSWERS = "permit=temporary&expires=2027-01-20&request=none&portal=untried&basis=employed&age=adult&niss=linked";

test("what copies stays a button, and says each time that it has copied", async (t) => {
  const page = await visit(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(`${SITE}/en/check/take?${ANSWERS}`);
  const button = page.locator("button.copy").first();
  const words = await button.innerText();
  for (let times = 0; times < 2; times++) {
    await button.click();
    await page.locator(".copy+[role=status]", { hasText: "Copied" }).first().waitFor();
    const code = await page.locator(".address code").innerText();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
    assert.equal(await button.innerText(), words);
    assert.equal(await button.getAttribute("role"), null);
    assert.equal(await page.locator(".copy").count(), await page.locator(".copy+[role=status]").count());
  }
});
