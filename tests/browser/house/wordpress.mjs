// A real WordPress from Debian's packages, with a MariaDB and a PHP of its own, in a folder that
// goes when the tests end. Nothing is installed as a service, nothing outside the folder is written.

import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./port.mjs";
import { ROOT } from "./rumo.mjs";

const PACKAGE = "/usr/share/wordpress";
const PATIENCE = 60_000;

/** The roles that the tests have an account of, by the name of the role. */
export const ROLES = ["administrator", "editor", "author", "contributor"];

/** Sends a signal to a process that was started here and to its own, and waits for its end. */
async function end(child, signal) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  process.kill(-child.pid, signal);
  await ended;
}

class WordPress {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "rumo-wordpress-"));
    this.root = join(this.folder, "site");
    this.socket = join(this.folder, "db.sock");
    this.passwords = {};
  }

  /** Runs a program in a group of its own; what it says goes to a file. */
  run(name, program, args, env = {}) {
    const log = join(this.folder, `${name}.log`);
    const child = spawn("sh", ["-c", 'log=$1; shift; exec "$@" >"$log" 2>&1', "sh", log, program, ...args], {
      cwd: this.folder,
      detached: true,
      env: { PATH: process.env.PATH, HOME: this.folder, TMPDIR: this.folder, ...env },
      stdio: "ignore",
    });
    child.log = () => readFileSync(log, "utf8").slice(-2000);
    return child;
  }

  async until(isReady, child, what) {
    for (const stop = Date.now() + PATIENCE; !(await isReady()); await pause(50)) {
      if (child.exitCode !== null || Date.now() > stop) throw new Error(`no ${what}:\n${child.log()}`);
    }
  }

  /** A database server that only a socket in the folder leads to. */
  async startDatabase() {
    const data = join(this.folder, "db");
    const as = [`--user=${userInfo().username}`];
    const say = { stdio: ["ignore", "ignore", "pipe"] };
    execFileSync("mariadb-install-db", ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...as], say);
    const server = ["/usr/sbin/mariadbd", "/usr/bin/mariadbd"].find(existsSync) ?? "mariadbd";
    // What is thrown away need not survive a power cut.
    this.database = this.run("database", server, [
      "--no-defaults", `--datadir=${data}`, `--socket=${this.socket}`, `--pid-file=${this.folder}/db.pid`, ...as,
      "--skip-networking", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0",
      "--innodb-buffer-pool-size=32M", "--performance-schema=OFF",
    ]);
    await this.until(() => {
      try {
        this.sql("create database wordpress character set utf8mb4");
        return true;
      } catch {
        return false;
      }
    }, this.database, "database");
  }

  /** What the database answers, without headings. */
  sql(statement) {
    const args = ["--no-defaults", "-u", "root", "-S", this.socket, "-N", "-B", "-e", statement];
    return execFileSync("mariadb", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  }

  /** The files of the package, our plugin, and a configuration. `rumo` may be asked by WordPress. */
  layOut(rumo) {
    cpSync(PACKAGE, this.root, { recursive: true, dereference: true });
    const plugins = join(this.root, "wp-content/plugins");
    rmSync(join(plugins, "rumo"), { recursive: true, force: true });
    cpSync(join(ROOT, "integrations/wordpress/rumo"), join(plugins, "rumo"), { recursive: true });
    mkdirSync(join(this.root, "wp-content/mu-plugins"));
    cpSync(join(ROOT, "integrations/wordpress/test-site/loopback.php"), join(this.root, "wp-content/mu-plugins/loopback.php"));
    const setting = (name, value) => `define(${JSON.stringify(name)}, ${JSON.stringify(value)});`;
    writeFileSync(
      join(this.root, "wp-config.php"),
      `<?php
      ${Object.entries({
        DB_NAME: "wordpress", DB_USER: "root", DB_PASSWORD: "", DB_HOST: `localhost:${this.socket}`,
        DB_CHARSET: "utf8mb4", WP_HOME: this.site, WP_SITEURL: this.site,
        // No call leaves this machine, and nothing runs beside what is asked for.
        WP_HTTP_BLOCK_EXTERNAL: true, WP_ACCESSIBLE_HOSTS: "127.0.0.1", DISABLE_WP_CRON: true,
        AUTOMATIC_UPDATER_DISABLED: true,
        // Application passwords without https.
        WP_ENVIRONMENT_TYPE: "local", WP_DEBUG: true, WP_DEBUG_DISPLAY: false, WP_DEBUG_LOG: join(this.folder, "debug.log"),
        RUMO_TEST_ORIGIN: rumo,
        ...Object.fromEntries(["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"].flatMap((name) => [[`${name}_KEY`, name], [`${name}_SALT`, name]])),
      }).map(([name, value]) => setting(name, value)).join("\n")}
      $table_prefix = "wp_";
      if (!defined("ABSPATH")) define("ABSPATH", __DIR__ . "/");
      require_once ABSPATH . "wp-settings.php";`,
    );
  }

  /** Fills the database and makes an account for each role. */
  install() {
    const script = join(ROOT, "integrations/wordpress/test-site/install.php");
    this.passwords = JSON.parse(
      execFileSync("php", ["-d", "sendmail_path=/bin/true", script, this.root, ...ROLES], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
    );
  }

  async serve() {
    this.php = this.run(
      "php", "php",
      ["-d", "sendmail_path=/bin/true", "-d", "opcache.enable_cli=1", "-d", "memory_limit=256M", "-S", new URL(this.site).host, "-t", this.root],
      { PHP_CLI_SERVER_WORKERS: "4" },
    );
    await this.until(() => fetch(`${this.site}/`).then((answer) => answer.ok, () => false), this.php, "WordPress");
  }

  /** Asks the REST interface, which the editor of WordPress uses too, as an account of a role. */
  async rest(role, method, path, body) {
    const sign = Buffer.from(`${role}:${this.passwords[role].application}`).toString("base64");
    const answer = await fetch(`${this.site}/?rest_route=${path}`, {
      method,
      headers: { authorization: `Basic ${sign}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path} as ${role}: ${answer.status} ${said.code}`);
    return said;
  }

  /** A post as its author leaves it; where the role may not publish, an administrator does. */
  async publish(role, title, content) {
    const mayPublish = role !== "contributor";
    const { id } = await this.rest(role, "POST", "/wp/v2/posts", { title, content, status: mayPublish ? "publish" : "pending" });
    if (!mayPublish) await this.rest("administrator", "POST", `/wp/v2/posts/${id}`, { status: "publish" });
    return `${this.site}/?p=${id}`;
  }

  /** The mistakes of PHP that WordPress wrote down about our plugin. */
  complaints() {
    const file = join(this.folder, "debug.log");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter((line) => line.includes("plugins/rumo")) : [];
  }

  async remove() {
    await end(this.php, "SIGTERM");
    await end(this.database, "SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts one at `localhost`, which may ask `rumo` and nobody else. */
export async function startWordPress(rumo) {
  const site = new WordPress();
  try {
    site.site = `http://localhost:${await freePort()}`;
    site.layOut(rumo);
    await site.startDatabase();
    site.install();
    await site.serve();
  } catch (error) {
    await site.remove();
    throw error;
  }
  return site;
}
