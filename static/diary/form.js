"use strict";
// The form of a diary: entries that each carry the hash of the one before. docs/diary.md says it so
// exactly that anybody can check a diary without this.

const VERSION = 1;
/** What can have happened. There is no free text. */
const WHAT = ["message", "unreachable", "shop"];
/** What an entry without one before it names. */
const FIRST = "0".repeat(64);
/** The most entries of a diary, and the most signs of its file. */
const MOST = 500;
const LARGEST = 1 << 20;

/** JSON with sorted names and without spaces (RFC 8785: all values are plain words and whole numbers). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** SHA-256 in hexadecimal. */
async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A moment to the second in UTC, whatever the zone of the device. */
function inUtc(moment) {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** What the clocks on the wall in Lisbon say then: `2026-11-23 14:05`. */
function inLisbon(moment) {
  const two = "2-digit";
  const form = { timeZone: "Europe/Lisbon", hourCycle: "h23", year: "numeric", month: two, day: two, hour: two, minute: two };
  const parts = new Intl.DateTimeFormat("en-GB", form).formatToParts(new Date(moment));
  const part = (name) => parts.find(({ type }) => type === name).value;
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

function newDiary() {
  return { diary: "rumo", entries: [], version: VERSION };
}

/** The diary with one more entry. `known` is what was known of the portal; none where there is none. */
async function withEntry(diary, { now, what, message, portal, known }) {
  const last = diary.entries[diary.entries.length - 1];
  const entry = {
    at: inUtc(now),
    known,
    lisbon: inLisbon(now),
    message,
    n: diary.entries.length + 1,
    portal,
    previous: last ? last.hash : FIRST,
    version: VERSION,
    what,
  };
  const hash = await digest(canonical(entry));
  return { ...diary, entries: [...diary.entries, { entry, hash, stamp: null }] };
}
