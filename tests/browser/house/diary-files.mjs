// Diary files of long ago: they must open as whole for ever. What they were compared with lies beside
// them, as it was: names of messages, and the history of the portals.

import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The first key of RFC 8032, 7.1, which is no secret. */
const SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

/** Where the files lie, the address at which they say that they are checked, and their key. */
export const FILES = {
  folder: join(dirname(fileURLToPath(import.meta.url)), "../diary/files"),
  origin: "https://rumo.example",
  key: Buffer.from(PUBLIC, "hex").toString("base64"),
};

/** The text of one of the files. */
export function fileThere(name) {
  return readFileSync(join(FILES.folder, name), "utf8");
}

/** What lies beside the files of a version: those of the first have no number. */
export function ofVersion(version, name) {
  return version === 1 ? name : `${version}-${name}`;
}

/** A stamp by that key. */
export function oldStamp(digest, at) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(SEED, "hex")]);
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const key = createHash("sha256").update(Buffer.from(PUBLIC, "hex")).digest("hex").slice(0, 32);
  const signature = sign(null, Buffer.from(`rumo-stamp-v1\n${digest}\n${at}\n${key}\n`), secret).toString("base64");
  return { at, digest, key, signature };
}

/** Answers for names and the history as when the files of a version were written. */
export async function asThen(page, version) {
  const answer = (name) => (route) => route.fulfill({ contentType: "application/json", body: fileThere(ofVersion(version, name)) });
  await page.route(/\/diary\/history$/, answer("history.json"));
  for (const lang of ["pt", "en", "qps"]) await page.route(new RegExp(`/${lang}/diary/names`), answer(`names-${lang}.json`));
}
