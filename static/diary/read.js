// Reads a diary from a file or from what the browser keeps: as data, strictly, and never as HTML.

/** Where the data stands in a file. */
const GENERATOR = /<meta name="generator" content="Rumo diary (\d{1,9})[ "]/;
const BEGIN = '<script type="application/json" id="rumo-diary">';
const END = "</script>";
/** How deep the data may nest: a diary, its entries, an entry, its parts. */
const DEEPEST = 5;

/** Why something is not read; `code` is the end of the key of its words. */
class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const is = (pattern) => (value) => typeof value === "string" && pattern.test(value);
const orNull = (test) => (value) => value === null || test(value);
const isNumber = (value) => Number.isSafeInteger(value) && value >= 0;
/** A moment that there is: no 30 February. */
const isMoment = (value) => is(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value)
  && !Number.isNaN(Date.parse(value)) && inUtc(Date.parse(value)) === value;
const isDay = (value) => isMoment(`${value}T00:00:00Z`);
const isOnTheWall = (value) => typeof value === "string" && isMoment(`${value.replace(" ", "T")}:00Z`) && value[10] === " ";
const isHash = is(/^[0-9a-f]{64}$/);
const isId = is(/^[a-z0-9][a-z0-9_-]{0,63}$/);

/** Whether a value has exactly these names, each with such a value. */
const has = (shape) => (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === Object.keys(shape).length
    && names.every((name) => Object.prototype.hasOwnProperty.call(shape, name) && shape[name](value[name]));
};

const isKnown = has({
  checked: orNull(isDay),
  day: isDay,
  edition: isNumber,
  serial: isNumber,
  since: orNull(isDay),
  state: is(/^(open|limited|failing|closed|unknown)$/),
});
const isStamp = has({ at: isMoment, digest: isHash, key: is(/^[0-9a-f]{32}$/), signature: is(/^[A-Za-z0-9+/]{85}[AQgw]==$/) });
const FIRST_FORM = {
  at: isMoment,
  known: orNull(isKnown),
  lisbon: isOnTheWall,
  message: orNull(isId),
  n: isNumber,
  portal: orNull(isId),
  previous: isHash,
  version: (value) => value === 1,
  what: (value) => WHAT.includes(value),
};
const isOfFirst = has(FIRST_FORM);
const isOfSecond = has({
  ...FIRST_FORM,
  of: orNull(isNumber),
  random: is(/^[0-9a-f]{32}$/),
  version: (value) => value === 2,
  what: (value) => WHAT.includes(value) || value === MISTAKE,
});
const isEntry = (value) => isOfFirst(value) || isOfSecond(value);
const hasForm = has({
  diary: (value) => value === "rumo",
  entries: (value) => Array.isArray(value) && value.length <= MOST
    && value.every(has({ entry: isEntry, hash: isHash, stamp: orNull(isStamp) })),
  version: (value) => value === 1 || value === 2,
});

/** Whether a value is a diary. It is of the version of its last entry, and none goes back to an earlier one. */
function isDiary(value) {
  if (!hasForm(value)) return false;
  const versions = [...value.entries.map(({ entry }) => entry.version), value.version];
  return versions.every((version, at) => at === 0 || version >= versions[at - 1])
    && (versions.length === 1 || versions[versions.length - 2] === value.version);
}

/** Whether brackets outside of strings nest deeper than a diary does. */
function isDeep(text) {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === "\\") at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "{" || sign === "[")) depth++;
    else if (!quoted && (sign === "}" || sign === "]")) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The diary that this JSON is, written as we write it and not otherwise. */
function parseDiary(text) {
  if (text.length > LARGEST) throw new Refused("file-big");
  if (isDeep(text)) throw new Refused("file-form");
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Refused("file-form");
  }
  const versions = data && [data.version, ...(Array.isArray(data.entries) ? data.entries : []).map((one) => one?.entry?.version)];
  if (data?.diary === "rumo" && versions.some((version) => Number.isInteger(version) && version > VERSION)) {
    throw new Refused("file-version");
  }
  // A name that stands twice, or a number written otherwise, is what we never write.
  if (!isDiary(data) || canonical(data) !== text) throw new Refused("file-form");
  return data;
}

/** The diary in the text of a file. */
function parseFile(text) {
  if (text.length > LARGEST) throw new Refused("file-big");
  const [, version] = GENERATOR.exec(text) || [];
  if (!version) throw new Refused("file-other");
  if (Number(version) > VERSION) throw new Refused("file-version");
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin);
  if (end < 0 || !text.trimEnd().endsWith("</html>")) throw new Refused("file-cut");
  if (begin < 0 || text.indexOf(BEGIN, begin + 1) > 0) throw new Refused("file-form");
  return parseDiary(text.slice(begin + BEGIN.length, end));
}

/** A file that somebody has chosen: its text, and the diary in it. It is read here and sent nowhere. */
async function readFile(file) {
  if (file.size > LARGEST) throw new Refused("file-big");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refused("file-other");
  }
  return { text, diary: parseFile(text) };
}
