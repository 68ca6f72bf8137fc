// Whether what an entry says of its portal and message is what Rumo knew. Rumo's history is one public
// file, the same for everybody, as it was known on each day: nothing of a diary has to leave.

/** How a portal is where nobody has said anything, or nothing lately. */
const NOT_KNOWN = { checked: null, since: null, state: "unknown" };

/** The doubts about what is known of a portal. */
const KNOWN_DOUBTS = ["portal-unknown", "known-later", "known-earlier", "known-uncompared", "known-unchecked", "known-number", "known-other"];

/** Rumo's history; none where it cannot be had just now. */
function askHistory() {
  return ask("/diary/history").catch(() => null);
}

/** What could be told of a portal on a day: several things where it changed on that day; the last counts in the evening. */
function toldOn(history, portal, day) {
  const known = history.portals[portal]?.known || [];
  const before = known.filter(({ from }) => from < day).slice(-1);
  const onDay = known.filter(({ from }) => from === day);
  const told = [...(before.length ? before : [{ state: null }]), ...onDay];
  return told.map(({ state }) => state || NOT_KNOWN);
}

function isSame(one, other) {
  return ["checked", "since", "state"].every((name) => one[name] === other[name]);
}

/** Whether an entry names a note before it exactly where it says that one was a mistake; `marked` is the entry there. */
function isMarking({ n, of, what }, marked) {
  if (what !== MISTAKE) return (of ?? null) === null;
  return of !== null && of >= 1 && of < n && !(marked && marked.what === MISTAKE);
}

/** Whether the parts of an entry fit together as in each that a page of ours ever wrote. */
function isOurs({ known, message, portal, what }) {
  if (what !== "message" && message !== null) return false;
  if (["shop", MISTAKE].includes(what) && portal !== null) return false;
  if (!known || !portal) return known === portal;
  const { checked, day, edition, since, state } = known;
  if (edition < 1 || since > day || checked > day) return false;
  return since !== null || (state === "unknown" && checked === null);
}

/** The day by the clocks of Lisbon `apart` milliseconds from a moment. */
const dayOf = (at, apart) => inLisbon(Date.parse(at) + apart).slice(0, 10);
/** A whole day, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** Whether the state is of the day before the entry: the page was open overnight, without a connection. */
function isOfDayBefore({ at, known }) {
  return known !== null && known.day < dayOf(at, -APART);
}

/** Whether a number was there on the day of `known`. Of live states only the highest is known. */
function isNumbered({ day, edition, serial }, { editions, known }) {
  if (serial < 1 || serial > known.serial || edition > known.edition) return false;
  return !editions || editions[edition] <= day;
}

/** The doubts about what an entry says of its portal, compared with what was known. */
function doubtsOfKnown({ at, known, portal }, history) {
  if (!portal || !known) return [];
  if (!HERE.portals.has(portal)) return ["portal-unknown"];
  if (known.day > dayOf(at, APART)) return ["known-later"];
  if (known.day < dayOf(at, -APART - DAY)) return ["known-earlier"];
  if (!history) return ["known-uncompared"];
  if (known.day > history.known.day) return ["known-unchecked"];
  // A number that was there says where to look, and is not confirmed.
  if (!isNumbered(known, history)) return ["known-number"];
  return toldOn(history, portal, known.day).some((told) => isSame(told, known)) ? [] : ["known-other"];
}

/** The same of its message: a register may have lost one, and a forger may have made one up. */
function doubtsOfMessage({ message }) {
  return message === null || HERE.messages.has(message) ? [] : ["message-unknown"];
}
