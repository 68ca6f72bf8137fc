// Pictures for people to look at, drawn from the whole height of a page.

import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const SHOTS = fileURLToPath(new URL("../shots/", import.meta.url));

/**
 * Draws the page into a file under `tests/browser/shots`. On a machine that is short of memory
 * Chromium now and then cannot capture a tall page and can a second later: it is asked three times.
 */
export async function picture(page, file) {
  for (let left = 2; ; left--) {
    try {
      return await page.screenshot({ path: `${SHOTS}${file}`, fullPage: true });
    } catch (error) {
      if (left === 0 || !/Unable to capture screenshot/.test(error.message)) throw error;
      await pause(1_000);
    }
  }
}
