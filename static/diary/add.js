// A new diary, one more entry, and what an entry of now carries.

function newDiary() {
  return { diary: "rumo", entries: [], version: VERSION };
}

/**
 * The diary with one more entry. `known` is what was known of the portal; none where there is none.
 * `of` is the number of the note that was a mistake. So little can have happened that all of it could be
 * tried against a fingerprint: 16 bytes that nobody can guess are part of each entry.
 */
async function withEntry(diary, { now, what, message = null, portal = null, known = null, of = null }) {
  const last = diary.entries[diary.entries.length - 1];
  const entry = {
    at: inUtc(now),
    known,
    lisbon: inLisbon(now),
    message,
    n: diary.entries.length + 1,
    of,
    portal,
    previous: last ? last.hash : FIRST,
    random: inHex(crypto.getRandomValues(new Uint8Array(16))),
    version: VERSION,
    what,
  };
  const hash = await digest(canonical(entry));
  return { ...diary, entries: [...diary.entries, { entry, hash, stamp: null }], version: VERSION };
}

/** What an entry of today carries of a portal; none where none is named. By the page, or by a newer history. */
function knownNow(portal, { known, now }, history) {
  if (!portal || !HERE.portals.has(portal)) return null;
  if (!history) return { ...known, ...(now[portal] || NOT_KNOWN) };
  return { ...history.known, ...toldOn(history, portal, history.known.day).pop() };
}
