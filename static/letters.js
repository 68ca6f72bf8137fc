// Fills the blanks of a letter on the device: nothing is sent, nothing is stored, and leaving the
// page clears it. Without this the blanks are lines, and the text is marked and copied by hand. What
// stands before this file reads the diary that this browser may keep.
(() => {
  const at = (id) => document.getElementById(id);
  const text = at("text");
  const blanks = at("blanks");
  if (!text) return;
  const LONGEST = 1800;
  const LINE = "____";
  const spans = [...document.querySelectorAll("[data-blank]")];
  const inputs = new Map();
  const whole = at("whole");
  const copied = at("copied");
  const mail = document.querySelector("#mail a");
  const long = at("long");

  const lines = () => [...text.querySelectorAll("p")].map((line) => line.textContent.trim());
  const link = () => {
    if (!mail) return;
    const [subject, ...body] = lines();
    const bare = mail.getAttribute("href").split("?")[0];
    const short = `${bare}?subject=${encodeURIComponent(subject)}`;
    const href = `${short}&body=${encodeURIComponent(body.join("\r\n\r\n"))}`;
    const fits = href.length <= LONGEST;
    mail.setAttribute("href", fits ? href : short);
    long.hidden = fits;
    const words = fits ? "" : long.dataset.words;
    if (long.textContent !== words) long.textContent = words;
  };
  const show = () => {
    whole.value = lines().join("\n\n");
    copied.textContent = "";
    link();
  };
  const fill = (name) => {
    const value = inputs.get(name).value.trim();
    for (const span of spans) {
      if (span.dataset.blank !== name) continue;
      span.textContent = value || LINE;
      span.classList.toggle("filled", value !== "");
    }
  };
  const clear = () => {
    for (const [name, input] of inputs) {
      input.value = "";
      fill(name);
    }
    show();
  };

  // At a desk there is no field: what is missing is written by hand, or where the text is pasted.
  for (const item of blanks?.querySelectorAll("[data-field]") ?? []) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.textContent = item.textContent;
    input.type = "text";
    input.dir = "auto";
    input.autocomplete = "off";
    // A spelling helper may send what is typed to its maker.
    input.spellcheck = false;
    input.addEventListener("input", () => {
      fill(item.dataset.field);
      show();
    });
    label.append(input);
    item.replaceChildren(label);
    inputs.set(item.dataset.field, input);
  }
  if (blanks) blanks.hidden = false;
  at("clear")?.addEventListener("click", () => {
    clear();
    inputs.values().next().value?.focus();
  });
  // The page may be kept for the way back; what was typed may not.
  addEventListener("pagehide", clear);

  at("copy").hidden = false;
  at("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(whole.value);
      copied.textContent = copied.dataset.done;
    } catch {
      whole.focus();
      whole.select();
      copied.textContent = copied.dataset.byHand;
    }
  });

  /** The entries of the diary that this browser keeps, if its owner chose so. */
  const noted = () => {
    try {
      return standing(parseDiary(keptText() ?? "").entries).map(({ entry }) => entry);
    } catch {
      return [];
    }
  };
  /** Days in a row, from one to the other, of one month: `03, 05 a 09/11/2026`. */
  const written = (month, days) => {
    const rows = [];
    for (const day of days) {
      const row = rows.at(-1);
      if (row && Number(row.at(-1)) + 1 === Number(day)) row.push(day);
      else rows.push([day]);
    }
    const [year, number] = month.split("-");
    const said = rows.map((row) => (row.length > 2 ? `${row[0]} a ${row.at(-1)}` : row.join(", ")));
    return `${said.join(", ")}/${number}/${year}`;
  };
  /** Their days as a letter writes them, each once, month by month: many days fit one page. */
  const days = (entries) => {
    const months = new Map();
    for (const day of [...new Set(entries.map(({ lisbon }) => lisbon.slice(0, 10)))].sort()) {
      const month = day.slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), day.slice(8)]);
    }
    return [...months].map(([month, all]) => written(month, all)).join("; ");
  };
  const diary = at("diary");
  if (!diary || noted().length === 0) return;
  diary.hidden = false;
  diary.querySelector("button").addEventListener("click", () => {
    const { portal, message, done, none, left } = diary.dataset;
    const entries = noted();
    const tries = entries.filter(({ what }) => what !== "shop");
    const isHere = ({ portal: other }) => !portal || other === portal;
    const others = days(tries.filter((entry) => !isHere(entry)));
    const told = entries.filter((entry) => message && entry.message === message);
    const visits = entries.filter(({ what }) => what === "shop");
    const found = {
      attempts: days(tries.filter(isHere)),
      shop: days(visits),
      visited: days(visits.slice(-1)),
      told: days(told.slice(-1)),
    };
    // What was typed stays.
    const filled = Object.keys(found).filter((name) => found[name] && inputs.get(name)?.value.trim() === "");
    for (const name of filled) {
      inputs.get(name).value = found[name];
      fill(name);
    }
    show();
    const isLeft = others !== "" && inputs.has("attempts");
    const said = [filled.length > 0 ? done : none, isLeft ? left.replace("{days}", others) : ""];
    diary.querySelector("[role=status]").textContent = said.filter(Boolean).join(" ");
  });
})();
