// Entries in words. Words go into a page as text only.

const data = JSON.parse(document.getElementById("data").textContent);

/** A map of names by their ids. */
const namesOf = (names) => new Map(Object.entries(names));

/** The names that one chooses from on the page of notes: of messages, or of portals. */
function namesIn(list) {
  const choices = [...document.querySelectorAll(`#${list} option`)];
  return new Map(choices.filter(({ value }) => value.length > 1).map(({ value, text }) => [value, text]));
}

/** Who speaks in the page: its words, how it writes days, and its names of messages and portals. */
const HERE = data.messages
  ? { ...data, messages: namesOf(data.messages), portals: namesOf(data.portals) }
  : { ...data, messages: namesIn("message"), portals: namesIn("portal") };

/** A text with values in their places. */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));
}

/** The words of a key, with values in their places. */
function say(voice, key, values = {}) {
  // A file may name words of before there was such a thing: then they are not its own.
  return fill(voice.words[key] || "", values);
}

/** An element with text and elements in it. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A day as one reads it. Browsers write days otherwise, each its own way. */
function readDay(voice, text) {
  const [year, month, day] = text.split("-").map(Number);
  return fill(voice.day, { year, month: voice.months[month - 1], day });
}

/** A day and an hour, `2026-11-23 14:05` or a moment, as one reads it. */
function readTime(voice, text) {
  return `${readDay(voice, text.slice(0, 10))}, ${text.slice(11, 16)}`;
}

/** What happened. A message that we do not know is never shown by what the diary calls it. */
function whatWords(voice, { what, message, of }) {
  if (what !== "message") return say(voice, `what-${what}`, { n: of });
  if (!message) return say(voice, "what-message-other");
  const name = voice.messages.get(message);
  return name ? say(voice, "what-message", { name }) : say(voice, "what-message-unknown");
}

function portalWords(voice, { portal }) {
  if (!portal) return say(voice, "known-none");
  return voice.portals.get(portal) || say(voice, "portal-unknown");
}

/** What was known of a portal. */
function toldWords(voice, { state, since, checked, edition, serial }) {
  const values = { edition, n: serial };
  if (!since) return say(voice, "known-nothing", values);
  const day = (text) => (text ? readDay(voice, text) : "–");
  return say(voice, "known", { state: say(voice, `state-${state}`), since: day(since), checked: day(checked), ...values });
}

function knownWords(voice, { known, lisbon }) {
  if (!known) return say(voice, "known-none");
  // A page that was open for long, or had no connection.
  const isOld = known.day !== lisbon.slice(0, 10);
  return toldWords(voice, known) + (isOld ? ` ${say(voice, "known-day", { day: readDay(voice, known.day) })}` : "");
}

/** The stamp that speaks for an entry first, as the diary carries it. */
function carriedWords(voice, { entry, carried }) {
  if (!carried) return say(voice, "not-stamped");
  const key = carried.n === entry.n ? "stamped" : "stamped-later";
  return say(voice, key, { time: readTime(voice, carried.at), n: carried.n });
}

/** What stamps prove of an entry; of a stamp that was not checked the words say so. */
function stampWords(voice, one) {
  const { entry, existed, carried } = one;
  if (!existed) return carriedWords(voice, one) + (carried ? ` ${say(voice, "not-checked")}` : "");
  const key = existed.n === entry.n ? "proved" : "proved-later";
  return say(voice, key, { time: readTime(voice, existed.at), n: existed.n });
}

/** The heads of a table of entries. */
const COLUMNS = ["number", "when", "what", "portal", "known", "stamp"];

/** An entry as one row of text; each cell is a list of lines. `stamped` are those of the last. */
function entryCells(voice, { entry }, stamped) {
  return [
    [String(entry.n)],
    [readTime(voice, entry.lisbon), say(voice, "time", { time: `${entry.at.slice(0, 10)} ${entry.at.slice(11, 19)}` })],
    [whatWords(voice, entry)],
    [portalWords(voice, entry)],
    [knownWords(voice, entry)],
    stamped,
  ];
}
