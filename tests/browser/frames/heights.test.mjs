// No page in a frame is higher than a thousand pixels on a phone: not a question, not a part of
// any result, not an error. Which results there are says the walk over every way.
//
// Here each way, each standing, each step and each item of a list is shown once. `make heights` sets
// RUMO_TEST_WHOLE: the made-up language too, each way with each standing, each list as it stands, and
// a second day, on which every fact is past its check.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST, Pages, ends, longestSite, measure, worst } from "../house/heights.mjs";
import { LANGUAGES } from "../house/pages.mjs";
import { TODAY } from "../house/rumo.mjs";
import { inBrowser } from "../house/visitor.mjs";

const WHOLE = Boolean(process.env.RUMO_TEST_WHOLE);
const visit = inBrowser();
let ways;

for (const lang of LANGUAGES.filter((lang) => WHOLE || lang !== "qps")) {
  test(`every page of every way in ${lang} fits a frame that is 320 pixels wide`, async (t) => {
    const began = Date.now();
    const site = await longestSite();
    ways ??= await ends(TODAY);
    const pages = new Pages(site, lang);
    await pages.results(ways, WHOLE);
    await pages.questions(ways);
    await pages.others(ways);
    const read = Date.now();
    const window = await visit(t, { viewport: { width: 320, height: 640 } });
    await window.goto(`${pages.base}/`);
    const heights = await measure(window, [...pages.found.values()]);
    t.diagnostic(`${ways.length} outcomes, ${pages.asked.size} addresses in ${read - began} ms, ${heights.length} texts measured in ${Date.now() - read} ms`);
    for (const { kind, count, height, address } of worst(heights)) t.diagnostic(`${height} ${kind} (${count}): ${address}`);
    // Nobody is sent the made-up language: it says how high a longer one would be.
    const most = lang === "qps" ? Infinity : MOST;
    const wrong = heights.filter(({ height, wide }) => height > most || wide > 0);
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} pages`);
  });
}
