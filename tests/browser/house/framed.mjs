// Going through the interview in a frame, by links alone.

import assert from "node:assert/strict";
import { SITE } from "./pages.mjs";
import { choice, question } from "./visitor.mjs";

/** The address of a page in a frame. */
export function frameAddress(lang, path = "/", site = "demo") {
  return `${SITE}/embed/${site}/${lang}${path}`;
}

/** What a plain iframe looks like in a host page; `more` are its other attributes. */
export function plainFrame(address, more = "") {
  return `<iframe title="Rumo" src="${address}" width="100%" height="640" ${more}></iframe>`;
}

/** The frames of a page that hold Rumo. */
export function framesOf(page) {
  return page.frames().filter((frame) => frame.url().startsWith(`${SITE}/embed/`));
}

/** Waits for the frame of a page and for what is in it. */
export async function frameOf(page, at = 0) {
  for (let tries = 0; tries < 100; tries++) {
    const frame = framesOf(page)[at];
    if (frame) {
      await frame.waitForLoadState("domcontentloaded");
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`no frame of Rumo at ${page.url()}`);
}

/** The height that the page in a frame asks for: what is in it, from 200 to 3,000 pixels, in steps of 50. */
export async function heightWanted(frame) {
  const content = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
  return Math.min(3000, Math.max(200, 50 * Math.ceil(content / 50)));
}

/**
 * Waits until a link hears the pointer. A frame has its new page before the page around it has painted
 * it, and until then whatever is pressed there goes to the page around it. A person taps what they see.
 */
async function isPainted(link) {
  for (let tries = 0; tries < 200; tries++) {
    await link.hover();
    if (await link.evaluate((one) => one.matches(":hover"))) return;
  }
  throw new Error("a link that no pointer reaches");
}

/** Follows a link within the frame, and waits for the page it leads to. */
export async function follow(frame, link) {
  const before = frame.url();
  await isPainted(link);
  await Promise.all([
    frame.waitForURL((url) => url.href !== before, { waitUntil: "domcontentloaded", timeout: 20_000 }),
    link.click(),
  ]);
}

/** A day by links: year, month, day. */
async function pickDay(frame, [year, month, day]) {
  for (const value of [year, `${year}-${month}`, `${year}-${month}-${day}`]) {
    await frame.waitForLoadState("domcontentloaded");
    // Where the links are folded away, they are unfolded.
    const fold = frame.locator("details.pick:not([open]) > summary");
    if ((await fold.count()) > 0) await fold.click();
    const links = frame.locator("ul.months a, ul.days a");
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    const at = hrefs.findIndex((href) => {
      const { searchParams } = new URL(href, SITE);
      return [`expires:${value}`, value].includes(searchParams.get("pick") ?? searchParams.get("expires"));
    });
    assert.ok(at >= 0, `${frame.url()} has no link for ${value}`);
    await follow(frame, links.nth(at));
  }
}

/**
 * From the start to the result by links; `unknown` where nothing is told. `expires` is a day as
 * `["2025", "05", "10"]`. `onEach` is called on each page that is reached.
 */
export async function answerInFrame(frame, told, { expires, onEach } = {}) {
  const asked = [];
  if (!question(frame)) await follow(frame, frame.locator("a.go").first());
  while (question(frame) !== "result") {
    assert.ok(asked.length < 16, `no result after ${asked}`);
    const name = question(frame);
    asked.push(name);
    if (name === "expires" && expires) await pickDay(frame, expires);
    else await follow(frame, await choice(frame, told[name] ?? "unknown"));
    await onEach?.(frame);
  }
  await frame.waitForSelector("[data-route]");
  return asked;
}
