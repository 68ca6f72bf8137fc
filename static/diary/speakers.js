// Who speaks in a file: it names the words and the day and edition of the names that it was written
// with, and they can be had for ever. So a file of any time can be written anew, sign by sign.

const MADE = /<meta name="generator" content="Rumo diary ([12]) ([a-z]{2,3}) (\d{4}-\d\d-\d\d) (\d{1,9}) ([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9a-f]{16})">/;

/** The first signs of the SHA-256 of what is meant. */
const idOf = async (value) => (await digest(canonical(value))).slice(0, 16);

/** The line that says with what a file was written. */
function madeLine({ version, lang, day, edition, pt, own, names }) {
  return `<meta name="generator" content="Rumo diary ${[version, lang, day, edition, pt, own, names].join(" ")}">`;
}

/** The same, read from a file; none where it says nothing of the kind. */
function readMade(text) {
  const [line, version, lang, day, edition, pt, own, names] = MADE.exec(text) || [];
  return line && (lang !== "pt" || own === pt) ? { line, version: Number(version), lang, day, edition, pt, own, names } : null;
}

/** One language in a set of words, with the names of a day and an edition; today's where none is named. */
async function speakerOf(lang, words, { day, edition }) {
  const query = day ? `?edition=${edition}&on=${day}` : "";
  const [set, names] = await Promise.all([have(`/diary/words/${lang}${words ? `-${words}` : ""}`), have(`/${lang}/diary/names${query}`)]);
  if (!set || !names || (words && words !== (await idOf(set)))) return null;
  return { ...set, names, messages: namesOf(names.messages), portals: namesOf(names.portals) };
}

/** All who speak in a file, and the number of what they call things; none where we know no such words. */
async function speakersOf({ lang, pt, own, ...of }) {
  const [one, other] = await Promise.all([speakerOf("pt", pt, of), lang === "pt" ? null : speakerOf(lang, own, of)]);
  if (!one || (lang !== "pt" && !other)) return null;
  const names = await idOf({ check: data.check, names: [one.names, other && other.names] });
  return { pt: one, own: other, check: data.check, names };
}

/** A file in the words of this page. */
async function fileOf(diary) {
  const [pt, own] = data.files;
  const made = { version: diary.version, lang: data.lang, day: data.known.day, edition: data.known.edition, pt, own };
  const by = await speakersOf(made);
  if (!by) throw new Away();
  return fileText(diary, by, madeLine({ ...made, names: by.names }));
}
