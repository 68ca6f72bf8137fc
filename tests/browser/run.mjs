// Runs one group of tests: `node tests/browser/run.mjs GROUP`: journeys, frames,
// wordpress, pictures, html, desk, diary, paper, two or editors.
//
// The site is started once, and every kind of page is found once. With RUMO_TEST_SITE set, the
// site that runs there is tested instead.

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FILES } from "./house/diary-files.mjs";
import { findPages } from "./house/pages.mjs";
import { freePort } from "./house/port.mjs";
import { startRumo } from "./house/rumo.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [group, ...names] = process.argv.slice(2);
const files = readdirSync(join(here, group))
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => names.length === 0 || names.some((part) => name.includes(part)))
  .map((name) => join(here, group, name));

/** A site in frames must know its own address: full pages are named by it. It logs each request. */
async function ownAddress() {
  const host = `127.0.0.1:${await freePort()}`;
  return { RUMO_LISTEN: host, RUMO_ORIGIN: `http://${host}`, RUST_LOG: "debug,sqlx=error" };
}

const folder = mkdtempSync(join(tmpdir(), "rumo-pages-"));
let rumo;
let tests;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => tests?.kill(signal));
try {
  const env = { ...process.env };
  // Those start sites of their own.
  if (!["two", "editors"].includes(group)) {
    const began = Date.now();
    if (!env.RUMO_TEST_SITE) {
      const isOwn = ["frames", "wordpress", "pictures", "desk"].includes(group);
      // More time-stamps are asked for than one sender gets. Files of long ago name an address and a key.
      const elsewhere = group === "diary" ? { RUMO_TRUSTED_PROXIES: "127.0.0.1", RUMO_ORIGIN: FILES.origin, RUMO_STAMP_EARLIER_KEYS: FILES.key } : {};
      rumo = await startRumo(isOwn ? await ownAddress() : elsewhere);
      env.RUMO_TEST_SITE = rumo.site;
      env.RUMO_TEST_DATA = rumo.data;
    }
    // Those know their pages.
    if (!["diary", "desk", "paper"].includes(group)) {
      env.RUMO_TEST_PAGES = join(folder, "pages.json");
      const kinds = await findPages(env.RUMO_TEST_SITE, env.RUMO_TEST_PAGES);
      console.log(`${kinds} kinds of pages at ${env.RUMO_TEST_SITE} after ${Date.now() - began} ms`);
    }
  }
  const options = ["--test", "--test-concurrency=2", "--test-reporter=spec"];
  tests = spawn(process.execPath, [...options, ...files], { env, stdio: "inherit" });
  process.exitCode = await new Promise((done) => {
    tests.once("exit", (code) => done(code ?? 1));
  });
} finally {
  await rumo?.remove();
  rmSync(folder, { recursive: true, force: true });
}
