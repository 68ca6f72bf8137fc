// What a check has found, in words: of each entry, and of all.

/** What the sentence of a doubt may name. */
function valuesOf(voice, { entry, existed, told }) {
  const { known } = entry;
  const values = { written: readTime(voice, entry.lisbon) };
  if (existed) {
    values.time = readTime(voice, existed.at);
    const hours = Math.floor((Date.parse(existed.at) - Date.parse(entry.at)) / (60 * 60 * 1000));
    Object.assign(values, { n: Math.floor(hours / 24), hours: hours % 24 });
  }
  if (known) values.day = readDay(voice, known.day);
  if (told) {
    values.state = told.since
      ? `${say(voice, `state-${told.state}`)} (${readDay(voice, told.since)})` : say(voice, `state-${told.state}`);
  }
  return values;
}

/** What is wrong or in doubt with an entry: each code with its sentence. */
function troubles(voice, one) {
  const values = valuesOf(voice, one);
  const all = Object.entries({ bad: one.bad, doubt: one.doubts }).flatMap(([kind, codes]) => codes.map((code) => [kind, code]));
  return all.map(([kind, code]) => [kind, code, say(voice, `${kind}-${code}`, values)]);
}

/** Whether what an entry says of its portal was compared and is that of Rumo's history. */
function isKnownSame({ entry, bad, doubts }) {
  return entry.known !== null && bad.length === 0 && !doubts.some((code) => KNOWN_DOUBTS.includes(code));
}

/** How many entries there are of each kind, as far as there are. */
function counts(voice, found) {
  const isDoubted = (...codes) => ({ doubts }) => codes.some((code) => doubts.includes(code));
  const isOther = isDoubted(...KNOWN_DOUBTS);
  const isSame = (one) => isKnownSame(one) && !isOfDayBefore(one.entry);
  const kinds = {
    entries: () => true,
    bad: ({ bad }) => bad.length > 0,
    proved: ({ existed }) => existed !== null,
    unproved: ({ existed }) => existed === null,
    mistaken: ({ mistaken }) => mistaken !== null,
    late: isDoubted("late"),
    known: isSame,
    "known-before": (one) => isKnownSame(one) && !isSame(one),
    "known-other": isOther,
  };
  const all = Object.entries(kinds).map(([name, isOf]) => [name, found.filter(isOf).length]);
  return all.filter(([, n]) => n > 0).map(([name, n]) => say(voice, `sum-${name}`, { n }));
}

/** How many entries there are of each kind, as a list. */
function summary(voice, found) {
  return make("ul", {}, ...counts(voice, found).map((line) => make("li", {}, line)));
}
