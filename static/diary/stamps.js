// Time-stamps: how we are asked for one and for all else, and whether one is true.

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

/** That something of ours cannot be had just now. */
class Away extends Error {}

/** What stands at one of our addresses; none where there is no such thing. It is asked for once. */
const have = (() => {
  const known = new Map();
  const get = async (address) => {
    try {
      return await ask(address);
    } catch (error) {
      if (/^4\d\d$/.test(error.message) && error.message !== "429") return null;
      known.delete(address);
      throw new Away(address);
    }
  };
  return (address) => known.get(address) || known.set(address, get(address)).get(address);
})();

/**
 * The public key of a stamp, and the hour of our clock: that of the device may be wrong. They are asked for
 * anew where the key may be new, or the stamp newer than the hour; at most once a minute, so that no
 * diary of made-up keys asks until nothing is answered any more.
 */
function publishedKeys() {
  let keys = new Map();
  let now = "";
  let asked = -Infinity;
  return async ({ at, key }) => {
    if ((!keys.has(key) || at > now) && performance.now() - asked > 60_000) {
      const all = await ask("/stamps/keys");
      asked = performance.now();
      keys = new Map(all.keys.map((key) => [key.id, key]));
      now = all.now;
    }
    return { now, ...keys.get(key) };
  };
}

/** What the time of a true stamp is: "", outside of that in which its key signed, or one that has not come. */
function timeOf(at, { from, now, until }) {
  const after = (moment) => Date.parse(at) - Date.parse(moment);
  if (after(now) > APART) return "stamp-ahead";
  return (from && after(from) < -APART) || (until && after(until) > APART) ? "stamp-outside" : "";
}

/** What is wrong with a stamp, by the name that we give it. */
const WRONG = { "unknown-key": "stamp-key", ahead: "stamp-ahead", "outside-key": "stamp-outside" };

/**
 * Checks stamps: by the browser where it can, else by us, who then see the stamp and nothing else.
 * Gives "" or what is wrong, as `recall` does without asking anybody.
 */
function stampChecker() {
  const keyOf = publishedKeys();
  const found = new Map();
  async function here(stamp) {
    const published = await keyOf(stamp);
    if (!published.public_key) return "stamp-key";
    const key = await crypto.subtle.importKey("raw", fromBase64(published.public_key), { name: "Ed25519" }, false, ["verify"]);
    const isTrue = await crypto.subtle.verify({ name: "Ed25519" }, key, fromBase64(stamp.signature), signedBytes(stamp));
    return isTrue ? timeOf(stamp.at, published) : "stamp-false";
  }
  async function there({ digest, at, key, signature }) {
    const { valid, reason } = await ask("/stamps/check", { digest, at, key, signature });
    return valid === true ? "" : WRONG[reason] || "stamp-false";
  }
  const recall = (stamp) => (found.has(stampLine(stamp)) ? found.get(stampLine(stamp)) : "stamp-unchecked");
  async function check(stamp) {
    if (recall(stamp) === "stamp-unchecked") {
      const wrong = await here(stamp).catch(() => there(stamp)).catch(() => "stamp-unchecked");
      found.set(stampLine(stamp), wrong);
    }
    return recall(stamp);
  }
  return { check, recall };
}
