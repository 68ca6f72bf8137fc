// Copies a text at one tap. Without this a link opens the text alone, to be copied by hand, and a button
// is not there.
(() => {
  if (!navigator.clipboard) return;
  for (const control of document.querySelectorAll(".copy")) {
    control.hidden = false;
    // It stays a button; what became of it is said beside it.
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    control.after(said);
    control.addEventListener("click", async (event) => {
      event.preventDefault();
      const text = control.closest("section").querySelector("code");
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = ` ${control.dataset.done}`;
      } catch {
        if (control.href) location.assign(control.href);
        else getSelection().selectAllChildren(text);
      }
    });
  }
})();
