// Narrows the list of messages while somebody types. The page does all its work without this.
(() => {
  const box = document.getElementById("said");
  const list = document.getElementById("list");
  if (!box || !list) return;
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const entries = [...list.querySelectorAll("li")].map((element) => ({ element, text: fold(element.textContent) }));
  const none = document.getElementById("list-none");
  const groups = [...list.querySelectorAll("section")];
  const jumps = [...document.querySelectorAll("nav a[href^='#']")];
  box.addEventListener("input", () => {
    const words = fold(box.value).split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 2);
    const fits = (entry) => words.filter((word) => entry.text.includes(word)).length;
    const most = Math.max(0, ...entries.map(fits));
    for (const entry of entries) entry.element.hidden = most > 0 && fits(entry) < Math.max(1, most - 1);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    none.textContent = most === 0 && words.length > 0 ? none.dataset.words : "";
    for (const jump of jumps) jump.parentElement.hidden = !!document.getElementById(jump.hash.slice(1))?.closest("section[hidden]");
  });
})();
