// What is whole in a diary and what is not: its chain, its time-stamps, and what they show of when.

/** What breaks the chain towards the entries before. */
const BREAKS = ["gap", "place", "link"];

/** What is wrong with one entry, by itself and after the one before it. `marked` is the one that it calls a mistake. */
async function examineEntry({ entry, hash, stamp }, before, marked, history) {
  const bad = [];
  const doubts = [];
  if ((await digest(canonical(entry))) !== hash) bad.push("changed");
  const n = before ? before.entry.n + 1 : 1;
  if (entry.n > n) bad.push("gap");
  if (entry.n < n) bad.push("place");
  if (entry.previous !== (before ? before.hash : FIRST)) bad.push("link");
  if (inLisbon(Date.parse(entry.at)) !== entry.lisbon) bad.push("clocks");
  if (before && entry.at < before.entry.at) doubts.push("order");
  doubts.push(...doubtsOfMessage(entry));
  if (isOurs(entry) && isMarking(entry, marked)) doubts.push(...doubtsOfKnown(entry, history));
  else bad.push("odd");
  const isComparable = entry.known && history;
  const told = isComparable ? toldOn(history, entry.portal, entry.known.day).pop() : null;
  return { entry, hash, bad, doubts, told, stamp, stamped: null, existed: null, carried: null, mistaken: null };
}

async function examineStamp(one, checkStamp) {
  if (one.stamp.digest !== one.hash) return one.bad.push("stamp-other");
  const wrong = await checkStamp(one.stamp);
  if (["stamp-unchecked", "stamp-outside", "stamp-ahead"].includes(wrong)) return one.doubts.push(wrong);
  if (wrong) return one.bad.push(wrong);
  one.stamped = one.stamp;
}

/** The earlier of two stamps, each with the number of its entry; one may be none. */
function earlier(one, other) {
  return one && other ? (other.at < one.at ? other : one) : one || other;
}

/**
 * A stamp speaks for all entries that its own leads back to without a break. Of several the first
 * shows most. `existed` is that of true stamps, `carried` that of all.
 */
function cover(found) {
  let existed = null;
  let carried = null;
  for (const one of [...found].reverse()) {
    if (one.bad.includes("changed")) existed = carried = null;
    else {
      const { n } = one.entry;
      existed = earlier(one.stamped && { at: one.stamped.at, n }, existed);
      carried = earlier(one.stamp && { at: one.stamp.at, n }, carried);
    }
    Object.assign(one, { existed, carried });
    if (one.bad.some((code) => BREAKS.includes(code))) existed = carried = null;
  }
}

/** The doubts about when an entry was written. */
function doubtsOfTime({ entry, bad, doubts, existed, carried }) {
  if (bad.length > 0) return [];
  if (!existed && doubts.includes("stamp-unchecked")) return [];
  if (!existed) return [carried ? "unproved" : "uncovered"];
  const between = Date.parse(existed.at) - Date.parse(entry.at);
  if (between < -APART) return ["stamp-early"];
  // Shortly after midnight a stamp is of the evening before: nobody taps two buttons at once.
  const day = inLisbon(Date.parse(existed.at) - APART).slice(0, 10);
  return entry.lisbon.slice(0, 10) < day ? ["late"] : [];
}

/** What a diary shows of each of its entries, compared with Rumo's history where that is there. */
async function examine(diary, checkStamp, history) {
  const found = [];
  let before;
  for (const kept of diary.entries) {
    const marked = diary.entries[kept.entry.of - 1];
    const one = await examineEntry(kept, before, marked && marked.entry, history);
    if (one.stamp) await examineStamp(one, checkStamp);
    found.push(one);
    before = kept;
  }
  cover(found);
  for (const one of found) {
    one.doubts.push(...doubtsOfTime(one));
    if (one.entry.what === MISTAKE && found[one.entry.of - 1]) found[one.entry.of - 1].mistaken = one.entry.n;
  }
  return found;
}

/** All of it in one word, and the look of its box. `readable` is what one reads in a file. */
function verdict(found, readable) {
  if (readable === "changed" || found.some(({ bad }) => bad.length > 0)) return ["broken", "error"];
  if (found.length === 0) return ["empty", "due"];
  if (["other", "lang", "unread"].includes(readable)) return ["unsure", "due"];
  const codes = new Set(found.flatMap(({ doubts }) => doubts));
  const isWithoutStamps = codes.has("uncovered") && found.every(({ stamp }) => !stamp);
  if (isWithoutStamps && codes.size === 1) return ["ok-none", "due"];
  return codes.size > 0 ? ["unsure", "due"] : ["ok", "calm"];
}
