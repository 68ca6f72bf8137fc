// Going through a page with the keyboard alone.

import assert from "node:assert/strict";

/** Where the focus is, how it is drawn, and whether something lies over it. */
function focus() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  // Of words that go on in another line, the first line: the middle of both may lie beside them.
  const [box] = element.getClientRects();
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
export async function tabTo(page, target) {
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
