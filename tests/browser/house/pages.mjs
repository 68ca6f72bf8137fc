// Every kind of page there is, found by walking the site and not kept by hand.

import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** The published languages, and the made-up one that runs from right to left. */
export const LANGUAGES = ["pt", "en", "qps"];

/** The address of the site under test. */
export const SITE = process.env.RUMO_TEST_SITE;

/** Expiry dates that lead different ways on the day of the tests; the last is not known. */
const EXPIRIES = ["2025-05-10", "2026-06-20", "2026-10-20", "2027-08-01", "2019-05-10", "unknown"];

/** How many messages of the catalogue the walk tries: they are many, and much alike. */
const MESSAGES = 6;

const PLAIN = ["messages", "portals", "calendar", "flow", "editions", "embed", "privacy", "accessibility", "about", "diary", "check-diary"];

/** The kinds of pages that were found: `{ kind, path, status }`, the path without its language. */
export function pages() {
  return JSON.parse(readFileSync(process.env.RUMO_TEST_PAGES, "utf8"));
}

/** The first page of a kind. */
export function page(kind) {
  const found = pages().find((page) => page.kind === kind);
  if (!found) throw new Error(`the walk met no ${kind}`);
  return found;
}

/** The address of a page in a language. */
export function address(lang, { path }) {
  return `${SITE}/${lang}${path}`;
}

/** Walks the site and writes down one page of each kind. */
export async function findPages(site, file) {
  const found = new Map();
  const keep = (kind, path, status = 200) => {
    if (!found.has(kind)) found.set(kind, { kind, path, status });
  };
  keep("start", "/");
  for (const name of PLAIN) keep(name, `/${name}`);
  keep("diary-paper", "/diary/paper");
  keep("edition", "/editions/1");
  for (const [kind, list, prefix] of [
    ["message", "/messages", "/en/messages/"],
    ["portal", "/portals", "/en/portals/"],
  ]) {
    const link = (await links(site, `/en${list}`)).find((href) => href.startsWith(prefix));
    if (link) keep(kind, link.slice(3));
  }
  keep("calendar-month", "/calendar/2026-07");
  if (found.has("portal")) keep("report", `${found.get("portal").path}/report`);
  await walkInterview(site, keep);
  await drawn(`${site}/en/flow`);
  const result = [...found.values()].find(({ kind }) => kind.startsWith("result"));
  const fact = (await links(site, `/en${result.path}`)).find((href) => href.startsWith("/en/facts/"));
  if (fact) keep("fact", fact.slice(3));
  keep("sheet", result.path.replace("/check/result", "/check/sheet"));
  const blocked = found.get("result-escalate")?.path ?? result.path;
  for (const name of ["letters", "letters/email", "letters/registered-letter"]) {
    keep(name.replace("/", "-"), blocked.replace("/check/result", `/check/${name}`));
  }
  const typed = (day, month, year) =>
    `/check/expires?permit=temporary&day=${day}&month=${month}&year=${year}`;
  keep("date-refused", typed(31, 6, 2025), 422);
  keep("date-read", typed(20, 10, 2026));
  keep("pick-month", "/check/expires?permit=temporary&pick=expires:2026");
  keep("pick-day", "/check/expires?permit=temporary&pick=expires:2026-10");
  keep("reminders", result.path.replace("/check/result", "/check/reminders"));
  keep("another-day", `${result.path}&on=2025-08-17`);
  keep("not-found", "/no-such-page", 404);
  writeFileSync(file, JSON.stringify([...found.values()], null, 2));
  return found.size;
}

/**
 * Follows every answer of every question, once for each kind of person: document,
 * expiry, and whether the portal can be reached.
 */
async function walkInterview(site, keep) {
  const seen = new Set();
  const open = ["/en/check/permit"];
  while (open.length > 0) {
    const answer = await fetch(site + open.shift());
    const url = new URL(answer.url);
    const path = url.pathname.slice(3) + url.search;
    const html = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} at ${path}`);
    const route = html.match(/data-route="([a-z_]+)"/)?.[1];
    if (route) {
      keep(`result-${route}`, path);
      continue;
    }
    const question = path.match(/^\/check\/([a-z]+)/)[1];
    keep(`question-${question}`, path);
    const answers = url.searchParams;
    const isBlocked = answers.get("portal") === "unreachable";
    // Only for temporary permits does the day of expiry open other questions.
    const isTemporary = answers.get("permit") === "temporary";
    const person = isTemporary ? `${answers.get("expires")} ${isBlocked}` : answers.get("permit");
    let next = hrefs(html).filter((href) => new URL(href, site).searchParams.has(question));
    if (question === "expires") {
      next = EXPIRIES.map((day) => `/en/check/result?permit=${answers.get("permit")}&expires=${day}`);
    }
    if (question === "message") next = next.filter((_, at) => at % Math.ceil(70 / MESSAGES) === 0);
    for (const href of next) {
      const value = new URL(href, site).searchParams.get(question);
      const key = `${person} ${question}=${value}`;
      if (!seen.has(key)) open.push(href);
      seen.add(key);
    }
  }
}

/** Until the flow is drawn, its page says so and asks again. */
async function drawn(address) {
  for (let tries = 0; tries < 600; tries++) {
    const html = await (await fetch(address)).text();
    if (!html.includes('http-equiv="refresh"')) return;
    await pause(200);
  }
}

async function links(site, path) {
  const answer = await fetch(site + path);
  return answer.ok ? hrefs(await answer.text()) : [];
}

/** The links of a page in its own language. */
function hrefs(html) {
  return [...html.matchAll(/href="(\/en\/[^"]*)"/g)].map(([, href]) =>
    href.replaceAll("&amp;", "&").replaceAll("&#38;", "&"),
  );
}
