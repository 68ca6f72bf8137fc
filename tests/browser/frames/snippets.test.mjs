// What the page for webmasters says to paste, pasted: each way in, as it stands there.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { answerInFrame, frameOf, framesOf } from "../house/framed.mjs";
import { NAMES, inHost } from "../house/host.mjs";
import { SITE } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser(NAMES);
const host = inHost();

/** The text of a way in, for the site that pages of this machine may show. */
async function snippet(way, lang = "pt") {
  const answer = await fetch(`${SITE}/en/embed/${way}.txt?site=demo&in=${lang}`);
  assert.equal(answer.status, 200, way);
  return (await answer.text()).trim();
}

test("the link opens the full page, and the address is that of a frame", async (t) => {
  const page = await visit(t);
  await page.goto(host.at("localhost", host.page(await snippet("link"))));
  await page.locator("a").click();
  await page.waitForURL(`${SITE}/pt/`);
  assert.equal(await snippet("address"), `${SITE}/embed/demo/pt/`);
});

for (const way of ["frame", "script", "moving"]) {
  test(`${way}: pasted as it stands it leads to a result`, async (t) => {
    const page = await visit(t);
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto(host.at("localhost", host.page(await snippet(way))));
    const frame = await frameOf(page);
    await answerInFrame(frame, { permit: "temporary", portal: "unreachable" }, { expires: ["2025", "05", "10"] });
    assert.deepEqual(errors, []);
    const sent = await page.locator("iframe").evaluate((frame) => [frame.referrerPolicy, frame.title, frame.loading]);
    assert.equal(sent[0], "no-referrer");
    assert.equal(sent[2], "lazy");
    assert.ok(sent[1].length > 5);
  });
}

test("the checksum that is shown is that of the script, whose address never changes", async () => {
  const [, src, integrity] = /src="([^"]+)" integrity="([^"]+)" crossorigin="anonymous"/.exec(await snippet("script"));
  const answer = await fetch(src, { headers: { origin: "https://example.org" } });
  const text = Buffer.from(await answer.arrayBuffer());
  assert.equal(integrity, `sha384-${createHash("sha384").update(text).digest("base64")}`);
  assert.match(src, new RegExp(`/embed/rumo-${createHash("sha256").update(text).digest("hex").slice(0, 12)}\\.js$`));
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  assert.equal(answer.headers.get("cross-origin-resource-policy"), "cross-origin");
  assert.match(answer.headers.get("cache-control"), /immutable/);
  const moving = await fetch(`${SITE}/embed/rumo.js`);
  assert.deepEqual(Buffer.from(await moving.arrayBuffer()), text);
  assert.doesNotMatch(moving.headers.get("cache-control"), /immutable/);
});

test("a script that is not the one with the checksum does not run, and the link stays", async (t) => {
  const page = await visit(t);
  const text = await snippet("script");
  // Another checksum of the right length, as if the script had been changed.
  const other = createHash("sha384").update("another script").digest("base64");
  await page.goto(host.at("localhost", host.page(text.replace(/integrity="[^"]*"/, `integrity="sha384-${other}"`))));
  await page.waitForTimeout(500);
  assert.equal(framesOf(page).length, 0);
  assert.ok(await page.locator("rumo-triage a").isVisible());
});

test("the preview is as high as its page, and about that without scripts", async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await visit(t, { javaScriptEnabled });
    await page.goto(`${SITE}/pt/embed`);
    const preview = page.locator("iframe.preview");
    await preview.scrollIntoViewIfNeeded();
    const frame = await frameOf(page);
    await frame.waitForLoadState("load");
    const box = async () => (await preview.boundingBox()).height;
    const footer = async () => {
      const { y, height } = await frame.locator("footer").boundingBox();
      return y + height - (await preview.boundingBox()).y;
    };
    await page.waitForTimeout(300);
    assert.ok((await footer()) <= (await box()) + 1, "nothing is cut off");
    assert.ok((await box()) - (await footer()) < 100, "and little is empty");
    if (!javaScriptEnabled) continue;
    const before = await box();
    await frame.locator("a.go").first().click();
    await frame.waitForURL(/check/);
    await page.waitForTimeout(300);
    assert.notEqual(await box(), before, "it follows");
    assert.ok((await footer()) <= (await box()) + 1);
  }
});
