// What a page shows of one entry, and whether anything can be shown at all.

/** One entry on a page, with what else is said of it. */
function entryItem(voice, { entry, mistaken }, ...more) {
  const where = `${portalWords(voice, entry)} · ${knownWords(voice, entry)}`;
  return make(
    "li", {},
    make("b", {}, readTime(voice, entry.lisbon)), make("br"),
    mistaken ? make("s", {}, whatWords(voice, entry)) : whatWords(voice, entry),
    ...(mistaken ? [small(say(voice, "mistaken", { n: mistaken }))] : []),
    ...(entry.portal || entry.known ? [small(where)] : []),
    ...more,
  );
}

/** A line of small print. */
function small(...parts) {
  return make("p", { class: "small" }, ...parts);
}

/** Whether this browser has fingerprints and the clocks of Lisbon; where not, the page says so. */
function canCheck() {
  try {
    inLisbon(Date.now());
    if (crypto.subtle) return true;
  } catch {
    // An old browser.
  }
  document.getElementById("without").textContent = say(HERE, "off-secure");
  return false;
}

/** Shows what works now. */
function reveal() {
  document.getElementById("with").hidden = false;
  document.getElementById("without").hidden = true;
}
