// Fills the blanks of a letter on the device: nothing is sent, nothing is stored, and leaving the
// page clears it. Without this the blanks are lines, and the text is marked and copied by hand.
(() => {
  const text = document.getElementById("text");
  const blanks = document.getElementById("blanks");
  if (!text || !blanks) return;
  const LONGEST = 1800;
  const LINE = "____";
  const spans = [...document.querySelectorAll("[data-blank]")];
  const mail = document.querySelector("#mail a");
  const long = document.getElementById("long");
  const copied = document.getElementById("copied");
  const inputs = [];

  const lines = () => [...text.querySelectorAll("p")].map((line) => line.textContent.trim());
  const link = () => {
    if (!mail) return;
    const [subject, ...body] = lines();
    const bare = mail.getAttribute("href").split("?")[0];
    const href = `${bare}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.join("\r\n\r\n"))}`;
    const fits = href.length <= LONGEST;
    if (fits) mail.setAttribute("href", href);
    mail.parentElement.hidden = !fits;
    long.hidden = fits;
    const words = fits ? "" : long.dataset.words;
    if (long.textContent !== words) long.textContent = words;
  };
  const fill = (name, value) => {
    for (const span of spans) {
      if (span.dataset.blank !== name) continue;
      span.textContent = value.trim() || LINE;
      span.classList.toggle("filled", value.trim() !== "");
    }
    link();
  };
  const clear = () => {
    for (const input of inputs) input.value = "";
    for (const span of spans) {
      span.textContent = LINE;
      span.classList.remove("filled");
    }
    copied.textContent = "";
    link();
  };

  for (const item of blanks.querySelectorAll("[data-field]")) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.textContent = item.textContent;
    input.type = "text";
    input.dir = "auto";
    input.autocomplete = "off";
    // A spelling helper may send what is typed to its maker.
    input.spellcheck = false;
    input.addEventListener("input", () => fill(item.dataset.field, input.value));
    label.append(input);
    item.replaceChildren(label);
    inputs.push(input);
  }
  blanks.hidden = false;
  document.getElementById("clear").addEventListener("click", (event) => {
    event.preventDefault();
    clear();
    inputs[0]?.focus();
  });
  // The page may be kept for the way back; what was typed may not.
  addEventListener("pagehide", clear);

  document.getElementById("copy").addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(lines().join("\n\n"));
      copied.textContent = copied.dataset.done;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      text.focus();
      copied.textContent = copied.dataset.byHand;
    }
  });
})();
