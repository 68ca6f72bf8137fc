"use strict";
// The form of a diary: entries that each carry the hash of the one before. docs/diary.md says it so
// exactly that anybody can check a diary without this.

/** The version of new entries, and of a diary and a file that hold one. Those of version 1 are read for ever. */
const VERSION = 2;
/** What can have happened. There is no free text. */
const WHAT = ["message", "unreachable", "shop"];
/** That an earlier note was a mistake: it stays, and this one says so. Since version 2. */
const MISTAKE = "mistake";
/** What an entry without one before it names. */
const FIRST = "0".repeat(64);
/** How far the clock of a device and ours may differ, in milliseconds. */
const APART = 10 * 60 * 1000;
/** The most entries of a diary, and the most bytes of its file: several times what so many take. */
const MOST = 500;
const LARGEST = 4 << 20;

/** JSON with sorted names and without spaces (RFC 8785: all values are plain words and whole numbers). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function inHex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** SHA-256 in hexadecimal. */
async function digest(text) {
  return inHex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
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

/** The notes that stand: none that was a mistake, and none that says so. */
function standing(entries) {
  const marks = entries.filter(({ entry }) => entry.what === MISTAKE);
  const mistaken = new Set(marks.map(({ entry }) => entry.of));
  return entries.filter(({ entry }) => entry.what !== MISTAKE && !mistaken.has(entry.n));
}
