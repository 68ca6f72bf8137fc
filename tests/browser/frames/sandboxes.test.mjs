// The interview in a frame, whatever the page around it allows: from the start to a result.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerInFrame, follow, frameAddress, frameOf, framesOf, plainFrame } from "../house/framed.mjs";
import { FOREIGN, NAMES, inHost } from "../house/host.mjs";
import { SITE } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser(NAMES);
const host = inHost();

/** What is told in most tests: it leads over three questions and a day. */
const TOLD = { permit: "temporary", portal: "unreachable" };
const EXPIRES = ["2025", "05", "10"];

/** What the page around may allow; no attribute at all is another thing than an empty one. */
const SANDBOXES = [
  ["no sandbox", ""],
  ["nothing allowed", 'sandbox=""'],
  ["scripts, as WordPress does", 'sandbox="allow-scripts"'],
  ["scripts and forms", 'sandbox="allow-scripts allow-forms"'],
  ["scripts and tabs", 'sandbox="allow-scripts allow-popups"'],
  ["scripts and free tabs", 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'],
  ["all but leaving", 'sandbox="allow-scripts allow-same-origin allow-forms allow-popups"'],
];

for (const [allowed, sandbox] of SANDBOXES) {
  test(`start to result by links with ${allowed}`, async (t) => {
    const page = await visit(t);
    const complaints = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(host.at("localhost", host.page(plainFrame(frameAddress("pt"), sandbox))));
    const frame = await frameOf(page);
    const asked = await answerInFrame(frame, TOLD, { expires: EXPIRES });
    t.diagnostic(`${asked.length} links to ${new URL(frame.url()).searchParams}`);
    assert.ok(asked.includes("expires") && asked.includes("portal"), asked.join());
    assert.ok((await frame.textContent("h1")).length > 10);
    // The stylesheet came, although the frame may have no origin of its own.
    const margin = await frame.locator("h1").evaluate((title) => getComputedStyle(title).marginTop);
    assert.notEqual(margin, "0px", "no style");
    // A page that may run no script says so of ours; nothing else may be wrong.
    const wrong = complaints.filter((text) => !/script.*sandbox|sandbox.*script/i.test(text));
    assert.deepEqual(wrong, []);
  });
}

test("the way out opens a tab where tabs are allowed, and is text and a picture everywhere", async (t) => {
  const sandbox = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';
  for (const [allowed, opens] of [[sandbox, true], ["", true], ['sandbox="allow-scripts"', false]]) {
    const page = await visit(t);
    const answers = "?permit=visa";
    await page.goto(host.at("localhost", host.page(plainFrame(frameAddress("en", `/check/result${answers}`), allowed))));
    const frame = await frameOf(page);
    await frame.locator('footer a[href*="/embed/demo/en/open"]').first().click();
    await frame.waitForURL(/\/open/);
    const text = await frame.textContent("main");
    assert.ok(text.includes(`${SITE}/`), "the address of the full page can be read and copied");
    assert.ok((await frame.locator("main svg").count()) > 0, "a QR code");
    const way = frame.locator("a[data-full]").first();
    assert.equal(await way.getAttribute("target"), "_blank");
    assert.match(await way.getAttribute("rel"), /noopener/);
    const tab = page.context().waitForEvent("page", { timeout: opens ? 10_000 : 700 }).catch(() => undefined);
    await way.click();
    const opened = await tab;
    assert.equal(Boolean(opened), opens, allowed);
    if (!opened) continue;
    await opened.waitForSelector("[data-route]");
    assert.equal(new URL(opened.url()).pathname, "/en/check/result");
    assert.equal(new URL(opened.url()).searchParams.get("permit"), new URLSearchParams(answers).get("permit"));
  }
});

test("the page of somebody else opens where tabs are allowed, and its address is read everywhere", async (t) => {
  const free = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';
  for (const [sandbox, opens] of [['sandbox=""', false], [free, true]]) {
    const page = await visit(t);
    // Nothing is asked of the internet.
    await page.context().route(/^https:/, (route) => route.fulfill({ body: "theirs" }));
    const start = frameAddress("pt", "/check/result?permit=visa");
    await page.goto(host.at("localhost", host.page(plainFrame(start, sandbox))));
    const frame = await frameOf(page);
    await follow(frame, frame.locator('a[href*="to="]').first());
    const way = frame.locator("a[data-theirs]");
    const href = await way.getAttribute("href");
    assert.match(href, /^https:\/\/([a-z]+\.)?aima\.gov\.pt\//);
    const read = frame.locator(".address").first();
    assert.equal(await read.textContent(), href, "it can be read");
    assert.equal(await read.evaluate((box) => getComputedStyle(box).userSelect), "all", "and copied at one tap");
    assert.match(await way.getAttribute("rel"), /noopener/);
    const tab = page.context().waitForEvent("page", { timeout: opens ? 10_000 : 700 }).catch(() => undefined);
    await way.click();
    const opened = await tab;
    assert.equal(Boolean(opened), opens, sandbox);
    if (opened) await opened.waitForURL(href);
  }
});

test("no link of a frame leaves it but the way out", async (t) => {
  const page = await visit(t);
  await page.goto(host.at("localhost", host.page(plainFrame(frameAddress("en")))));
  const frame = await frameOf(page);
  const strays = async () => {
    const stray = await frame.locator("a[href], form").evaluateAll((all) =>
      all
        .filter((one) => one.tagName === "FORM" || !(/^(#|tel:|\/embed\/demo\/)/.test(one.getAttribute("href")) || one.target === "_blank"))
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(stray, [], frame.url());
  };
  await strays();
  await answerInFrame(frame, TOLD, { expires: EXPIRES, onEach: strays });
});

test("a page of a host that is not let in shows no frame, and its link still works", async (t) => {
  const page = await visit(t);
  const refused = [];
  page.on("console", (message) => refused.push(message.text()));
  const path = host.page(plainFrame(frameAddress("en")));
  await page.goto(host.at(FOREIGN, path));
  await page.waitForTimeout(500);
  assert.ok(refused.some((text) => text.includes("frame-ancestors")), refused.join("\n"));
  assert.equal(framesOf(page).length, 0);
  await page.goto(host.at("127.0.0.1", path));
  assert.ok(await (await frameOf(page)).textContent("h1"));
});

test("a full page is never framed, by no one", async (t) => {
  for (const name of ["localhost", "127.0.0.1", FOREIGN]) {
    const page = await visit(t);
    const refused = [];
    page.on("console", (message) => refused.push(message.text()));
    await page.goto(host.at(name, host.page(plainFrame(`${SITE}/en/`))));
    await page.waitForTimeout(300);
    assert.ok(refused.some((text) => /frame-ancestors|X-Frame-Options/i.test(text)), `${name}: ${refused}`);
  }
});

test("with scripts off in the whole browser the frame leads to a result all the same", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.goto(host.at("localhost", host.page(plainFrame(frameAddress("en")))));
  const frame = await frameOf(page);
  await answerInFrame(frame, TOLD, { expires: EXPIRES });
});
