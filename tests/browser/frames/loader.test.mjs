// The one line that an association pastes: what its script does in the page, and what it leaves alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { answerInFrame, follow, frameOf, framesOf, heightWanted } from "../house/framed.mjs";
import { FOREIGN, NAMES, inHost } from "../house/host.mjs";
import { SITE } from "../house/pages.mjs";
import { ROOT } from "../house/rumo.mjs";
import { choice, inBrowser } from "../house/visitor.mjs";

const visit = inBrowser(NAMES);
const host = inHost();
const SCRIPT = `<script src="${SITE}/embed/rumo.js" async></script>`;
const LINK = `<a href="${SITE}/pt/">Rumo: renovar a autorização</a>`;
const ELEMENT = `<rumo-triage site="demo" lang="pt">${LINK}</rumo-triage>`;

/** Opens a page of the host; `errors` collects whatever goes wrong in it. */
async function open(t, body, options = {}, name = "localhost") {
  const page = await visit(t, options.context);
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.errors.push(message.text()));
  await page.goto(host.at(name, host.page(body, options)));
  return page;
}

const heightOf = (page, at = 0) =>
  page.locator("rumo-triage iframe").nth(at).evaluate((frame) => frame.getBoundingClientRect().height);

/** Waits until the frame is as high as what is in it. */
async function fits(page, frame, at = 0) {
  let wanted;
  for (let tries = 0; tries < 100; tries++) {
    wanted = await heightWanted(frame);
    if ((await heightOf(page, at)) === wanted) return;
    await page.waitForTimeout(50);
  }
  assert.equal(await heightOf(page, at), wanted, frame.url());
}

test("both scripts are small, and know no cookie, storage, referrer or markup", () => {
  for (const [name, most] of [["rumo.js", 2048], ["frame.js", 1024]]) {
    const text = readFileSync(join(ROOT, "static/embed", name), "utf8");
    const size = gzipSync(text, { level: 9 }).length;
    assert.ok(size <= most, `${name}: ${size} of ${most} bytes`);
    assert.doesNotMatch(text, /cookie\b(?! and)|localStorage|sessionStorage|document\.referrer|innerHTML|outerHTML|eval|ancestorOrigins/, name);
    // Chrome 87, Firefox 78 and Safari 14.1 read them as they are.
    assert.doesNotMatch(text, /\?\.[a-z(\[]|\?\?|&&=|\|\|=|static \{|#[a-z]+[ (=]|\.at\(|replaceAll/, name);
  }
});

test("the line shows the frame, and its height follows from question to result", async (t) => {
  const page = await open(t, SCRIPT + ELEMENT);
  const frame = await frameOf(page);
  await fits(page, frame);
  assert.equal(await page.locator("rumo-triage a").isVisible(), false, "the frame is there: no link");
  const heights = new Set();
  await answerInFrame(frame, { permit: "temporary", portal: "unreachable" }, {
    expires: ["2025", "05", "10"],
    async onEach() {
      await fits(page, frame);
      heights.add(await heightOf(page));
    },
  });
  assert.ok(heights.size >= 3, [...heights].join());
  // What folds open makes the frame higher, and lower again.
  const fold = frame.locator("details:not([open]) > summary").first();
  if ((await fold.count()) > 0) {
    const before = await heightOf(page);
    await fold.click();
    await fits(page, frame);
    assert.ok((await heightOf(page)) > before);
  }
  assert.deepEqual(page.errors, []);
});

test("who chose an answer far down sees the next page from its top, and nobody else is moved", async (t) => {
  const page = await open(t, `<p style="height:500px">before</p>${SCRIPT}${ELEMENT}<p style="height:2000px">after</p>`);
  await page.evaluate(() => scrollTo(0, 300));
  const frame = await frameOf(page);
  await fits(page, frame);
  assert.equal(await page.evaluate(() => scrollY), 300, "a frame that comes by itself moves nothing");
  const top = () => page.locator("rumo-triage iframe").evaluate((frame) => Math.round(frame.getBoundingClientRect().top));
  await page.evaluate(() => scrollTo(0, 900));
  assert.ok((await top()) < 0);
  await follow(frame, frame.locator("ul.ways a, a.go").last());
  await page.waitForFunction(() => Math.abs(document.querySelector("rumo-triage").getBoundingClientRect().top) <= 1);
  await page.evaluate(() => scrollTo(0, 2500));
  await page.locator("p").last().click();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => scrollY > 1500), true, "who reads on is left alone");
});

test("the frame is titled, lazy, without referrer, in a box, and the page gets no global", async (t) => {
  const before = await open(t, "");
  const names = new Set(await before.evaluate(() => Object.getOwnPropertyNames(window)));
  const page = await open(t, SCRIPT + ELEMENT);
  await frameOf(page);
  const frame = await page.locator("rumo-triage iframe").evaluate((frame) => ({
    ...Object.fromEntries([...frame.attributes].map(({ name, value }) => [name, value])),
    style: undefined,
  }));
  assert.match(frame.title, /^Rumo: /);
  assert.equal(frame.loading, "lazy");
  assert.equal(frame.referrerpolicy, "no-referrer");
  assert.equal(frame.sandbox, "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  assert.equal(frame.src, `${SITE}/embed/demo/pt/`);
  // A number names a frame of the page, by the browser.
  const more = (await page.evaluate(() => Object.getOwnPropertyNames(window))).filter((name) => !names.has(name) && !/^\d+$/.test(name));
  assert.deepEqual(more, []);
});

test("two of them on a page do not disturb each other", async (t) => {
  const page = await open(t, SCRIPT + ELEMENT + ELEMENT.replace('lang="pt"', 'lang="en"'));
  await page.locator("rumo-triage iframe").nth(1).scrollIntoViewIfNeeded();
  await frameOf(page, 1);
  const first = framesOf(page).find((frame) => frame.url().includes("/pt/"));
  const second = framesOf(page).find((frame) => frame.url().includes("/en/"));
  await fits(page, first, 0);
  await fits(page, second, 1);
  const untouched = await heightOf(page, 0);
  await follow(second, second.locator("a.go").first());
  await follow(second, await choice(second, "temporary"));
  await fits(page, second, 1);
  assert.equal(await heightOf(page, 0), untouched);
  assert.notEqual(await heightOf(page, 1), untouched);
});

test("forged and misshapen messages do nothing", async (t) => {
  const page = await open(t, `${SCRIPT}${ELEMENT}<iframe id="other" srcdoc="<p>another frame</p>"></iframe>`);
  const frame = await frameOf(page);
  await fits(page, frame);
  const height = await heightOf(page);
  const unmoved = async (what) => {
    await page.waitForTimeout(60);
    assert.equal(await heightOf(page), height, what);
  };
  const forged = { message: "height", value: 777 };
  await page.evaluate((forged) => postMessage(forged, "*"), forged);
  await unmoved("from the page itself");
  await page.frames().find((one) => one.url() === "about:srcdoc").evaluate((forged) => parent.postMessage(forged, "*"), forged);
  await unmoved("from a second frame");
  await page.evaluate((forged) => {
    const source = document.getElementById("other").contentWindow;
    dispatchEvent(new MessageEvent("message", { data: forged, source }));
    dispatchEvent(new MessageEvent("message", { data: forged, source: null }));
    dispatchEvent(new MessageEvent("message", { data: forged }));
  }, forged);
  await unmoved("with a source that is made up");
  // The frame itself says things that are no height.
  await frame.evaluate(() => {
    const say = (data) => parent.postMessage(data, "*");
    for (const value of [199, 199.99, 3000.01, 3001, -1, 0, NaN, Infinity, "777", "777px", null, undefined, true, [777], { valueOf: 777 }, 777n]) {
      say({ message: "height", value });
    }
    for (const data of [null, undefined, "height", 777, [], {}, { value: 777 }, { message: "link", value: "https://example.org/" }, { message: "HEIGHT", value: 777 }, { message: ["height"], value: 777 }]) {
      say(data);
    }
  });
  await unmoved("not a height");
  assert.equal(page.url().startsWith(`http://localhost:${host.port}/`), true, "the page stays where it is");
  await frame.evaluate(() => parent.postMessage({ message: "height", value: 777.2, style: "color:red" }, "*"));
  await page.waitForTimeout(100);
  assert.equal(await heightOf(page), 778, "its own frame may");
  assert.deepEqual(page.errors, []);
});

test("wrong attributes keep the link, and right ones set later show the frame", async (t) => {
  const wrong = ["", 'site="demo"', 'lang="pt"', 'site="Demo" lang="pt"', 'site="../x" lang="pt"', 'site="demo" lang="pt-PT"',
    'site="demo" lang="p"', 'site="demo" lang="pt/../../"', `site="${"a".repeat(41)}" lang="pt"`, 'site="demo?" lang="pt"', 'site="demo" lang="pt\n"'];
  const page = await open(t, SCRIPT + wrong.map((attributes) => `<rumo-triage ${attributes}>${LINK}</rumo-triage>`).join(""));
  await page.waitForFunction(() => customElements.get("rumo-triage"));
  await page.waitForTimeout(100);
  assert.equal(await page.locator("rumo-triage iframe").count(), 0);
  for (const link of await page.locator("rumo-triage a").all()) assert.ok(await link.isVisible());
  await page.locator("rumo-triage").first().evaluate((element) => {
    element.setAttribute("site", "demo");
    element.setAttribute("lang", "en");
  });
  await fits(page, await frameOf(page));
  await page.locator("rumo-triage").first().evaluate((element) => element.setAttribute("lang", "??"));
  assert.equal(await page.locator("rumo-triage iframe").count(), 0);
  assert.ok(await page.locator("rumo-triage a").first().isVisible());
  assert.deepEqual(page.errors, []);
});

test("several copies, a page without the element and a module throw nothing", async (t) => {
  const copies = await open(t, SCRIPT + ELEMENT + SCRIPT + SCRIPT);
  await fits(copies, await frameOf(copies));
  assert.equal(await copies.locator("rumo-triage iframe").count(), 1);
  assert.deepEqual(copies.errors, []);
  const without = await open(t, SCRIPT);
  await without.waitForLoadState("load");
  assert.equal(framesOf(without).length, 0);
  assert.deepEqual(without.errors, []);
  const asModule = await open(t, `<script type="module" src="${SITE}/embed/rumo.js"></script>${ELEMENT}`);
  await asModule.waitForLoadState("load");
  assert.ok(await asModule.locator("rumo-triage a").isVisible(), "a module does not know where it is from");
  assert.deepEqual(asModule.errors, []);
});

test("the server is the script's own, whatever the page calls itself", async (t) => {
  const decoys = `<img name="currentScript" src="data:,"><form name="currentScript"></form><a id="src" href="http://${FOREIGN}/"></a>`;
  const page = await open(t, decoys + SCRIPT + ELEMENT, { head: `<base href="http://${FOREIGN}/">` });
  await frameOf(page);
  assert.equal(await page.locator("rumo-triage iframe").evaluate((frame) => frame.src), `${SITE}/embed/demo/pt/`);
});

test("an element that is taken away stops listening, and comes back whole", async (t) => {
  const page = await open(t, SCRIPT + ELEMENT);
  await fits(page, await frameOf(page));
  await page.evaluate(() => {
    window.listeners = 0;
    const [add, remove] = [window.addEventListener, window.removeEventListener];
    window.addEventListener = (...all) => (window.listeners++, add.apply(window, all));
    window.removeEventListener = (...all) => (window.listeners--, remove.apply(window, all));
    window.gone = document.querySelector("rumo-triage");
    gone.remove();
  });
  assert.equal(await page.evaluate(() => listeners), -1);
  assert.equal(framesOf(page).length, 0);
  await page.evaluate(() => document.body.append(gone));
  assert.equal(await page.evaluate(() => listeners), 0);
  await fits(page, await frameOf(page));
  assert.deepEqual(page.errors, []);
});

test("with scripts off, and where the host is not let in, the link stays", async (t) => {
  const off = await open(t, SCRIPT + ELEMENT, { context: { javaScriptEnabled: false } });
  assert.ok(await off.locator("rumo-triage a").isVisible());
  const foreign = await open(t, SCRIPT + ELEMENT, {}, FOREIGN);
  await foreign.locator("rumo-triage iframe").waitFor();
  await foreign.waitForTimeout(500);
  assert.equal(framesOf(foreign).length, 0);
  assert.ok(await foreign.locator("rumo-triage a").isVisible());
});

test("a host with a strict policy of its own can let it in without inline styles", async (t) => {
  const headers = { "content-security-policy": `default-src 'none'; img-src data:; script-src ${SITE}; frame-src ${SITE}` };
  const page = await open(t, SCRIPT + ELEMENT, { headers });
  await fits(page, await frameOf(page));
  assert.deepEqual(page.errors, []);
  const isBlock = await page.locator("rumo-triage iframe").evaluate((frame) => getComputedStyle(frame).display);
  assert.equal(isBlock, "block");
});

test("it works in a page that runs from right to left", async (t) => {
  const page = await open(t, SCRIPT + ELEMENT, { html: '<html lang="ar" dir="rtl">' });
  const frame = await frameOf(page);
  await answerInFrame(frame, { permit: "temporary" });
  await fits(page, frame);
  const { left, right, wide } = await page.locator("rumo-triage iframe").evaluate((frame) => ({
    ...frame.getBoundingClientRect().toJSON(),
    wide: document.documentElement.scrollWidth - innerWidth,
  }));
  assert.ok(left >= 0 && right <= 360 && wide <= 0, `${left} ${right} ${wide}`);
});

test("where cookies of third parties are blocked nothing is missing", async (t) => {
  const page = await visit(t);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCookieControls", {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  });
  await page.goto(host.at("localhost", host.page(SCRIPT + ELEMENT)));
  const frame = await frameOf(page);
  await answerInFrame(frame, { permit: "temporary" });
  await fits(page, frame);
  assert.deepEqual(await page.context().cookies(), []);
});
