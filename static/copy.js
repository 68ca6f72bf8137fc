// Copies a text at one tap. Without this the link opens the text alone, to be copied by hand.
(() => {
  for (const link of document.querySelectorAll("a.copy")) {
    link.addEventListener("click", async (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      try {
        await navigator.clipboard.writeText(link.closest("section").querySelector("code").textContent);
        link.setAttribute("role", "status");
        link.textContent = link.dataset.done;
      } catch {
        location.assign(link.href);
      }
    });
  }
})();
