// Draws the pictures of `docs/embedding.md`: a made-up association, a phone, from start to result.

import { join } from "node:path";
import { test } from "node:test";
import { answerInFrame, follow, frameOf, heightWanted } from "../house/framed.mjs";
import { NAMES, inHost } from "../house/host.mjs";
import { SITE } from "../house/pages.mjs";
import { ROOT } from "../house/rumo.mjs";
import { inBrowser } from "../house/visitor.mjs";

const visit = inBrowser(NAMES);
const host = inHost();
const HEAD = `<style>body{margin:0;font:16px/1.5 Georgia,serif;background:#fff}header{background:#33415c;color:#fff;padding:.6rem 1rem}main{padding:0 .5rem}h1{font-size:1.2rem;margin:0}p{margin:.6rem .5rem}</style>`;
const BODY = `<header><h1>Associação do Bairro</h1></header><main><p>Precisa de renovar o seu título?</p>
  <script src="${SITE}/embed/rumo.js" async></script><rumo-triage site="demo" lang="pt"><a href="${SITE}/pt/">Rumo</a></rumo-triage>
  <p>Estamos abertos às terças, das 15 às 18 horas.</p></main>`;

test("the pictures for webmasters", async (t) => {
  const page = await visit(t, { viewport: { width: 360, height: 700 }, colorScheme: "light" });
  await page.goto(host.at("localhost", host.page(BODY, { head: HEAD })));
  const frame = await frameOf(page);
  const draw = async (name) => {
    const height = await heightWanted(frame);
    await page.waitForFunction((height) => document.querySelector("rumo-triage").shadowRoot.querySelector("iframe").offsetHeight === height, height);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(ROOT, "docs/img", `embed-${name}.png`) });
  };
  await draw("start");
  await follow(frame, frame.locator("a.go").first());
  await draw("question");
  await answerInFrame(frame, { permit: "temporary", portal: "unreachable" }, { expires: ["2026", "06", "20"] });
  await draw("result");
});
