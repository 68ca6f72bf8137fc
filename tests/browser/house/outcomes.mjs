// The outcomes that people meet, as the program's own proof walks them.

import { command } from "./command.mjs";
import { PROGRAM, TODAY } from "./rumo.mjs";

/** Days on which other ways were open; the last is the day of the tests. */
const DAYS = ["2025-07-20", "2025-12-01", "2026-05-10", TODAY];

/** The outcomes of some days: `{ day, route, standing, things, query }`. */
export async function outcomes(days = DAYS) {
  const all = [];
  for (const day of days) all.push(...(await outcomesOf(day)));
  return all;
}

async function outcomesOf(day) {
  const lines = await command(PROGRAM, ["prove", "--ends", day]);
  return lines.trim().split("\n").map((line) => {
    const [query, pieces, names] = line.split("\t");
    const [route, standing] = names.split(" ");
    const dated = day === TODAY ? query : `${query}&on=${day}`;
    return { day, route, standing, things: pieces.split(" ").length, query: dated };
  });
}

/** Of each way and standing the outcome that says most, of the latest day that has it. */
export function oneOfEach(all) {
  const best = new Map();
  for (const one of all) {
    const key = `${one.route} ${one.standing}`;
    const other = best.get(key);
    const isBetter = !other || one.day > other.day || (one.day === other.day && one.things > other.things);
    if (isBetter) best.set(key, one);
  }
  return [...best.values()];
}
