// Reads a diary from a file or from what the browser keeps: as data, strictly, and never as HTML.

/** Where the data stands in a file. */
const GENERATOR = '<meta name="generator" content="Rumo diary';
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
const isDay = is(/^\d{4}-\d\d-\d\d$/);
const isMoment = (value) => is(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value) && !Number.isNaN(Date.parse(value));
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
const isStamp = has({ at: isMoment, digest: isHash, key: is(/^[0-9a-f]{32}$/), signature: is(/^[A-Za-z0-9+/]{86}==$/) });
const isEntry = has({
  at: isMoment,
  known: orNull(isKnown),
  lisbon: is(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
  message: orNull(isId),
  n: isNumber,
  portal: orNull(isId),
  previous: isHash,
  version: (value) => value === VERSION,
  what: (value) => WHAT.includes(value),
});
const isDiary = has({
  diary: (value) => value === "rumo",
  entries: (value) => Array.isArray(value) && value.length <= MOST
    && value.every(has({ entry: isEntry, hash: isHash, stamp: orNull(isStamp) })),
  version: (value) => value === VERSION,
});

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
  if (data?.diary === "rumo" && versions.some((version) => Number.isInteger(version) && version !== VERSION)) {
    throw new Refused("file-version");
  }
  // A name that stands twice, or a number written otherwise, is what we never write.
  if (!isDiary(data) || canonical(data) !== text) throw new Refused("file-form");
  return data;
}

/** The diary in the text of a file. */
function parseFile(text) {
  if (text.length > LARGEST) throw new Refused("file-big");
  if (!text.includes(GENERATOR)) throw new Refused("file-other");
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END, begin);
  if (begin < 0 || end < 0 || !text.trimEnd().endsWith("</html>")) throw new Refused("file-cut");
  if (text.indexOf(BEGIN, begin + 1) > 0) throw new Refused("file-form");
  return parseDiary(text.slice(begin + BEGIN.length, end));
}

/** The diary in a file that somebody has chosen. It is read here and sent nowhere. */
function readFile(file) {
  return new Promise((done, refuse) => {
    if (file.size > LARGEST) throw new Refused("file-big");
    const reader = new FileReader();
    reader.onerror = () => refuse(new Refused("file-other"));
    reader.onload = () => {
      try {
        done(parseFile(reader.result));
      } catch (error) {
        refuse(error);
      }
    };
    reader.readAsText(file);
  });
}
