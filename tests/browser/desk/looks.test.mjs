// The desk fits a narrow screen, a finger, two directions of writing, and whoever does not see it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { barriers, faintText } from "../house/axe.mjs";
import { Keys, MEDIAN, deskAddress, reaches } from "../house/desk.mjs";
import { spaceOut, tooSmall, tooWide } from "../house/fit.mjs";
import { SITE } from "../house/pages.mjs";
import { picture } from "../house/picture.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser();
/** The languages of the volunteer and of the client. */
const PAIRS = [["pt", "en"], ["en", undefined], ["pt", "qps"], ["qps", "pt"]];

/** Stops at each kind of page that a volunteer meets. */
async function throughTheDesk(page, [ui, beside], stop) {
  await page.goto(deskAddress(ui, beside));
  await stop("empty");
  const keys = new Keys(page);
  for (const [question, pressed] of Object.entries(MEDIAN)) {
    await reaches(page, question);
    if (question === "expires") {
      await keys.press(..."31022026");
      await page.locator("#expires-error").waitFor();
      await stop("refused");
    }
    await keys.press(...pressed);
    if (question === "message") await reaches(page, "basis");
    if (question === "message") await stop("asked");
  }
  await reaches(page, "sheet");
  await stop("way");
}

for (const pair of PAIRS) {
  const name = pair.filter(Boolean).join("-");

  test(`no tool finds a barrier at the desk in ${name}`, async (t) => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await visit(t, { viewport: { width: 1280, height: 800 }, colorScheme });
      await throughTheDesk(page, pair, async (kind) => {
        const found = colorScheme === "light" ? await barriers(page) : await faintText(page);
        assert.deepEqual(found, [], `${kind} ${colorScheme}`);
      });
    }
  });

  test(`the desk in ${name} fits 320 px and a finger, and is drawn to be looked at`, async (t) => {
    const faults = [];
    for (const width of [320, 1280]) {
      const page = await visit(t, { viewport: { width, height: 800 } });
      await throughTheDesk(page, pair, async (kind) => {
        const note = (what, found) => faults.push(...found.map((fault) => `${kind} at ${width} ${what}: ${fault}`));
        await picture(page, `desk-${name}-${kind}-${width}.png`);
        note("is too wide", await page.evaluate(tooWide));
        note("has a small target", await page.evaluate(tooSmall));
      });
      await page.evaluate(spaceOut);
      faults.push(...(await page.evaluate(tooWide)).map((fault) => `spaced out at ${width}: ${fault}`));
    }
    assert.deepEqual(faults, []);
  });
}

test("a scanner reads the address of the same result from the screen", async (t) => {
  const page = await visit(t, { viewport: { width: 1280, height: 800 } });
  await throughTheDesk(page, ["pt", "en"], async () => {});
  const folder = mkdtempSync(join(tmpdir(), "rumo-desk-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "code.png");
  await page.locator("svg.qr").screenshot({ path: file });
  const read = execFileSync("zbarimg", ["-q", "--raw", file], { encoding: "utf8" }).trim();
  assert.ok(read.startsWith(`${SITE}/`), read);
  const answer = await page.request.get(read);
  assert.match(await answer.text(), /lang="en"[\s\S]*data-route="renewal_portal"/);
});
