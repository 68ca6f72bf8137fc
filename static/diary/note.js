// The page on which attempts are noted: what its buttons do.

(() => {
  const at = (id) => document.getElementById(id);
  /** After so long the page asks anew how the portals are, in milliseconds. */
  const FRESH = 60_000;
  const loaded = performance.now();
  const stamps = stampChecker();
  const held = holdDiary(show);
  /** What stands on the page while this device keeps nothing. */
  const [notKept, keepWords] = [at("device-state").textContent, at("keep").textContent];

  /** What is said stands beside the button that was tapped. */
  const sayBeside = (button) => button.closest("section, form").append(at("said"));

  /** Says these lines: each a key, or a key with its values. */
  function tell(...lines) {
    if (lines.length === 0) return;
    if (at("said").closest("#of-notes[hidden]")) sayBeside(at("today"));
    const words = lines.map((line) => say(HERE, ...[line].flat()));
    at("said").replaceChildren(...words.flatMap((line, number) => (number ? [make("br"), line] : [line])));
  }

  async function show() {
    const { diary, isKept, refusal } = held;
    const found = await examine(diary, stamps.recall, null);
    const stand = new Set(standing(diary.entries).map(({ hash }) => hash));
    const items = found.map((one) => {
      const changed = one.bad.length > 0 ? [make("p", { class: "due", "data-bad": "" }, say(HERE, "note-changed"))] : [];
      const mistake = stand.has(one.hash) ? [make("button", { type: "button", "data-n": one.entry.n }, say(HERE, "mistake"))] : [];
      return entryItem(HERE, one, small(stampWords(HERE, one)), ...changed, ...mistake);
    });
    at("notes").replaceChildren(...items);
    at("none").hidden = found.length > 0;
    at("of-notes").hidden = found.length === 0;
    at("where").textContent = say(HERE, isKept ? "kept" : "in-page");
    at("device-state").textContent = isKept || refusal ? say(HERE, refusal || "kept") : notKept;
    at("keep").textContent = isKept ? say(HERE, "keep-done") : keepWords;
    at("keep").classList.toggle("is-done", isKept);
    emptyDossier();
    at("last").replaceChildren(...(found.length > 0 ? headAndStamp(HERE, found) : []));
    if (found.length > 0) prepare();
  }

  /** The Portuguese of a dossier. */
  async function dossierWords() {
    const [words, names] = await Promise.all([have("/pt/diary/words"), have("/pt/diary/names")]);
    if (!words || !names) throw new Away();
    return { ...words, messages: namesOf(names.messages), portals: namesOf(names.portals) };
  }

  /** Whether something that needs words was refused for want of them. */
  let isWanting = false;

  /** Gets the words of files and dossiers, so that they are there when the connection goes. */
  async function prepare() {
    try {
      await later();
      await Promise.all([fileOf(held.diary), dossierWords()]);
    } catch {
      return;
    }
    if (!isWanting) return;
    isWanting = false;
    sayBeside(at("save"));
    tell("words-here");
  }

  /** A newer history, where this page is old. */
  async function newer() {
    return performance.now() - loaded < FRESH ? null : askHistory();
  }

  /** One more entry, if there is room for it; `isStill` says whether it is still to be made. */
  async function add(entry, isStill = () => true) {
    let isAdded = false;
    const lost = await held.change((diary) => {
      if (diary.entries.length >= MOST) throw new Refused("full");
      isAdded = isStill(diary);
      return isAdded ? withEntry(diary, { now: Date.now(), ...entry }) : diary;
    });
    tell(...(isAdded ? ["noted"] : []), ...lost);
  }

  async function note(what) {
    const where = at("portal").value;
    if (what !== "shop" && where === "?") {
      at("portal").focus();
      return tell("where-first");
    }
    const portal = what === "shop" ? null : where || null;
    const message = what === "message" ? at("message").value || null : null;
    await add({ what, message, portal, known: knownNow(portal, data, await newer()) });
  }

  /** A note that was a mistake stays, as on paper, and another one says so. */
  async function mark(n) {
    const { hash } = held.diary.entries[n - 1];
    if (!confirm(say(HERE, "mistake-really", { n }))) return;
    await add({ what: MISTAKE, of: n }, ({ entries }) => standing(entries).some((kept) => kept.hash === hash));
  }

  /** A true stamp for a digest; none where there is none just now. */
  async function newStamp(hash) {
    const got = await ask("/stamps", { digest: hash }).catch(() => null);
    if (!isStamp(got) || got.digest !== hash) return null;
    return ["", "stamp-unchecked"].includes(await stamps.check(got)) ? got : null;
  }

  /** The last note with its stamp. Another tab may add more meanwhile. */
  async function stamp() {
    const gone = await held.reread();
    const [last] = held.diary.entries.slice(-1);
    if (!last) return tell(...gone);
    if (last.stamp) return tell(["stamped", { time: readTime(HERE, last.stamp.at) }]);
    // Who gets its fingerprint could find out what it says: a newer note covers it, and hides it.
    if (last.entry.version === 1) return tell("stamp-newer", ...gone);
    const got = await newStamp(last.hash);
    if (!got) return tell("no-stamps", ...gone);
    const stamped = (kept) => (kept.hash === last.hash && !kept.stamp ? { ...kept, stamp: got } : kept);
    const lost = await held.change((diary) => ({ ...diary, entries: diary.entries.map(stamped) }));
    const apart = Math.round(Math.abs(Date.parse(got.at) - Date.now()) / 60_000);
    const hours = Math.round(apart / 60);
    const far = ["clock-far", { n: Math.floor(hours / 24), hours: hours % 24 }];
    const clock = apart > 2 ? [apart > 120 ? far : ["clock", { n: apart }]] : [];
    tell(["stamped", { time: readTime(HERE, got.at) }], ...clock, ...gone, ...lost);
  }

  async function save() {
    const lost = await held.reread();
    if (held.diary.entries.length === 0) return tell(...lost);
    await later();
    const name = `diario-rumo-${inLisbon(Date.now()).slice(0, 10)}.html`;
    const address = URL.createObjectURL(new Blob([await fileOf(held.diary)], { type: "text/html" }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    held.isLoose = false;
    tell(["saved", { name }], ...lost);
  }

  /** Goes on with the diary of a file, once it was checked as on the page that checks diaries. */
  async function open(file) {
    await held.reread();
    if (held.diary.entries.length > 0) return tell("open-first");
    const { text, diary: read } = await readFile(file);
    const found = await examine(read, stamps.check, await askHistory());
    const [code] = verdict(found, await later().then(() => compareReadable(text, read), () => "unread"));
    if (code === "broken") return tell("open-broken");
    const lost = await held.change((diary) => {
      if (diary.entries.length > 0) throw new Refused("open-first");
      return read;
    });
    held.isLoose = false;
    tell(["opened", { n: found.length }], code === "unsure" ? "opened-unsure" : code, ...lost);
  }

  /** The dossier of what is true now: all is checked anew. */
  async function print() {
    const lost = await held.reread();
    if (held.diary.entries.length === 0) return tell(...lost);
    const words = later().then(dossierWords);
    const [pt, history] = await Promise.all([words.catch(() => null), askHistory()]);
    if (pt) fillDossier(pt, await examine(held.diary, stamps.check, history), history, at("asked").checked);
    else tell("no-dossier", ...lost);
    window.print();
  }

  /** One thing after the other, none twice at a time; and what cannot be read says so. */
  const waiting = new Set();
  let last = Promise.resolve();
  function only(name, work) {
    if (waiting.has(name)) return last;
    waiting.add(name);
    const refused = (error) => {
      const isAway = error instanceof Away;
      isWanting = isWanting || isAway;
      tell(error instanceof Refused ? error.code : isAway ? "no-words" : "file-form");
    };
    last = last.then(work).catch(refused).then(() => void waiting.delete(name));
    return last;
  }

  function onTap(button, name, work) {
    button.addEventListener("click", () => {
      sayBeside(button);
      return only(name, work);
    });
  }

  function listen() {
    for (const button of document.querySelectorAll("[data-what]")) {
      onTap(button, button.dataset.what, () => note(button.dataset.what));
    }
    at("notes").addEventListener("click", ({ target }) => {
      if (!target.dataset.n) return;
      at("notes").after(at("said"));
      only("mark", () => mark(Number(target.dataset.n)));
    });
    const keep = async () => tell(...await held.keep());
    const remove = async () => tell(...await held.remove(() => confirm(say(HERE, "delete-really"))));
    for (const [id, work] of Object.entries({ stamp, save, print, keep, delete: remove })) {
      onTap(at(id), id, work);
    }
    at("today").addEventListener("submit", (event) => event.preventDefault());
    at("file").addEventListener("change", ({ target }) => only("open", async () => {
      const [file] = target.files;
      sayBeside(target);
      if (file) await open(file);
    }).then(() => (target.value = "")));
    addEventListener("storage", () => only("reread", async () => tell(...await held.reread())));
    addEventListener("beforeunload", (event) => {
      if (!held.isLoose) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }

  if (!canCheck()) return;
  listen();
  soon(at("today"), prepare);
  addEventListener("online", prepare);
  only("begin", async () => tell(...await held.begin())).then(reveal);
})();
