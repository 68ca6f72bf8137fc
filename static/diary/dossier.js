// The dossier on paper, in Portuguese (`pt`): the page has its frame, this fills in the entries.

/** What stamps show of an entry, and what is wrong or in doubt. */
function proof(pt, one) {
  const words = troubles(pt, one).map(([, , words]) => words);
  return one.doubts.includes("uncovered") ? words : [stampWords(pt, one), ...words];
}

/** A table of the entries. */
function attempts(pt, found) {
  const head = COLUMNS.map((name) => make("th", { scope: "col" }, say(pt, `col-${name}`)));
  const rows = found.map((one) => {
    const cells = entryCells(pt, one, proof(pt, one)).map((lines, at) => {
      const parts = lines.flatMap((line, number) => (number ? [make("br"), line] : [line]));
      // As on paper: it is struck out, and can be read.
      const isStruck = one.mistaken !== null && COLUMNS[at] === "what";
      return make("td", {}, ...(isStruck ? [make("s", {}, ...parts), make("br"), say(pt, "mistaken", { n: one.mistaken })] : parts));
    });
    return make("tr", {}, ...cells);
  });
  return make("table", { class: "grid" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

/** The days of a time in words. */
function spanWords(pt, { from, to }) {
  const values = { since: readDay(pt, from), day: to && readDay(pt, to) };
  if (!to) return say(pt, "from", values);
  return say(pt, from === to ? "one-day" : "from-to", values);
}

/** What was said of the portals on the days of the entries. */
function portalHistory(pt, found, history) {
  const days = found.map(({ entry }) => entry.lisbon.slice(0, 10)).sort();
  const [first, last] = [days[0], days[days.length - 1]];
  const named = new Set(found.map(({ entry }) => entry.portal).filter(Boolean));
  if (!history) return [make("p", {}, say(pt, "doubt-known-uncompared"))];
  const shown = Object.keys(history.portals).filter((id) => named.size === 0 || named.has(id));
  return shown.flatMap((id) => {
    const spans = history.portals[id].history.filter(({ from, to }) => from <= last && (to === null || to >= first));
    const lines = spans.map((span) => {
      const [what, sources, checked] = span.words;
      return make("li", {}, make("b", {}, spanWords(pt, span)), `: ${what}. `, make("small", {}, [sources, checked].filter(Boolean).join(" · ")));
    });
    const none = make("p", {}, say(pt, "no-history"));
    return [make("h3", {}, portalWords(pt, { portal: id })), lines.length ? make("ul", {}, ...lines) : none];
  });
}

/** What was checked, when, and by which keys. */
function checked(pt, found) {
  const keys = [...new Set(found.filter(({ stamped }) => stamped).map(({ stamped }) => stamped.key))];
  const lines = keys.map((name) => say(pt, "checked-key", { name }));
  return [
    make("p", {}, make("b", {}, say(pt, verdict(found)[0]))),
    summary(pt, found),
    make("p", {}, say(pt, "checked-when", { time: readTime(pt, inLisbon(Date.now())) })),
    ...(lines.length ? lines : [say(pt, "checked-no-key")]).map((line) => make("p", {}, line)),
  ];
}

/**
 * Fills the dossier with what was found and shows it to the printer. `history` is
 * Rumo's; `hasAsked` whether the person says that they have asked for something.
 */
function fillDossier(pt, found, history, hasAsked) {
  const into = (id, ...parts) => document.getElementById(id).replaceChildren(...parts);
  into("dossier-attempts", attempts(pt, found));
  into("dossier-checked", ...checked(pt, found));
  into("dossier-history", ...portalHistory(pt, found, history));
  into("dossier-stamp", ...headAndStamp(pt, found));
  for (const part of document.querySelectorAll("[data-asked]")) part.hidden = !hasAsked;
  // What is printed into a file is named so.
  document.title = document.querySelector("#dossier h1").textContent;
  document.getElementById("dossier").hidden = false;
  document.body.classList.add("with-dossier");
}
