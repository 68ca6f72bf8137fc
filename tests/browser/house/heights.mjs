// How high every page of a frame is: which pages there are, and their measure in one window.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "./command.mjs";
import { SITE } from "./pages.mjs";
import { PROGRAM, ROOT } from "./rumo.mjs";

/** A frame never gets more than this in WordPress. */
export const MOST = 1000;

/** The site whose contact is as long as a contact may be: see src/editor/sites/form.rs. */
const LONGEST = "longest";
const CONTACT = { name: 80, phone: 30, address: 200, hours: 200 };

/** Months and days are picked in the longest one, which also begins the longest words. */
const YEAR = "2025";
const MONTHS = ["2025-05", "2025-10", "2026-08"];

/** Text of words of nine letters: a line breaks where it would in an address or in opening hours. */
const wordy = (length) => "Wonderful ".repeat(20).slice(0, length - 1) + "x";

/** Adds the site to the database of the program under test, and waits until it is served. */
export async function longestSite() {
  const { RUMO_TEST_DATA } = process.env;
  if (!RUMO_TEST_DATA) return "demo";
  const bin = (await command(join(ROOT, "tests/postgres-bin"), [])).trim();
  const socket = readFileSync(join(RUMO_TEST_DATA, "pg/postmaster.pid"), "utf8").split("\n")[4];
  const text = [wordy(CONTACT.name), "9".repeat(CONTACT.phone), wordy(CONTACT.address), wordy(CONTACT.hours)];
  const sql = `insert into site (id, name, origins, default_language, languages, contact_name, contact_phone,
    contact_address, contact_hours, shows_contact, author) values ('${LONGEST}', 'Longest',
    '{https://longest.example}', 'pt', '{pt,en}', '${text.join("', '")}', true, 'test') on conflict do nothing`;
  await command(join(bin, "psql"), ["-qX", "-h", socket, "-U", "rumo", "-d", "rumo", "-c", sql]);
  for (let tries = 0; tries < 200; tries++) {
    if ((await fetch(`${SITE}/embed/${LONGEST}/pt/`)).ok) return LONGEST;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${LONGEST} is not served`);
}

/** One way to each outcome of a day: the query of its address, and the pieces of its pages. */
export async function ends(day) {
  const lines = await command(PROGRAM, ["prove", "--ends", day]);
  return lines.trim().split("\n").map((line) => {
    const [query, pieces] = line.split("\t");
    return { query, pieces: pieces.split(" ") };
  });
}

/** The parts of a result, each with the piece of its pages: each list, or each item of a list once. */
const PARTS = { steps: "step", counter: "counter", papers: "papers", know: "warning", help: "help", why: "because" };
const WHOLE = { ...PARTS, know: "know", why: "why" };

/** Fetches pages of one language of a site. Each text is kept once, whatever its addresses. */
export class Pages {
  constructor(site, lang) {
    this.base = `${SITE}/embed/${site}/${lang}`;
    /** By what is shown: the kind of page, its address and its HTML. */
    this.found = new Map();
    this.asked = new Set();
    /** The messages in each list of them, by its name. */
    this.lists = new Map();
  }

  /** Reads a page; gives its HTML, or nothing where the address leads elsewhere. */
  async read(kind, path, { status = 200, follow = false, ...options } = {}) {
    const address = this.base + path;
    if (this.asked.has(address)) return undefined;
    this.asked.add(address);
    const answer = await fetch(address, { redirect: follow ? "follow" : "manual", ...options });
    const html = await answer.text();
    if (answer.status >= 300 && answer.status < 400) return undefined;
    if (![status].flat().includes(answer.status)) throw new Error(`${answer.status} at ${address}`);
    const body = html.slice(html.indexOf("<body"));
    const shown = body.replace(/ (?:href|data-[a-z]+)="[^"]*"/g, "");
    if (!this.found.has(shown)) this.found.set(shown, { kind, address, html: body });
    return html;
  }

  /** All pages of a part, from its first to the one after which there is none. */
  async part(query, name) {
    for (let page = 1; page < 100; page++) {
      const word = page === 1 ? name : `${name}-${page}`;
      const html = await this.read(`part ${name}`, `/check/result${query}${query ? "&" : "?"}part=${word}`);
      if (!html?.includes(`part=${name}-${page + 1}`)) return;
    }
  }

  /**
   * The pages of results, each of the first end that shows a piece. With `whole` each way is shown with
   * each standing and each list as it stands, and without each of them once.
   */
  async results(ends, whole) {
    const seen = new Set();
    const jobs = ends.map(({ query, pieces }) => {
      const fresh = pieces.filter((piece) => !seen.has(piece)).map((piece) => piece.split(":")[0]);
      pieces.forEach((piece) => seen.add(piece));
      return async () => {
        const first = whole ? ["way"] : ["decided", "stands"];
        if (first.some((piece) => fresh.includes(piece))) await this.read("result", `/check/result${query}`);
        for (const [name, piece] of Object.entries(whole ? WHOLE : PARTS)) {
          if (fresh.includes(piece)) await this.part(query, name);
        }
      };
    });
    await together(jobs);
  }

  /** Every question: with each answer chosen, not understood, by picking, and with all that was told. */
  async questions(ends) {
    const values = new Map();
    const longest = new Map();
    for (const { query } of ends) {
      for (const [question, value] of new URLSearchParams(query)) {
        const key = `${question}=${/^\d{4}-/.test(value) ? "day" : value}`;
        if (!values.has(key)) values.set(key, [question, query]);
        const before = longest.get(question) ?? "";
        if (query.length > before.length) longest.set(question, query);
      }
    }
    const jobs = [...values.values()].map(([question, query]) => () => this.question(question, query));
    for (const [question, query] of longest) jobs.push(() => this.refused(question, query), () => this.question(question, without(query, question)));
    await together(jobs);
  }

  async question(question, query) {
    const and = `${query}${query ? "&" : "?"}`;
    const path = `/check/${question}`;
    await this.read(`question ${question}`, path + query, { follow: true });
    if (["expires", "proof"].includes(question)) {
      const others = without(query, question);
      const more = `${path}${others}${others ? "&" : "?"}pick=${question}:`;
      for (const picked of [YEAR, ...MONTHS]) await this.read("pick a day", more + picked, { follow: true });
    }
    if (question === "message") await this.messages(query);
    if (query !== "") await this.read("told", `${path}${and}part=told`);
    for (let page = 2; page < 4; page++) await this.read("told", `${path}${and}part=told-${page}`);
  }

  /** The lists of messages by where they appeared; of those that are known, only what shows the chosen one. */
  async messages(query) {
    const answer = await fetch(`${this.base}/check/message${query}`);
    const chosen = new URLSearchParams(query).get("message");
    const lists = [await answer.text()];
    while (lists.length > 0) {
      for (const [href] of lists.shift().matchAll(/\/check\/message[^"]*pick=message[^"]*/g)) {
        const path = unescaped(href);
        const name = new URL(path, SITE).searchParams.get("pick");
        const isElsewhere = chosen && this.lists.get(name)?.every((message) => message !== chosen);
        const next = isElsewhere ? undefined : await this.read("pick a message", path);
        if (next && !next.includes("pick=message")) this.lists.set(name, [...next.matchAll(/message=([a-z0-9_-]+)/g)].map(([, id]) => id));
        if (next) lists.push(next);
      }
    }
  }

  /** What is not understood, and dates that are none. */
  async refused(question, query) {
    const others = without(query, question);
    const and = others ? "&" : "?";
    const path = `/check/${question}`;
    const values = ["zzz", "z".repeat(200), "2025-02-30", "1900-01-01", "2099-01-01"];
    const is = [200, 422];
    for (const value of values) await this.read("not understood", `${path}${others}${and}${question}=${value}`, { status: is });
    if (!["expires", "proof"].includes(question)) return;
    for (const [day, month, year] of [[31, 6, 2025], ["", 6, 2025], ["x", "y", "z"], [1, 6, 25], [1, 9, 2025], [30, 11, 2026]]) {
      await this.read("a day typed", `${path}${others}${and}day=${day}&month=${month}&year=${year}`, { status: is });
    }
  }

  /** The start, the way to the full page, and what says that there is no page. */
  async others(ends) {
    await this.read("start", "/");
    await this.part(ends[0].query, "contact");
    const byLength = ends.map(({ query }) => query).sort((one, other) => one.length - other.length);
    const longest = byLength.at(-1);
    // The longest address that is drawn, and the longest of all.
    const drawn = byLength.filter((query) => (SITE + "/pt/check/result" + query).length <= 420).at(-1);
    for (const query of [byLength[0], drawn, longest]) {
      await this.read("open", `/open/check/result${query}`);
      await this.read("open", `/open/check/permit${query}`);
    }
    for (const path of ["/", "/messages", "/portals", "/editions", "/privacy"]) await this.read("open", `/open${path}`);
    await this.read("error 404", "/no-such-page", { status: 404 });
    await this.read("error 404", "/check/no-such-question", { status: 404 });
    await this.read("error 404", "/check/permit?edition=999", { status: 404 });
    await this.read("error 422", "/check/permit?on=1900-01-01", { status: 422 });
    await this.read("error 414", `/check/permit?permit=${"z".repeat(1100)}`, { status: 414 });
    await this.read("error 405", "/", { method: "DELETE", status: [405, 403] });
    this.errors();
  }

  /** The errors that are not easily had, such as too many requests: the words of each on the page of one. */
  errors() {
    const lang = this.base.endsWith("/en") ? "en" : "pt";
    const words = readFileSync(join(ROOT, "locales", lang, "common.ftl"), "utf8");
    const page = [...this.found.values()].find(({ kind }) => kind === "error 404");
    for (const [, key, body] of words.matchAll(/^error-([a-z-]+)-body = (.*)$/gm)) {
      const title = words.match(new RegExp(`^error-${key} = (.*)$`, "m"))[1];
      const html = page.html.replace(/<h1>.*?<\/h1>\s*<p>.*?<\/p>/s, `<h1>${title}</h1><p>${body}</p>`);
      this.found.set(`error ${key}`, { kind: "error of each kind", address: key, html });
    }
  }
}

/** Another query without one answer. */
function without(query, question) {
  const kept = query.slice(1).split("&").filter((pair) => pair && !pair.startsWith(`${question}=`));
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}

const unescaped = (href) => href.replace(/&(amp|#38);/g, "&");

/** Runs jobs a few at a time. */
async function together(jobs) {
  const rest = jobs.values();
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (const job of rest) await job();
  }));
}

/**
 * Measures pages in a window that shows one of them: each body takes the place of the one before,
 * because opening thousands would take minutes. Whatever folds is unfolded. The height is what
 * the script in a frame tells its host.
 */
export async function measure(window, pages) {
  const heights = [];
  for (let at = 0; at < pages.length; at += 100) {
    const some = pages.slice(at, at + 100);
    const sizes = await window.evaluate(sizesOf, some.map(({ html }) => html));
    some.forEach(({ kind, address }, place) => heights.push({ kind, address, ...sizes[place] }));
  }
  return heights.sort((one, other) => other.height - one.height);
}

function sizesOf(pages) {
  return pages.map((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const fold of page.querySelectorAll("details")) fold.open = true;
    document.body.replaceWith(page.body);
    document.body.style.minBlockSize = 0;
    const { height } = document.documentElement.getBoundingClientRect();
    return { height: Math.ceil(height), wide: document.documentElement.scrollWidth - innerWidth };
  });
}

/** The highest page of each kind, the highest kind first. */
export function worst(heights) {
  const kinds = new Map();
  for (const one of heights) {
    const kind = kinds.get(one.kind) ?? kinds.set(one.kind, { ...one, count: 0 }).get(one.kind);
    kind.count++;
  }
  return [...kinds.values()];
}
