// What a page costs somebody with little data, and that it talks to nobody else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, SITE, address, pages } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();

/** The most bytes on the wire: the first page with all it needs, then each page by itself. */
const FIRST_PAGE = 14_600;
const FIRST_REQUESTS = 3;
function budget(kind) {
  if (kind.startsWith("question-") || kind.startsWith("date-") || kind.startsWith("pick-")) return 5_000;
  if (kind.startsWith("result-") || kind === "another-day") return 8_000;
  // With a script that does alone what others leave to a server: first visits only.
  if (kind === "diary") return 22_500;
  if (kind === "check-diary") return 16_500;
  return 14_600;
}

/** Counts the requests of a page and the bytes that came over the wire, headers included. */
async function meter(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  let asked = new Map();
  client.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, { url: request.url, bytes: 0 }));
  // What the page before still loads is not this page's.
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) asked.get(requestId).bytes = encodedDataLength;
  });
  return {
    async of(url, waitUntil = "load") {
      asked = new Map();
      await page.goto(url, { waitUntil });
      const all = [...asked.values()];
      const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
      return { bytes, requests: all.length, all: all.map(({ url, bytes }) => `${url} ${bytes}`) };
    },
  };
}

for (const lang of LANGUAGES) {
  test(`the first page in ${lang} comes in one breath`, async (t) => {
    for (const one of pages().filter(({ kind }) => kind === "start" || kind === "question-permit")) {
      const page = await visit(t);
      // The icon is asked for last, when the page stands.
      const { bytes, requests } = await (await meter(page)).of(address(lang, one), "networkidle");
      const said = `${one.kind}: ${bytes} bytes in ${requests} requests`;
      t.diagnostic(said);
      assert.ok(bytes <= FIRST_PAGE && requests <= FIRST_REQUESTS, said);
    }
  });

  test(`every later page in ${lang} keeps its weight`, async (t) => {
    const page = await visit(t);
    const scale = await meter(page);
    await scale.of(address(lang, { path: "/" }), "networkidle");
    const heaviest = {};
    const tooHeavy = [];
    for (const { kind, path } of pages()) {
      const { bytes, all } = await scale.of(address(lang, { path }));
      const most = budget(kind);
      if (bytes > most) tooHeavy.push(`${kind}: ${bytes} of ${most} bytes: ${all.join(", ")}`);
      if (bytes > (heaviest[most]?.bytes ?? 0)) heaviest[most] = { kind, bytes };
    }
    t.diagnostic(JSON.stringify(heaviest));
    // Nobody is sent the made-up language: it shows what a longer one would cost.
    if (lang !== "qps") assert.deepEqual(tooHeavy, []);
    else if (tooHeavy.length > 0) t.diagnostic(`a language 40 % longer: ${tooHeavy.join(", ")}`);
  });
}

/** How many scripts of ours a kind of page has. */
const SCRIPTS = {
  messages: 1, embed: 2, diary: 1, "check-diary": 1, sheet: 1, "letters-email": 1, "letters-registered-letter": 1,
};

test("no page asks another host for anything, runs a foreign script, sets a cookie or breaks its policy", async (t) => {
  const page = await visit(t);
  const hosts = new Set();
  const complaints = [];
  page.context().on("request", (request) => hosts.add(new URL(request.url()).origin));
  page.on("console", (message) => {
    // A page that is refused or missing is meant to be.
    if (!message.text().startsWith("Failed to load resource")) complaints.push(message.text());
  });
  for (const one of pages()) {
    const answer = await page.goto(address("en", one));
    assert.equal(answer.status(), one.status, one.kind);
    // Few pages have scripts of ours, which they can do without. A block of data is none.
    const scripts = await page.locator("script:not([type='application/json'])").evaluateAll((all) => all.map((one) => one.getAttribute("src")));
    assert.ok(scripts.every((src) => /^\/static\/rumo-[0-9a-f]{12}\.js$/.test(src)), `${one.kind}: ${scripts}`);
    assert.ok(scripts.length === (SCRIPTS[one.kind] ?? 0), `${one.kind}: ${scripts}`);
  }
  await page.waitForLoadState("networkidle");
  assert.deepEqual([...hosts], [SITE]);
  assert.deepEqual(complaints, []);
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});
