// What every page in a frame keeps to: no barrier, weight, no cookie, and no word about its host.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { barriers, faintText } from "../house/axe.mjs";
import { answerInFrame, frameAddress, frameOf, plainFrame } from "../house/framed.mjs";
import { NAMES, inHost } from "../house/host.mjs";
import { SITE, pages } from "../house/pages.mjs";
import { LOG } from "../house/rumo.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser(NAMES);
const host = inHost();

/** The kinds of pages that there are in a frame, as paths below its language. */
function framed() {
  const found = pages().filter(({ kind }) => /^(start|question-|result-|pick-)/.test(kind));
  const results = found.filter(({ kind }) => kind.startsWith("result-"));
  const longest = results.reduce((one, other) => (other.path.length > one.path.length ? other : one));
  const open = `/open${longest.path}`;
  return [...found, { kind: "open", path: open }, { kind: "open theirs", path: `${open}&to=contact-form` }];
}

/** The part that an address names, if it is in a frame. */
function partIn(address) {
  const { searchParams } = new URL(address, SITE);
  return searchParams.get("part") ?? searchParams.get("pick")?.match(/^message:.*/)?.[0];
}

/** The addresses of the parts that a page in a frame leads to: steps, papers, groups of messages. */
async function partsOf(address, lang) {
  const html = await (await fetch(address)).text();
  const hrefs = [...html.matchAll(new RegExp(`href="(/embed/demo/${lang}/check/[^"]*)"`, "g"))].map(([, href]) => href.replace(/&(amp|#38);/g, "&"));
  return hrefs.filter(partIn).map((href) => SITE + href);
}

for (const lang of ["pt", "qps"]) {
  test(`no page of a frame in ${lang} has a barrier that a tool can find`, async (t) => {
    const page = await visit(t, { viewport: { width: 320, height: 640 } });
    const all = framed();
    const result = all.find(({ kind }) => kind.startsWith("result-"));
    const addresses = all.map(({ path }) => frameAddress(lang, path));
    const parts = await partsOf(frameAddress(lang, result.path), lang);
    for (const address of [...addresses, ...parts]) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(address);
      assert.deepEqual(await barriers(page), [], address);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await faintText(page), [], `${address}, dark`);
    }
  });
}

test("the first page in a frame takes at most 3 requests and 14,600 bytes, and no page a cookie", async (t) => {
  const page = await visit(t);
  // A cookie of the full site, which a frame must not be sent and must not need.
  await page.context().addCookies([{ name: "canary", value: "cookie-canary", url: SITE, sameSite: "Lax" }]);
  const sent = [];
  page.on("response", (response) => sent.push(response));
  await page.goto(host.at("localhost", host.page(plainFrame(frameAddress("pt"), 'sandbox="allow-scripts"'))));
  await page.waitForLoadState("networkidle");
  const ours = sent.filter((response) => response.url().startsWith(SITE));
  const sizes = await Promise.all(ours.map((response) => response.request().sizes()));
  const bytes = sizes.reduce((sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize, 0);
  t.diagnostic(`${bytes} bytes in ${ours.length} requests: ${ours.map((one) => new URL(one.url()).pathname)}`);
  assert.ok(ours.length <= 3 && bytes <= 14_600);
  await answerInFrame(await frameOf(page), { permit: "temporary" });
  for (const response of sent.filter((one) => one.url().startsWith(SITE))) {
    assert.equal((await response.allHeaders())["set-cookie"], undefined, response.url());
    assert.equal((await response.request().allHeaders()).cookie, undefined, response.url());
  }
});

test("what a host page is called is in no log and no answer", async (t) => {
  const { RUMO_TEST_DATA } = process.env;
  const canary = "canary7731";
  const page = await visit(t, { userAgent: `Mozilla/5.0 ${canary}-agent` });
  // The worst host: it sends its whole address along, and allows everything.
  const path = host.page(plainFrame(frameAddress("en")), { headers: { "referrer-policy": "unsafe-url" } });
  const asked = page.waitForRequest(frameAddress("en"));
  await page.goto(host.at("localhost", `${path}?patient=${canary}-query#${canary}-fragment`));
  assert.ok((await (await asked).allHeaders()).referer.includes(canary), "the test would see it");
  const frame = await frameOf(page);
  const isSilent = async () => assert.ok(!(await frame.content()).includes(canary), frame.url());
  await isSilent();
  await answerInFrame(frame, { permit: "temporary" }, { onEach: isSilent });
  if (!RUMO_TEST_DATA) return t.diagnostic("a site that runs elsewhere: its log was not read");
  await pause(300);
  const log = readFileSync(join(RUMO_TEST_DATA, LOG), "utf8");
  assert.match(log, /embed/, "requests are in the log");
  assert.ok(!log.includes(canary));
  assert.ok(!log.includes("permit=temporary"), "nor is an answer");
});
