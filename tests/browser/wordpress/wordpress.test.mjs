// A real WordPress: what each role can paste, and what visitors then see. The table at the end is
// the result, which `docs/embedding.md` repeats.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerInFrame, follow, frameOf, framesOf, heightWanted } from "../house/framed.mjs";
import { SITE } from "../house/pages.mjs";
import { inBrowser } from "../house/visitor.mjs";
import { ROLES, startWordPress } from "../house/wordpress.mjs";

const visit = inBrowser();
const LANG = "pt";
const START = `${SITE}/${LANG}/`;
const html = (text) => `<!-- wp:html -->\n${text}\n<!-- /wp:html -->`;

/** What the page for webmasters says to paste. */
async function snippet(way) {
  const answer = await fetch(`${SITE}/${LANG}/embed/${way}.txt?site=demo&in=${LANG}`);
  return (await answer.text()).trim();
}

const [LINK, PASTED, FRAME, SCRIPT, MOVING, SHORTCODE] = await Promise.all(
  ["link", "address", "frame", "script", "moving", "shortcode"].map(snippet),
);

/** What the block editor makes of it, alone on a line. */
const ADDRESS = `<!-- wp:embed {"url":"${PASTED}","type":"rich"} -->
<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">\n${PASTED}\n</div></figure>
<!-- /wp:embed -->`;

const TRUSTED = ["administrator", "editor"];

/** Each way in: what its author writes, and whose readers see the triage. The others see a link. */
const WAYS = [
  ["link", `<!-- wp:paragraph --><p>${LINK}</p><!-- /wp:paragraph -->`, []],
  ["address", ADDRESS, ROLES],
  ["address, classic editor", PASTED, ROLES],
  ["iframe", html(FRAME), TRUSTED],
  ["script", html(SCRIPT), TRUSTED],
  ["script, moving", html(MOVING), TRUSTED],
];
const PLUGIN_WAYS = [
  ["plugin: shortcode", `<!-- wp:shortcode -->${SHORTCODE}<!-- /wp:shortcode -->`, ROLES],
  ["plugin: block", `<!-- wp:rumo/triage {"lang":"${LANG}"} /-->`, ROLES],
  ["plugin: address", ADDRESS, ROLES],
];

let wordpress;
const table = [];

before(async () => {
  const began = Date.now();
  wordpress = await startWordPress(SITE);
  console.log(`WordPress at ${wordpress.site} after ${Date.now() - began} ms`);
}, { timeout: 120_000 });
after(async () => {
  await wordpress?.remove();
  console.log(`\n| way in | ${ROLES.join(" | ")} |\n|---|${ROLES.map(() => "---|").join("")}`);
  for (const way of new Set(table.map((one) => one.way))) {
    const cells = ROLES.map((role) => table.find((one) => one.way === way && one.role === role)?.seen ?? "-");
    console.log(`| ${way} | ${cells.join(" | ")} |`);
  }
});

/**
 * What a visitor sees in a post: goes to a result in the frame, or follows the link. The frame's
 * height is followed up to `most` pixels; 0 where its author has set it.
 */
async function look(t, address, most) {
  const page = await visit(t, { viewport: { width: 1000, height: 800 } });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(address);
  if ((await page.locator(".entry-content iframe, .entry-content rumo-triage").count()) === 0) {
    await page.locator(`.entry-content a[href="${START}"]`).click();
    await page.waitForURL(START);
    return { seen: "link", errors };
  }
  const frame = await frameOf(page);
  if (most > 0) await fits(page, frame, most);
  await answerInFrame(frame, {});
  if (most > 0) await fits(page, frame, most);
  assert.equal(framesOf(page).length, 1);
  return { seen: "triage", frame, errors };
}

/** WordPress makes a frame at most 1,000 pixels high, our script 3,000; a plain one stays as it is. */
function mostOf(way) {
  if (way === "iframe") return 0;
  return way.includes("address") ? 1000 : 3000;
}

/** The height of the frame, once it is what its page asks for. */
async function fits(page, frame, most) {
  const wanted = Math.min(most, await heightWanted(frame));
  const element = await frame.frameElement();
  for (let tries = 0; tries < 100; tries++) {
    if (Math.round((await element.boundingBox())?.height ?? 0) === wanted) return;
    await page.waitForTimeout(50);
  }
  assert.equal((await element.boundingBox())?.height, wanted, "the frame follows its page");
}

for (const [way, content, allowed] of [...WAYS, ...PLUGIN_WAYS]) {
  if (way === PLUGIN_WAYS[0][0]) {
    test("the way out of a pasted address is the start of the full page", leaveWithoutPlugin);
    test("the plugin is set up by an administrator, and by nobody else", setUpPlugin);
  }
  test(`${way}, by each role`, async (t) => {
    for (const role of ROLES) {
      const began = Date.now();
      const address = await wordpress.publish(role, `${way} by ${role}`, content);
      const { seen, frame, errors } = await look(t, address, mostOf(way));
      table.push({ way, role, seen: `${seen}, ${((Date.now() - began) / 1000).toFixed(1)} s` });
      assert.equal(seen, allowed.includes(role) ? "triage" : "link", role);
      assert.deepEqual(errors, [], role);
      if (seen !== "triage" || way === "iframe") continue;
      // WordPress takes away all but scripts, unless it knows where the frame is from.
      const sandbox = await (await frame.frameElement()).getAttribute("sandbox");
      assert.match(sandbox, way.startsWith("address") ? /^allow-scripts$/ : /allow-popups/);
    }
  });
}

/** Goes to the page that says where the full page is, and presses its button. */
async function leave(t, address) {
  const page = await visit(t, { viewport: { width: 1000, height: 800 } });
  await page.addInitScript(() => {
    window.said = [];
    addEventListener("message", ({ data }) => window.said.push(JSON.stringify(data)));
  });
  await page.goto(address);
  const frame = await frameOf(page);
  await fits(page, frame, 1000);
  await answerInFrame(frame, {});
  const answers = new URL(frame.url()).searchParams;
  await follow(frame, frame.locator(`a[href*="/embed/demo/${LANG}/open"]`).first());
  const said = await page.evaluate(() => window.said.join());
  for (const name of answers.keys()) assert.ok(!said.includes(name), "the host learns no answer");
  const tab = page.context().waitForEvent("page", { timeout: 5_000 }).catch(() => undefined);
  await frame.locator("a[data-full]").first().click();
  return { page, answers, tab };
}

async function leaveWithoutPlugin(t) {
  const { page } = await leave(t, await wordpress.publish("author", "leaving", ADDRESS));
  await page.waitForURL(START);
}

async function setUpPlugin(t) {
  await wordpress.rest("administrator", "PUT", "/wp/v2/plugins/rumo/rumo", { status: "active" });
  // Until its address is set it shows nothing, and no page breaks.
  const bare = await wordpress.publish("author", "not set up", "[rumo]");
  assert.ok(!(await (await fetch(bare)).text()).includes("rumo-triage"));
  const settings = `${wordpress.site}/wp-admin/options-general.php?page=rumo`;
  for (const role of ["author", "contributor", "editor"]) {
    const page = await signIn(t, role);
    assert.equal((await page.goto(settings)).status(), 403, role);
    const forged = await page.request.post(`${wordpress.site}/wp-admin/options.php`, {
      form: { option_page: "rumo", action: "update", "rumo_settings[origin]": "https://example.org" },
    });
    assert.equal(forged.status(), 403, role);
  }
  const page = await signIn(t, "administrator");
  const withoutNonce = await page.request.post(`${wordpress.site}/wp-admin/options.php`, {
    form: { option_page: "rumo", action: "update", "rumo_settings[origin]": "https://example.org" },
  });
  assert.equal(withoutNonce.status(), 403);
  const save = async (origin) => {
    await page.goto(settings);
    await page.fill("#rumo_origin", origin);
    await page.fill("#rumo_site", "demo");
    await page.fill("#rumo_lang", LANG);
    await page.click("#submit");
    return page.inputValue("#rumo_origin");
  };
  assert.equal(await save(`${SITE}/some/path?x=1`), SITE, "only the origin of it is kept");
  for (const wrong of ["http://example.org", "javascript:alert(1)", 'https://"><script>alert(1)</script>', "rumo"]) {
    assert.equal(await save(wrong), SITE, wrong);
    assert.ok(await page.locator("#setting-error-rumo_origin").isVisible(), wrong);
  }
}

async function signIn(t, role) {
  const page = await visit(t, { viewport: { width: 1200, height: 900 } });
  await page.goto(`${wordpress.site}/wp-login.php`);
  // The page moves the focus to the first field a moment after it stands.
  await page.waitForTimeout(300);
  await page.fill("#user_login", role);
  await page.fill("#user_pass", wordpress.passwords[role].password);
  await page.click("#wp-submit");
  await page.waitForURL(/wp-admin/);
  return page;
}

test("the way out of an address that the plugin knows keeps the answers, in a tab", async (t) => {
  const { page, answers, tab } = await leave(t, await wordpress.publish("author", "leaving", ADDRESS));
  const opened = await tab;
  await opened.waitForURL(/check\/result/);
  assert.deepEqual([...new URL(opened.url()).searchParams], [...answers]);
  assert.ok(page.url().startsWith(wordpress.site), "and the page stays");
});

test("the block is offered in the editor and keeps what is typed", async (t) => {
  const page = await signIn(t, "author");
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${wordpress.site}/wp-admin/post-new.php`);
  await page.waitForFunction(() => window.wp?.blocks?.getBlockType("rumo/triage"));
  const made = await page.evaluate(() => {
    const block = window.wp.blocks.createBlock("rumo/triage", { lang: "en" });
    window.wp.data.dispatch("core/block-editor").insertBlock(block);
    return window.wp.blocks.serialize([block]);
  });
  assert.equal(made, '<!-- wp:rumo/triage {"lang":"en"} /-->');
  await page.locator('[data-type="rumo/triage"]').waitFor();
  assert.deepEqual(errors, []);
});

test("without the plugin its settings are gone, and its posts do not break", async (t) => {
  const address = await wordpress.publish("author", "what stays", '<!-- wp:rumo/triage {"lang":"pt"} /--><!-- wp:paragraph --><p>after it</p><!-- /wp:paragraph -->');
  await wordpress.rest("administrator", "PUT", "/wp/v2/plugins/rumo/rumo", { status: "inactive" });
  await wordpress.rest("administrator", "DELETE", "/wp/v2/plugins/rumo/rumo");
  const page = await visit(t);
  await page.goto(address);
  assert.match(await page.textContent(".entry-content"), /after it/);
  assert.equal(wordpress.sql("select count(*) from wordpress.wp_options where option_name like 'rumo%'"), "0");
  assert.deepEqual(wordpress.complaints(), []);
});
