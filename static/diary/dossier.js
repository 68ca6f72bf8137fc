// The dossier on paper, in Portuguese: the page has its frame, this fills in the entries.

/** A table of the entries. */
function attempts(diary) {
  const times = existedBy(diary);
  const head = COLUMNS.map((name) => make("th", { scope: "col" }, say(PT, `col-${name}`)));
  const rows = diary.entries.map((kept, at) => {
    const cells = entryCells(PT, kept, times[at]).map((lines) => {
      const parts = lines.flatMap((line, number) => (number ? [make("br"), line] : [line]));
      return make("td", {}, ...parts);
    });
    return make("tr", {}, ...cells);
  });
  return make("table", { class: "grid" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

/** What was said of the portals on the days of the entries. */
function portalHistory(diary, portals) {
  const days = diary.entries.map(({ entry }) => entry.lisbon.slice(0, 10)).sort();
  const [first, last] = [days[0], days[days.length - 1]];
  const named = new Set(diary.entries.map(({ entry }) => entry.portal).filter(Boolean));
  const shown = portals.filter(({ id }) => named.size === 0 || named.has(id));
  return shown.flatMap(({ names, history }) => {
    const spans = history.filter(({ from, to }) => from <= last && (to === null || to >= first));
    const lines = spans.map(({ from, to, words: [what, sources, checked] }) => {
      const when = `${readDay(PT, from)} – ${to ? readDay(PT, to) : ""}`;
      return make("li", {}, make("b", {}, when), ` ${what}. `, make("small", {}, [sources, checked].filter(Boolean).join(" · ")));
    });
    const none = make("p", {}, say(PT, "no-history"));
    return [make("h3", {}, names[PT.name]), lines.length ? make("ul", {}, ...lines) : none];
  });
}

/** The fingerprint of the last entry, and the newest stamp as text. */
function headAndStamp(diary) {
  const last = diary.entries[diary.entries.length - 1];
  const stamped = [...diary.entries].reverse().find(({ stamp }) => stamp);
  const parts = [make("p", {}, `${say(PT, "head")}: `, make("code", {}, last.hash))];
  if (!stamped) return [...parts, make("p", {}, say(PT, "not-stamped"))];
  return [
    ...parts,
    make("p", {}, `${say(PT, "col-number")} ${stamped.entry.n}: ${stampWords(PT, stamped.stamp.at)}`),
    make("p", {}, make("code", {}, stampLine(stamped.stamp))),
  ];
}

/** Fills the dossier and shows it to the printer. */
function fillDossier(diary, portals) {
  const into = (id, ...parts) => document.getElementById(id).replaceChildren(...parts);
  into("dossier-attempts", attempts(diary));
  into("dossier-history", ...portalHistory(diary, portals));
  into("dossier-stamp", ...headAndStamp(diary));
  document.getElementById("dossier").hidden = false;
  document.body.classList.add("with-dossier");
}

function emptyDossier() {
  document.getElementById("dossier").hidden = true;
  document.body.classList.remove("with-dossier");
}
