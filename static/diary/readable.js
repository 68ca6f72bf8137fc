// Whether what one reads in a file says the same as its data: Rumo writes the file anew from the data,
// in the words that it was written in, and every sign must be the same. No file is parsed as a page for it.

/**
 * A file without its words: each mark as it is written, its style, its data, its fingerprints, and
 * where words stand. What is no mark of ours cannot hide: it would have to begin as one.
 */
function frame(text) {
  const parts = text.split(/(<[^>]*>)/);
  const isWords = (part, at) => at % 2 === 0 && part.trim() !== "" && !/^<(code|script|style)\b/.test(parts[at - 1] || "");
  return parts.map((part, at) => (isWords(part, at) ? "…" : part)).join("");
}

/** Words of the person's language, each in a mark of its own. */
const ALSO = /<small lang="[A-Za-z]{2,3}(?:-[0-9A-Za-z]{2,8})*" dir="(?:ltr|rtl)">(?:[^<]|<br>)*<\/small>/g;

/**
 * Whether what one reads in a file is the `same` as its data, `changed`, in `other` words than any that
 * we know, in a language (`lang`) that this copy of Rumo does not have, or `unread` where they could not be
 * had. Anybody can name words that nobody knows: they make no file the same, and let nothing pass but words.
 */
async function compareReadable(file, diary) {
  // Programs end lines otherwise; none of that is seen.
  const text = `${file.replace(/\r\n/g, "\n").trimEnd()}\n`;
  const made = readMade(text);
  if (!made || made.version !== diary.version) return "changed";
  try {
    const by = await speakersOf(made);
    if (by && by.names === made.names) return text === fileText(diary, by, made.line) ? "same" : "changed";
    const today = await speakersOf({ lang: made.lang });
    if (today) return frame(text) === frame(fileText(diary, today, made.line)) ? "other" : "changed";
    const pt = await speakersOf({ lang: "pt" });
    return pt && frame(text.replace(ALSO, "")) === frame(fileText(diary, pt, made.line)) ? "lang" : "changed";
  } catch (error) {
    if (error instanceof Away) return "unread";
    throw error;
  }
}
