// The page that checks a diary. The file is read here; what leaves is a stamp alone, and only where
// the browser cannot check it.

(() => {
  const at = (id) => document.getElementById(id);

  /** What is wrong or in doubt with an entry, as lines of the page. */
  function troubleLines(one) {
    return troubles(HERE, one).map(([kind, code, words]) => make("p", { class: "due", [`data-${kind}`]: code }, words));
  }

  /** What was found of one entry. */
  function item(one) {
    const lines = troubleLines(one);
    if (one.bad.length === 0) lines.unshift(make("p", { "data-intact": "" }, say(HERE, "intact")));
    if (one.existed) lines.push(small(stampWords(HERE, one)));
    if (isKnownSame(one)) lines.push(small(say(HERE, "known-same", { day: readDay(HERE, one.entry.known.day) })));
    if (one.stamped) lines.push(small(`${say(HERE, "check-diary-key")} `, make("code", { dir: "ltr" }, one.stamped.key)));
    lines.push(small(`${say(HERE, "check-diary-digest")} `, make("code", { dir: "ltr" }, one.hash)));
    return entryItem(HERE, one, ...lines);
  }

  /** What was found of all. */
  function showAll(found, readable) {
    const [code, look] = verdict(found, readable);
    const all = at("verdict-all");
    all.className = look;
    all.dataset.verdict = code;
    all.replaceChildren(make("p", {}, make("b", {}, say(HERE, code))), summary(HERE, found));
    const text = at("verdict-text");
    text.dataset.readable = readable;
    text.replaceChildren(make("p", readable === "same" ? {} : { class: "due" }, say(HERE, `readable-${readable}`)));
    at("notes").replaceChildren(...found.map(item));
    listenForEnd(found);
    at("verdict").hidden = false;
    // It is read aloud; the eyes have the box.
    at("said").className = "unseen";
    at("said").textContent = say(HERE, code);
  }

  /** Whose fingerprint begins with what was read from paper: the code of the answer, and its words. */
  function compareEnd(found, typed) {
    const begin = typed.replace(/[^0-9A-Za-z]/g, "").toLowerCase();
    if (!/^[0-9a-f]{8,64}$/.test(begin)) return ["short", {}];
    const name = 1 + found.findIndex(({ hash, bad }) => hash.startsWith(begin) && !bad.includes("changed"));
    if (!name) return ["none", {}];
    return name === found.length ? ["last", {}] : ["earlier", { name, n: found.length - name }];
  }

  /** Compares what is typed with the entries of the file that is shown. */
  function listenForEnd(found) {
    at("of-end").hidden = found.length === 0;
    at("end").value = at("end-said").textContent = "";
    at("end-form").onsubmit = (event) => {
      event.preventDefault();
      const [code, values] = compareEnd(found, at("end").value);
      at("end-said").textContent = say(HERE, `end-${code}`, values);
    };
  }

  async function check(file) {
    at("verdict").hidden = true;
    at("said").className = "";
    at("said").textContent = "";
    const { text, diary } = await readFile(file);
    await later();
    showAll(await examine(diary, stampChecker().check, await askHistory()), await compareReadable(text, diary));
  }

  async function choose({ target }) {
    const [file] = target.files;
    if (!file) return;
    try {
      await check(file);
    } catch (error) {
      const code = error instanceof Away ? "file-away" : "file-form";
      at("said").textContent = say(HERE, error instanceof Refused ? error.code : code);
    }
    target.value = "";
  }

  if (!canCheck()) return;
  at("file").addEventListener("change", choose);
  soon(at("file"), () => later().catch(() => {}));
  reveal();
})();
