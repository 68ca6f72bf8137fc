// What is printed of the last entry, with a dossier or without, and the page after it.

/** The fingerprint of the last entry, and the newest stamp as text. */
function headAndStamp(pt, found) {
  const last = found[found.length - 1];
  const newest = [...found].reverse().find(({ stamp }) => stamp);
  const head = make("p", {}, `${say(pt, "head")}: `, make("code", {}, last.hash));
  if (!newest) return [head, make("p", {}, say(pt, "not-stamped"))];
  const whose = `${say(pt, "col-number")} ${newest.entry.n}: ${stampWords(pt, newest)}`;
  return [head, make("p", {}, whose), make("p", {}, make("code", {}, stampLine(newest.stamp)))];
}

/** What the page is called while nothing is printed of it. */
const TITLE = document.title;

/** Puts the dossier away. */
function emptyDossier() {
  document.title = TITLE;
  document.getElementById("dossier").hidden = true;
  document.body.classList.remove("with-dossier");
}
