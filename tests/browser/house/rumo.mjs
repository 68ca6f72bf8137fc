// Starts the program that was built, on a port that is free, with a folder of its own.

import { spawn } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The day on which every test takes place. Only a debug build can be told one. */
export const TODAY = process.env.RUMO_TEST_TODAY ?? "2026-11-23";

/** The root of the repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The program under test. */
export const PROGRAM =
  process.env.RUMO_BIN ?? resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "debug/rumo");

/** The file in its folder that keeps what it says, for tests of what it does not say. */
export const LOG = "program.log";

/** How long a start may take on a busy machine: a cluster, the schema and the first edition. */
const PATIENCE = 120_000;

/** A running program. */
class Rumo {
  constructor(child, data, said) {
    this.child = child;
    this.data = data;
    this.said = said;
  }

  /** Asks it to end, and waits until it has; says how it ended. */
  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((done) => this.child.once("exit", done));
      this.child.kill("SIGTERM");
      await ended;
    }
    return this.child.exitCode;
  }

  /** Stops it, its Postgres, and removes its folder. */
  async remove() {
    await this.stop();
    await stopPostgres(join(this.data, "pg"));
    rmSync(this.data, { recursive: true, force: true });
  }
}

/**
 * Starts the program and waits until it is ready. Without `DATABASE_URL` in `env` it makes a
 * private Postgres of its own.
 */
export async function startRumo(env = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: run \`make browser\``);
  const data = mkdtempSync(join(tmpdir(), "rumo-test-"));
  // Where root starts it, Postgres runs as another account, which must get there.
  chmodSync(data, 0o755);
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(PROGRAM, ["serve"], {
    cwd: ROOT,
    env: {
      ...inherited,
      RUMO_DATA: data,
      RUMO_LISTEN: "127.0.0.1:0",
      RUMO_METRICS_LISTEN: "127.0.0.1:0",
      RUMO_PSEUDO_LANGUAGE: "true",
      RUMO_REQUESTS_PER_SECOND: "10000",
      RUMO_TODAY: TODAY,
      ...env,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const rumo = new Rumo(child, data, "");
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text) => {
    rumo.said += text;
    // Its last words may come when the folder is gone.
    if (existsSync(data)) appendFileSync(join(data, LOG), text);
  });
  try {
    const end = Date.now() + PATIENCE;
    while (!(await isReady(rumo))) {
      if (child.exitCode !== null || Date.now() > end) throw new Error(`no start:\n${rumo.said}`);
      await pause(50);
    }
  } catch (error) {
    await rumo.remove();
    throw error;
  }
  return rumo;
}

/** The program says its address once it listens. */
async function isReady(rumo) {
  rumo.site ??= rumo.said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
  if (!rumo.site) return false;
  const answer = await fetch(`${rumo.site}/readyz`).catch(() => undefined);
  return answer?.ok ?? false;
}

/** The private Postgres outlives the program; ends the one whose cluster is in this folder. */
async function stopPostgres(cluster) {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const [pid, folder] = readFileSync(file, "utf8").split("\n");
  if (folder !== cluster) return;
  process.kill(Number(pid), "SIGINT");
  for (let tries = 0; existsSync(file) && tries < 200; tries++) await pause(50);
}
