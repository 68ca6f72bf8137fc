// Entries in words, in the language of the page and in Portuguese. Words go into a page as text only.

const data = JSON.parse(document.getElementById("data").textContent);
const messages = new Map(Object.entries(data.messages));
// Where one picks a message, its name stands there already.
for (const option of document.querySelectorAll("#message option:not([value=''])")) {
  messages.set(option.value, [option.textContent, ...(messages.get(option.value) || [])]);
}
const portals = new Map(data.portals.map((portal) => [portal.id, portal.names]));

/** Who speaks: the words, how dates are written, and which of the names. */
const HERE = { words: data.words, tag: data.tag === "en" ? "en-GB" : data.tag, dir: data.dir, name: 0 };
const PT = { words: data.pt || data.words, tag: "pt-PT", dir: "ltr", name: data.pt ? 1 : 0 };

/** The words of a key, with values in their places. */
function say(voice, key, values = {}) {
  return voice.words[key].replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}

/** An element with text and elements in it. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A day and an hour of the wall, `2026-11-23 14:05`, as one reads it. */
function readTime(voice, text) {
  const form = { timeZone: "UTC", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(voice.tag, form).format(Date.parse(`${text.replace(" ", "T")}:00Z`));
}

function readDay(voice, text) {
  const form = { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" };
  return new Intl.DateTimeFormat(voice.tag, form).format(Date.parse(`${text}T00:00:00Z`));
}

/** A moment of a stamp. */
function readMoment(voice, text) {
  return readTime(voice, text.slice(0, 16).replace("T", " "));
}

function named(voice, names, id) {
  const known = names.get(id);
  return known ? known[voice.name] : id;
}

function whatWords(voice, { what, message }) {
  if (what !== "message") return say(voice, `what-${what}`);
  return message ? say(voice, "what-message", { name: named(voice, messages, message) }) : say(voice, "what-message-other");
}

function portalWords(voice, { portal }) {
  return portal ? named(voice, portals, portal) : say(voice, "known-none");
}

function knownWords(voice, { known }) {
  if (!known) return say(voice, "known-none");
  const { state, since, checked, edition, serial } = known;
  if (!since) return say(voice, "known-nothing", { edition, n: serial });
  const day = (text) => (text ? readDay(voice, text) : "–");
  return say(voice, "known", { state: say(voice, `state-${state}`), since: day(since), checked: day(checked), edition, n: serial });
}

/** The words of a stamp of an entry, or of a later one. */
function stampWords(voice, stamped, existed) {
  if (stamped) return say(voice, "stamped", { time: readMoment(voice, stamped) });
  return existed ? say(voice, "stamped-later", { time: readMoment(voice, existed) }) : say(voice, "not-stamped");
}

/** One entry on a page. */
function entryItem(voice, entry, ...more) {
  return make(
    "li", {},
    make("b", {}, readTime(voice, entry.lisbon)), make("br"),
    whatWords(voice, entry),
    make("p", { class: "small" }, `${portalWords(voice, entry)} · ${knownWords(voice, entry)}`),
    ...more,
  );
}

/** The heads of a table of entries. */
const COLUMNS = ["number", "when", "what", "portal", "known", "stamp"];

/** An entry as one row of text; each cell is a list of lines. */
function entryCells(voice, { entry, stamp }, existed) {
  return [
    [String(entry.n)],
    [readTime(voice, entry.lisbon), say(voice, "time", { time: `${entry.at.slice(0, 10)} ${entry.at.slice(11, 19)}` })],
    [whatWords(voice, entry)],
    [portalWords(voice, entry)],
    [knownWords(voice, entry)],
    [stampWords(voice, stamp && stamp.at, existed)],
  ];
}

/** By when each entry existed, as far as stamps that were got here say. */
function existedBy({ entries }) {
  let at = null;
  const times = [...entries].reverse().map(({ stamp }) => (at = stamp ? stamp.at : at));
  return times.reverse();
}
