// The button that prints. Without this the page says where the browser prints.
(() => {
  for (const button of document.querySelectorAll("button.print")) {
    if (!window.print) return;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
