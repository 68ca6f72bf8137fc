// Runs another program while the test's own connections go on: a test that stands still does not
// see the server close a connection that nobody used, and asks its next question on that.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a program says before it ends well. `options` are those of `execFile`. */
export async function command(program, args, options = {}) {
  const { stdout } = await run(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  return stdout;
}
