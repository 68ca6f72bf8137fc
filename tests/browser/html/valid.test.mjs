// The HTML of every kind of page in every language, as the Nu checker sees it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import vnu from "vnu-jar";
import { frameAddress } from "../house/framed.mjs";
import { LANGUAGES, address, pages } from "../house/pages.mjs";

/** The kinds of pages that there are in frames too. */
const inFrames = () => pages().filter(({ kind }) => /^(start|question-|result-)/.test(kind));
const folder = mkdtempSync(join(tmpdir(), "rumo-html-"));
const problems = new Map();

before(async () => {
  for (const lang of LANGUAGES) {
    for (const one of pages()) {
      const answer = await fetch(address(lang, one));
      assert.equal(answer.status, one.status, one.kind);
      writeFileSync(join(folder, `${lang}-${one.kind}.html`), await answer.text());
    }
    for (const { kind, path } of inFrames()) {
      const answer = await fetch(frameAddress(lang, path));
      assert.equal(answer.status, 200, kind);
      writeFileSync(join(folder, `${lang}-frame-${kind}.html`), await answer.text());
    }
  }
  // One start of Java for all: it takes longer than the checks.
  const options = ["-jar", String(vnu), "--errors-only", "--exit-zero-always", "--format", "json", folder];
  const { stderr } = await promisify(execFile)("java", options, { maxBuffer: 64 << 20 });
  for (const { url, lastLine, message } of JSON.parse(stderr).messages) {
    const name = basename(url, ".html");
    problems.set(name, [...(problems.get(name) ?? []), `line ${lastLine}: ${message}`]);
  }
});
after(() => rmSync(folder, { recursive: true }));

for (const lang of LANGUAGES) {
  test(`the HTML in ${lang} is valid`, async (t) => {
    for (const { kind } of pages()) {
      await t.test(kind, () => assert.deepEqual(problems.get(`${lang}-${kind}`) ?? [], []));
    }
    for (const { kind } of inFrames()) {
      const name = `frame-${kind}`;
      await t.test(name, () => assert.deepEqual(problems.get(`${lang}-${name}`) ?? [], []));
    }
  });
}
