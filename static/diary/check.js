// What is whole in a diary and what is not: its chain, and its time-stamps.

/** How far the clock of a device may be ahead of ours, in milliseconds. */
const AHEAD = 10 * 60 * 1000;

/** The bytes that a stamp is signed over. */
function signedBytes({ digest, at, key }) {
  return new TextEncoder().encode(`rumo-stamp-v1\n${digest}\n${at}\n${key}\n`);
}

/** The text of a stamp, for paper. */
function stampLine({ digest, at, key, signature }) {
  return `rumo-stamp-v1 ${digest} ${at} ${key} ${signature}`;
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** Asks us for JSON; nothing of the browser goes along. */
async function ask(address, body) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), 8000);
  try {
    const sent = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const answer = await fetch(address, { ...sent, credentials: "omit", signal: stop.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  } finally {
    clearTimeout(clock);
  }
}

/** Checks stamps: by the browser where it can, else by us, who then see the stamp and nothing else. */
function stampChecker() {
  let asked;
  const keys = () => (asked = asked || ask("/stamps/keys").then((all) => new Map(all.keys.map((key) => [key.id, key.public_key]))));
  async function here(stamp) {
    const raw = (await keys()).get(stamp.key);
    if (!raw) return "stamp-key";
    const key = await crypto.subtle.importKey("raw", fromBase64(raw), { name: "Ed25519" }, false, ["verify"]);
    const isTrue = await crypto.subtle.verify({ name: "Ed25519" }, key, fromBase64(stamp.signature), signedBytes(stamp));
    return isTrue ? "" : "stamp-false";
  }
  async function there({ digest, at, key, signature }) {
    const { valid, reason } = await ask("/stamps/check", { digest, at, key, signature });
    if (valid === true) return "";
    return reason === "unknown-key" ? "stamp-key" : "stamp-false";
  }
  return (stamp) => here(stamp).catch(() => there(stamp)).catch(() => "stamp-unchecked");
}

/** What is wrong with one entry, by itself and after the one before it. */
async function examineEntry({ entry, hash }, before) {
  const bad = [];
  const doubts = [];
  if ((await digest(canonical(entry))) !== hash) bad.push("changed");
  const n = before ? before.entry.n + 1 : 1;
  if (entry.n > n) bad.push("gap");
  if (entry.n < n) bad.push("place");
  if (entry.previous !== (before ? before.hash : FIRST)) bad.push("link");
  if (inLisbon(Date.parse(entry.at)) !== entry.lisbon) bad.push("clocks");
  if (before && entry.at < before.entry.at) doubts.push("order");
  return { entry, hash, bad, doubts, stamped: null, existed: null };
}

async function examineStamp(one, stamp, checkStamp) {
  if (stamp.digest !== one.hash) return one.bad.push("stamp-other");
  const wrong = await checkStamp(stamp);
  if (wrong === "stamp-unchecked") return one.doubts.push(wrong);
  if (wrong) return one.bad.push(wrong);
  // The clock of a device may simply be wrong: whose it is must not lose the diary for it.
  if (Date.parse(stamp.at) + AHEAD < Date.parse(one.entry.at)) one.doubts.push("stamp-early");
  one.stamped = stamp;
}

/** What a diary shows of each of its entries. */
async function examine(diary, checkStamp) {
  const found = [];
  let before;
  for (const kept of diary.entries) {
    const one = await examineEntry(kept, before);
    if (kept.stamp) await examineStamp(one, kept.stamp, checkStamp);
    found.push(one);
    before = kept;
  }
  // A stamp speaks for all entries that its own leads back to without a break.
  let at = null;
  for (const one of [...found].reverse()) {
    if (one.bad.includes("changed")) at = null;
    else if (one.stamped) at = one.stamped.at;
    one.existed = at;
    if (one.bad.some((code) => ["gap", "place", "link"].includes(code))) at = null;
  }
  return found;
}
