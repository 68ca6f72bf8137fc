// The page that checks a diary. The file is read here; what leaves is a stamp alone, and only where
// the browser cannot check it.

(() => {
  const at = (id) => document.getElementById(id);

  function verdict(found) {
    if (found.some(({ bad }) => bad.length > 0)) return ["broken", "error"];
    if (found.some(({ doubts }) => doubts.length > 0)) return ["unsure", "due"];
    return found.some(({ stamped }) => stamped) ? ["ok", "calm"] : ["ok-none", "due"];
  }

  function item(one) {
    const wrong = [...one.bad, ...one.doubts];
    const lines = wrong.map((code) => make("p", { class: "due", "data-bad": code }, say(HERE, `bad-${code}`)));
    if (one.bad.length === 0) lines.unshift(make("p", { "data-intact": "" }, say(HERE, "intact")));
    const stamped = one.stamped && one.stamped.at;
    lines.push(make("p", { class: "small" }, stampWords(HERE, stamped, one.existed)));
    if (stamped) lines.push(make("p", { class: "small" }, `${say(HERE, "check-diary-key")} `, make("code", { dir: "ltr" }, one.stamped.key)));
    lines.push(make("p", { class: "small" }, `${say(HERE, "check-diary-digest")} `, make("code", { dir: "ltr" }, one.hash)));
    return entryItem(HERE, one.entry, ...lines);
  }

  async function check(file) {
    at("verdict").hidden = true;
    at("said").className = "";
    const found = await examine(await readFile(file), stampChecker());
    const [code, look] = verdict(found);
    at("verdict-all").className = look;
    at("verdict-all").dataset.verdict = code;
    at("verdict-all").replaceChildren(make("p", {}, make("b", {}, say(HERE, code))));
    at("notes").replaceChildren(...found.map(item));
    at("verdict").hidden = false;
    // It is read aloud; the eyes have the box.
    at("said").className = "unseen";
    at("said").textContent = say(HERE, code);
  }

  function start() {
    try {
      inLisbon(Date.now());
      if (!crypto.subtle) throw new Error("not secure");
    } catch {
      at("without").textContent = say(HERE, "off-secure");
      return;
    }
    at("file").addEventListener("change", async ({ target }) => {
      const [file] = target.files;
      if (!file) return;
      try {
        await check(file);
      } catch (error) {
        at("said").textContent = say(HERE, error instanceof Refused ? error.code : "file-form");
      }
      target.value = "";
    });
    at("with").hidden = false;
    at("without").hidden = true;
  }
  start();
})();
