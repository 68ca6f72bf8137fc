// Debian's Chromium, without the things it would like to ask of the internet.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/**
 * Opens a browser; each test opens contexts of its own in it. `more` are options of Chromium,
 * `options` of Playwright.
 */
export function openBrowser(more = [], options = {}) {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: install it, or name it in CHROMIUM");
  return chromium.launch({
    ...options,
    executablePath,
    args: [
      // The sandbox needs an account that is not root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-gpu",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
      ...more,
    ],
  });
}
