// The page on which attempts are noted. The notes are in this page, and in the browser where the
// person chose it.

(() => {
  const at = (id) => document.getElementById(id);
  /** After so long the page asks anew how the portals are, in milliseconds. */
  const FRESH = 60_000;
  const loaded = performance.now();
  let diary = newDiary();
  /** Whether the browser keeps it, and whether something of it is nowhere but here. */
  let isKept = false;
  let isLoose = false;

  function tell(...lines) {
    at("said").replaceChildren(...lines.flatMap((line, number) => (number ? [make("br"), line] : [line])));
  }

  function show() {
    const times = existedBy(diary);
    const items = diary.entries.map(({ entry, stamp }, number) =>
      entryItem(HERE, entry, make("p", { class: "small" }, stampWords(HERE, stamp && stamp.at, times[number]))));
    at("notes").replaceChildren(...items);
    const hasNotes = items.length > 0;
    at("none").hidden = hasNotes;
    at("of-notes").hidden = !hasNotes;
    at("where").textContent = say(HERE, isKept ? "kept" : "in-page");
    at("keep").setAttribute("aria-pressed", String(isKept));
    emptyDossier();
  }

  /** Takes a diary as the one of the page, and keeps it where that was chosen. */
  function take(next) {
    diary = next;
    isLoose = true;
    if (isKept) isKept = keepDiary(diary);
    isLoose = !isKept && diary.entries.length > 0;
    show();
    return isKept;
  }

  /** Another tab may have added to what is kept, or deleted it. */
  function reread() {
    if (!isKept) return;
    const text = keptText();
    if (text === null) {
      isKept = false;
      diary = newDiary();
      return;
    }
    diary = parseDiary(text);
  }

  /** How the portals are: by this page, or by a newer one where this is old. */
  async function now() {
    if (performance.now() - loaded < FRESH) return data;
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), 4000);
    try {
      const answer = await fetch(location.pathname, { cache: "no-cache", credentials: "omit", signal: stop.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return JSON.parse(page.getElementById("data").textContent);
    } catch {
      return data;
    } finally {
      clearTimeout(clock);
    }
  }

  function knownOf({ known, portals }, id) {
    const portal = portals.find((one) => one.id === id);
    if (!portal) return null;
    const state = portal.state || { state: "unknown", since: null, checked: null };
    return { ...known, ...state };
  }

  async function note(what) {
    if (diary.entries.length >= MOST) return tell(say(HERE, "full"));
    const portal = what === "shop" ? null : at("portal").value || null;
    const message = what === "message" ? at("message").value || null : null;
    const known = knownOf(await now(), portal);
    reread();
    const wasKept = isKept;
    take(await withEntry(diary, { now: Date.now(), what, message, portal, known }));
    tell(say(HERE, "noted"), ...(wasKept && !isKept ? [say(HERE, "off-storage")] : []));
  }

  async function stamp() {
    reread();
    const last = diary.entries[diary.entries.length - 1];
    if (!last || last.stamp) return tell(stampWords(HERE, last && last.stamp.at));
    let got;
    try {
      got = await ask("/stamps", { digest: last.hash });
    } catch {
      return tell(say(HERE, "no-stamps"));
    }
    if (!isStamp(got) || got.digest !== last.hash) return tell(say(HERE, "no-stamps"));
    const entries = diary.entries.map((kept) => (kept.hash === last.hash ? { ...kept, stamp: got } : kept));
    take({ ...diary, entries });
    const apart = Math.round(Math.abs(Date.parse(got.at) - Date.now()) / 60_000);
    tell(stampWords(HERE, got.at), ...(apart > 2 ? [say(HERE, "clock", { n: apart })] : []));
  }

  function save() {
    reread();
    show();
    const name = `diario-rumo-${inLisbon(Date.now()).slice(0, 10)}.html`;
    const address = URL.createObjectURL(new Blob([fileOf(diary)], { type: "text/html" }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    isLoose = false;
    tell(say(HERE, "saved", { name }));
  }

  async function open(file) {
    if (diary.entries.length > 0) return tell(say(HERE, "open-first"));
    const read = await readFile(file);
    const found = await examine(read, () => "");
    if (found.some(({ bad }) => bad.length > 0)) throw new Refused("broken");
    take(read);
    isLoose = false;
    tell(say(HERE, "opened", { n: read.entries.length }));
  }

  function keep() {
    // Another tab may have kept a diary: it is never written over.
    const other = isKept ? null : keptText();
    if (other !== null && other !== canonical(diary)) {
      if (diary.entries.length > 0) return tell(say(HERE, "kept-other"));
      diary = parseDiary(other);
    }
    isKept = keepDiary(diary);
    if (isKept) isLoose = false;
    show();
    tell(say(HERE, isKept ? "kept" : "off-storage"));
  }

  function remove() {
    if (diary.entries.length > 0 && !confirm(say(HERE, "delete-really"))) return;
    forgetDiary();
    isKept = isLoose = false;
    diary = newDiary();
    show();
    tell(say(HERE, "deleted"));
  }

  async function print() {
    reread();
    show();
    const { portals } = await now();
    fillDossier(diary, portals);
    window.print();
  }

  /** One thing at a time, and what cannot be read says so. */
  let isBusy = false;
  async function only(work) {
    if (isBusy) return;
    isBusy = true;
    try {
      await work();
    } catch (error) {
      tell(say(HERE, error instanceof Refused ? error.code : "file-form"));
    } finally {
      isBusy = false;
    }
  }

  function start() {
    try {
      inLisbon(Date.now());
      if (!crypto.subtle) throw new Error("not secure");
    } catch {
      at("without").textContent = say(HERE, "off-secure");
      return;
    }
    for (const button of document.querySelectorAll("[data-what]")) {
      button.addEventListener("click", () => only(() => note(button.dataset.what)));
    }
    for (const [id, work] of Object.entries({ stamp, save, keep, print, delete: remove })) {
      at(id).addEventListener("click", () => only(work));
    }
    at("today").addEventListener("submit", (event) => event.preventDefault());
    at("file").addEventListener("change", ({ target }) => only(async () => {
      const [file] = target.files;
      if (file) await open(file);
    }).then(() => (target.value = "")));
    addEventListener("beforeunload", (event) => {
      if (!isLoose) return;
      event.preventDefault();
      event.returnValue = "";
    });
    const text = keptText();
    isKept = text !== null;
    show();
    at("with").hidden = false;
    at("without").hidden = true;
    only(() => {
      if (text === null) return;
      diary = parseDiary(text);
      show();
    });
  }
  start();
})();
