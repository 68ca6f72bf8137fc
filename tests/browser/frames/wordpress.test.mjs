// A page that treats its frames as WordPress does, without a WordPress: hidden until they speak, a
// secret in the fragment, heights up to 1,000 pixels. `make test-wordpress` has the real one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerInFrame, frameAddress, frameOf, follow, heightWanted } from "../house/framed.mjs";
import { NAMES, inHost } from "../house/host.mjs";
import { SITE } from "../house/pages.mjs";
import { choice, inBrowser } from "../house/visitor.mjs";

const visit = inBrowser(NAMES);
const host = inHost();
const SECRET = "aB3dE6gH9j";

/** The host's side of the messages. `said` keeps all that the frame says. */
const LISTENS = `<script>
  const said = [];
  addEventListener("message", ({ source, data }) => {
    const frame = document.querySelector("iframe");
    if (source !== frame.contentWindow) return;
    said.push(data);
    if (data.secret !== frame.dataset.secret) return;
    frame.removeAttribute("style");
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
  });
</script>`;

const HIDDEN = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"';

function embed({ secret = SECRET, sandbox = "allow-scripts", lang = "en", fragment = `#?secret=${secret}`, style = HIDDEN } = {}) {
  return `${LISTENS}<iframe ${style} sandbox="${sandbox}" security="restricted" data-secret="${secret}"
    title="Rumo" src="${frameAddress(lang)}${fragment}" width="100%" height="600"></iframe>`;
}

async function shown(page, frame) {
  const wanted = Math.min(1000, await heightWanted(frame));
  await page.waitForFunction((height) => document.querySelector("iframe").height === String(height), wanted);
  assert.equal(await page.locator("iframe").getAttribute("style"), null);
}

test("the frame is shown, and follows after three questions with its secret", async (t) => {
  const page = await visit(t);
  await page.goto(host.at("localhost", host.page(embed())));
  const frame = await frameOf(page);
  await shown(page, frame);
  let pages = 0;
  await answerInFrame(frame, { permit: "temporary", portal: "unreachable" }, {
    expires: ["2025", "05", "10"],
    async onEach() {
      assert.equal(new URL(frame.url()).hash, `#?secret=${SECRET}`);
      await shown(page, frame);
      pages++;
    },
  });
  assert.ok(pages >= 3);
  const said = await page.evaluate(() => said);
  for (const data of said) {
    assert.deepEqual(Object.keys(data).sort(), ["message", "secret", "value"]);
    assert.equal(data.secret, SECRET);
    assert.equal(typeof data.value, "number");
  }
});

test("a secret that is given late, and a host that asks again, are answered", async (t) => {
  const page = await visit(t);
  await page.goto(host.at("localhost", host.page(embed({ fragment: "" }))));
  const frame = await frameOf(page);
  await frame.waitForLoadState("load");
  await page.evaluate((secret) => (document.querySelector("iframe").src += `#?secret=${secret}`), SECRET);
  await shown(page, frame);
  await page.evaluate(() => said.splice(0));
  await page.evaluate((secret) => document.querySelector("iframe").contentWindow.postMessage({ message: "ready", secret }, "*"), SECRET);
  await page.waitForFunction(() => said.length > 0);
  await follow(frame, frame.locator("a.go").first());
  assert.equal(new URL(frame.url()).hash, `#?secret=${SECRET}`);
});

test("of two secrets the last one counts, as WordPress adds its own behind", async (t) => {
  const page = await visit(t);
  await page.goto(host.at("localhost", host.page(embed({ fragment: `#?secret=other#?secret=${SECRET}` }))));
  const frame = await frameOf(page);
  await shown(page, frame);
  await follow(frame, frame.locator("a.go").first());
  assert.equal(new URL(frame.url()).hash, `#?secret=${SECRET}`);
});

test("what is no secret is left alone", async (t) => {
  const page = await visit(t);
  for (const fragment of ["#?secret=", "#?secret=a%22b", "#?secret=<b>", `#?secret=${"a".repeat(65)}`, "#main", "#secret=abc"]) {
    await page.goto(host.at("localhost", host.page(embed({ fragment, style: "" }))));
    const frame = await frameOf(page);
    await page.waitForFunction(() => said.length > 0);
    assert.ok((await page.evaluate(() => said)).every((data) => !("secret" in data)), fragment);
    await follow(frame, frame.locator("a.go").first());
    assert.equal(new URL(frame.url()).hash, "", fragment);
  }
});

test("the way out tells the host the start of the full page, and no answer", async (t) => {
  const page = await visit(t);
  await page.goto(host.at("localhost", host.page(embed())));
  const frame = await frameOf(page);
  await follow(frame, frame.locator("a.go").first());
  await follow(frame, await choice(frame, "temporary"));
  await follow(frame, frame.locator('a[href*="/embed/demo/en/open"]').first());
  await frame.locator("a[data-full]").first().click();
  await page.waitForFunction(() => said.some(({ message }) => message === "link"));
  const link = (await page.evaluate(() => said)).find(({ message }) => message === "link");
  assert.deepEqual(link, { message: "link", value: `${SITE}/en/`, secret: SECRET });
});

test("where tabs are allowed the way out opens one and says nothing", async (t) => {
  const page = await visit(t);
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  await page.goto(host.at("localhost", host.page(embed({ sandbox }))));
  const frame = await frameOf(page);
  await follow(frame, frame.locator("a.go").first());
  await follow(frame, await choice(frame, "temporary"));
  await follow(frame, frame.locator('a[href*="/embed/demo/en/open"]').first());
  const tab = page.context().waitForEvent("page");
  await frame.locator("a[data-full]").first().click();
  const opened = await tab;
  await opened.waitForSelector("main");
  assert.equal(new URL(opened.url()).searchParams.get("permit"), "temporary");
  assert.equal(await opened.evaluate(() => window.opener), null);
  assert.ok((await page.evaluate(() => said)).every(({ message }) => message === "height"));
});

test("a frame page that is opened by itself runs as any page", async (t) => {
  const page = await visit(t);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${frameAddress("en")}#?secret=${SECRET}`);
  await page.locator("a.go").first().click();
  await page.waitForURL(/\/check\//);
  assert.deepEqual(errors, []);
});
