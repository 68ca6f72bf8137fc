// Accounts of editors: from the command line to a browser that is signed in.

import { createHmac } from "node:crypto";
import { join } from "node:path";
import { command } from "./command.mjs";
import { ROOT, PROGRAM, TODAY } from "./rumo.mjs";
import { SITE } from "./pages.mjs";

/** The password of every account here. */
export const PASSWORD = "três gatos na varanda";

/** Adds an account by the command line; gives its one-time link. */
export async function addEditor(name, role, site = SITE, data = process.env.RUMO_TEST_DATA) {
  const { DATABASE_URL: _, ...env } = process.env;
  const said = await command(
    PROGRAM,
    ["add-editor", name, "--role", role, "--data", data, "--origin", site],
    { cwd: ROOT, env },
  );
  return said.match(/http\S+/)[0];
}

/** The time step of the test's day, at which the clock of the program under test stands still. */
const STEP = Date.parse(`${TODAY}T12:00:00Z`) / 30_000;

/**
 * What the app on the phone shows. The clock stands still and no code opens twice, so the code of
 * the step after is the second one, which is the last.
 */
export function code(secret, later = 0) {
  const digest = createHmac("sha1", base32(secret)).update(counter(STEP + later)).digest();
  const offset = digest[19] & 15;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

function counter(step) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(step));
  return bytes;
}

function base32(text) {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replaceAll(" ", "")]
    .map((sign) => signs.indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** Goes from the one-time link to the first page, without script too. */
export async function setUp(page, link) {
  await page.goto(link);
  await page.fill("#password", PASSWORD);
  await page.fill("#again", PASSWORD);
  await page.click("button.go");
  const secret = await page.textContent("main code");
  await page.fill("#code", code(secret));
  await page.click("button.go");
  await page.click("a.go");
}
