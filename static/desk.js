// The desk by keys alone: the form is sent while it is filled in, and what the server makes of it is
// put in its place. The page does all its work without this.
(() => {
  // "Next person" leaves nothing in the history of this tab, and a page that comes back from it is
  // shown empty.
  const next = document.querySelector("a.next-person");
  const leave = () => location.replace(next.href);
  const isDone = () => document.querySelector("[data-done]");
  addEventListener("pageshow", (event) => event.persisted && leave());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.next-person");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  /** What is finished ends by one key; what is not is asked about first. */
  function escape(event) {
    event.preventDefault();
    const link = document.querySelector("a.next-person");
    if (isDone() || document.activeElement === link) leave();
    else link.focus();
  }

  // On paper, the button that prints comes first; its own script has shown it.
  const button = document.querySelector("button.print:not([hidden])");
  if (button) button.focus();
  document.documentElement.classList.add("live");

  const form = document.getElementById("desk");
  const canSwap = form && window.fetch && window.URLSearchParams && form.replaceChildren;
  if (!canSwap) {
    document.addEventListener("keydown", (event) => event.key === "Escape" && escape(event));
    return;
  }
  const status = document.getElementById("desk-status");
  let timer = 0;
  let isSending = false;
  let isStale = false;
  // The focus goes on to the next question when that has come; what is typed until then waits.
  let isMoving = false;
  const waiting = [];

  const answers = () => new URLSearchParams(new FormData(form)).toString();
  const send = (after) => {
    clearTimeout(timer);
    timer = setTimeout(post, after);
  };
  const goOn = () => {
    isMoving = true;
    send(0);
  };

  async function post() {
    if (isSending) {
      isStale = true;
      return;
    }
    const sent = answers();
    isSending = true;
    isStale = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      const html = await answer.text();
      const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("desk");
      if (answer.status === 429) {
        status.textContent = form.dataset.wait;
        send(1000 * Number(answer.headers.get("retry-after") || 1));
      } else if (!fresh) {
        // It is another page, which says what is wrong.
        form.submit();
      } else if (answers() !== sent) {
        // More was answered in the meantime.
        send(0);
      } else {
        swap(fresh);
      }
    } catch {
      isMoving = false;
      waiting.length = 0;
      status.classList.remove("unseen");
      status.textContent = form.dataset.offline;
    }
    isSending = false;
    if (isStale) send(0);
    replay();
  }

  function swap(fresh) {
    const before = document.activeElement;
    const isInside = form.contains(before);
    const opened = [...form.querySelectorAll("details[open]")].map((one) => one.id).filter(Boolean);
    const first = fresh.querySelector("[autofocus]");
    for (const one of fresh.querySelectorAll("[autofocus]")) one.removeAttribute("autofocus");
    const place = [before.selectionStart, before.selectionEnd];
    form.replaceChildren(...fresh.childNodes);
    for (const id of opened) {
      const one = document.getElementById(id);
      if (one) one.open = true;
    }
    const same = isInside && before.id && document.getElementById(before.id);
    if (isMoving || (isInside && !same)) focus(first);
    else if (same) {
      same.focus({ preventScroll: true });
      if (same.matches("textarea, .typed input")) same.setSelectionRange(...place);
    }
    isMoving = false;
    const { said } = document.getElementById("way").dataset;
    status.classList.add("unseen");
    if (status.textContent !== said) status.textContent = said;
  }

  function focus(element) {
    if (!element) return;
    element.focus({ preventScroll: true });
    if (element.matches(".typed input")) element.select();
    (element.closest("fieldset") || element).scrollIntoView({ block: "nearest" });
  }

  /** What was typed while the next question was on its way. */
  function replay() {
    while (waiting.length > 0 && !isMoving) {
      const key = waiting.shift();
      const target = document.activeElement;
      if (press(target, key)) continue;
      if (key.length === 1 && target.matches("textarea, .typed input")) {
        target.setRangeText(key, target.selectionStart, target.selectionEnd, "end");
        target.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (key === "Enter" && target.matches("button, a")) {
        target.click();
      }
    }
  }

  /** Does what a key means in the question that has the focus; false where it means nothing. */
  function press(target, key) {
    const question = target.closest("[data-question]");
    if (!question) return false;
    const isTyped = target.matches("textarea, .typed input");
    if (key === "Enter" && target.matches("input, textarea")) {
      goOn();
      return true;
    }
    if (isTyped || key.length !== 1) return false;
    const option = question.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
    if (!option) return false;
    option.checked = option.type === "radio" || !option.checked;
    chosen(option);
    if (option.type === "radio") goOn();
    else {
      option.focus();
      send(0);
    }
    return true;
  }

  /** A choice takes back what it rules out. */
  function chosen(option) {
    const question = option.closest("[data-question]");
    const others = option.type === "radio" ? "[type=checkbox]" : "[type=radio]";
    for (const other of question.querySelectorAll(others)) if (other.name === option.name) other.checked = false;
    const typed = question.querySelector(".typed input");
    if (typed) typed.value = "";
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") escape(event);
    else if (isMoving) {
      if (event.key.length !== 1 && event.key !== "Enter") return;
      event.preventDefault();
      waiting.push(event.key);
    } else if (!(event.key === "Enter" && event.shiftKey) && press(event.target, event.key)) event.preventDefault();
  });

  form.addEventListener("change", ({ target }) => {
    if (target.matches("[type=radio], [type=checkbox]")) chosen(target);
    send(0);
  });
  form.addEventListener("input", ({ target }) => {
    if (target.matches("textarea")) send(300);
    if (!target.matches(".typed input")) return;
    for (const option of target.closest("[data-question]").querySelectorAll("[type=radio]")) option.checked = false;
    if (/^\D*(\d\D*){8}$/u.test(target.value.replace(/\p{Nd}/gu, "0"))) goOn();
  });
  form.addEventListener("submit", (event) => {
    // The sheet, the letters and another language are pages of their own.
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    event.preventDefault();
    goOn();
  });
})();
