// The desk by keys alone: the form is sent while it is filled in, and what the server makes of it is
// put in its place. The page does all its work without this.
(() => {
  // How long an answer may take, and how long until a lost one is asked for again, in milliseconds.
  const PATIENCE = 15000;
  const AGAIN = 5000;

  // On paper, the button that prints comes first; its own script has shown it.
  const button = document.querySelector("button.print:not([hidden])");
  if (button) button.focus();
  document.documentElement.classList.add("live");

  const form = document.getElementById("desk");
  const canSwap = form && window.fetch && window.URLSearchParams && form.replaceChildren;
  if (!canSwap) {
    // A paper, or a browser of long ago: its page has answers.
    if (nextPerson()) openCase.begin();
    document.addEventListener("keydown", (event) => event.key === "Escape" && !event.repeat && escape(event));
    return;
  }
  // Where an address ends in a part of the page, the browser takes the focus there once all has come.
  if (location.hash) addEventListener("load", () => setTimeout(() => focus(form.querySelector("[autofocus]")), 0));
  const status = document.getElementById("desk-status");
  let timer = 0;
  let isSending = false;
  let isStale = false;
  // The focus goes on to the next question when that has come; what is typed until then waits.
  let isMoving = false;
  const waiting = [];
  // The answers in which arrows have chosen, or the question whose date is being typed: whoever is on the way
  // is not answered.
  let unfinished = null;
  let isArrow = false;
  // The field in which a key went down: held, it says nothing in the next one.
  let heldIn = "";
  // The line is cut, and where the focus was that was to go on.
  let isLost = false;
  let lostAt = null;

  const answers = () => new URLSearchParams(new FormData(form)).toString();
  const isEmpty = (sent) => [...new URLSearchParams(sent)].every(([name, value]) => name === "case" || !value);
  // What is answered first on an empty page is of the person who is there.
  let isFirst = isEmpty(answers());
  if (!isFirst) openCase.begin();
  else if (openCase.get()) {
    form.elements.case.value = openCase.get();
    tell(form.dataset.open);
  }
  /** The same way, made of other answers, is said again: so it is not said meanwhile. */
  const mark = () => {
    if (old.mark(form) && status.matches(".unseen")) status.textContent = "";
  };
  const send = (after) => {
    mark();
    clearTimeout(timer);
    timer = setTimeout(post, after);
  };
  const goOn = () => {
    unfinished = null;
    isMoving = true;
    send(0);
  };

  /** Says what is seen too, wherever one is on the page. */
  function tell(words) {
    document.documentElement.classList.add("spoken");
    status.classList.remove("unseen");
    status.textContent = words;
  }

  /** Says what came, to whoever hears the page. */
  function settle() {
    isLost = false;
    lostAt = null;
    document.documentElement.classList.remove("spoken");
    status.classList.add("unseen");
    const { said } = document.getElementById("way").dataset;
    if (status.textContent !== said) status.textContent = said;
  }

  async function post() {
    // It is sent once the arrows, or the date, have come to an end.
    if (unfinished) return;
    if (isSending) {
      isStale = true;
      return;
    }
    // What stands here is of these answers.
    if (!isMoving && !old.isAny(form)) {
      if (isLost) settle();
      return;
    }
    const sent = answers();
    openCase.begin();
    isSending = true;
    isStale = false;
    const line = new AbortController();
    const limit = setTimeout(() => line.abort(), PATIENCE);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        signal: line.signal,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      const html = await answer.text();
      // The page leaves already.
      if (isLeaving) return;
      const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("desk");
      if (answer.status === 429) {
        tell(form.dataset.wait);
        send(1000 * Number(answer.headers.get("retry-after") || 1));
      } else if (!fresh) {
        // It is another page, which says what is wrong.
        form.submit();
      } else if (answer.redirected && !isEmpty(sent)) {
        refused(fresh);
      } else if (answers() !== sent) {
        // More was answered in the meantime.
        send(0);
      } else {
        swap(fresh);
      }
    } catch {
      if (isMoving) lostAt = document.activeElement;
      isLost = true;
      isMoving = false;
      waiting.length = 0;
      tell(form.dataset.offline);
      send(AGAIN);
    }
    clearTimeout(limit);
    isSending = false;
    if (isStale) send(0);
    replay();
  }

  /** The case has ended in another window, or is of a day long ago. */
  function refused(fresh) {
    if (isFirst) {
      // The empty page has stood here since then.
      form.elements.case.value = fresh.elements.case.value;
      openCase.begin();
      isFirst = false;
      send(0);
      return;
    }
    waiting.length = 0;
    openCase.forget();
    swap(fresh);
    tell(document.getElementById("finished").textContent);
  }

  function swap(fresh) {
    isFirst = isEmpty(answers());
    unfinished = null;
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
    // Whoever ends the case is not taken back into it.
    if (same && same.matches(".next-person")) same.focus({ preventScroll: true });
    else if (isMoving || before === lostAt || (isInside && !same)) focus(first);
    else if (same) {
      same.focus({ preventScroll: true });
      if (same.matches("textarea, .typed input")) same.setSelectionRange(...place);
    }
    isMoving = false;
    old.mark(form);
    settle();
  }

  function focus(element) {
    if (!element) return;
    element.focus({ preventScroll: true });
    if (element.matches(".typed input")) element.select();
    else if (element.matches("textarea")) element.setSelectionRange(element.value.length, element.value.length);
    (element.closest("fieldset, .way") || element).scrollIntoView({ block: "nearest" });
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
    if (key === "Enter" && target.matches("input, textarea")) {
      goOn();
      return true;
    }
    if (target.matches("textarea") || key.length !== 1) return false;
    if (key === " " && unfinished && target.checked) {
      unfinished = null;
      send(0);
      return true;
    }
    // The keys beside a date are signs that no date has.
    const option = question.querySelector(`[data-key="${CSS.escape(plain(key).toLowerCase())}"]`);
    if (!option) return false;
    option.checked = option.type === "radio" || !option.checked;
    chosen(option);
    option.focus();
    if (option.type === "radio") goOn();
    else send(0);
    return true;
  }

  /** The digits of other keyboards are digits too, as in `src/digits.rs`. */
  function plain(key) {
    const from = [..."٠۰०০੦૦௦๐０"].map((zero) => key.codePointAt(0) - zero.codePointAt(0));
    const digit = from.find((value) => value >= 0 && value <= 9);
    return digit === undefined ? key : String(digit);
  }

  /** A date to which nothing is to be added: of eight digits, or with a year of four behind two numbers. */
  function isWhole(date) {
    return /^\D*((\d\D*){8}|\d{1,2}\D+\d{1,2}\D+\d{4}\D*)$/u.test(date.replace(/\p{Nd}/gu, "0"));
  }

  /** A choice takes back what it rules out. */
  function chosen(option) {
    const question = option.closest("[data-question]");
    const others = option.type === "radio" ? ":checked" : "[type=radio]";
    for (const other of question.querySelectorAll(others)) if (other !== option) other.checked = false;
    const typed = question.querySelector(".typed input");
    if (typed) typed.value = "";
  }

  /** A held key moves and writes; it chooses nothing, and is of the field in which it went down. */
  function mayRepeat({ key, target, shiftKey }) {
    if (key.length !== 1 && (key !== "Enter" || shiftKey)) return key !== "Escape" && !(isMoving && isArrow);
    const option = target.matches(".typed input") && target.closest("[data-question]").querySelector(`[data-key="${CSS.escape(key)}"]`);
    return key !== "Enter" && !isMoving && !option && target.id === heldIn && target.matches("textarea, .typed input");
  }

  document.addEventListener("keyup", () => (isArrow = false));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    isArrow = event.key.startsWith("Arrow") && event.target.matches("[type=radio]");
    if (event.repeat) {
      if (!mayRepeat(event)) event.preventDefault();
      return;
    }
    heldIn = event.target.id;
    lostAt = null;
    if (event.key === "Escape") escape(event);
    else if (isMoving) {
      if (event.key.length !== 1 && event.key !== "Enter" && !isArrow) return;
      event.preventDefault();
      if (isArrow) return;
      waiting.push(event.key);
    } else if (!(event.key === "Enter" && event.shiftKey) && press(event.target, event.key)) event.preventDefault();
  });

  form.addEventListener("change", ({ target }) => {
    if (target.matches("[type=radio], [type=checkbox]")) chosen(target);
    unfinished = isArrow && target.matches("[type=radio]") ? target.closest(".options") : null;
    send(0);
  });
  // Whoever goes on has chosen.
  form.addEventListener("focusout", () => setTimeout(() => {
    if (!unfinished || unfinished.contains(document.activeElement)) return;
    unfinished = null;
    send(0);
  }, 0));
  form.addEventListener("input", ({ target }) => {
    if (target.matches("textarea")) send(300);
    if (!target.matches(".typed input")) return;
    unfinished = target.closest("[data-question]");
    isMoving = false;
    for (const option of unfinished.querySelectorAll("[type=radio]")) option.checked = false;
    mark();
    if (isWhole(target.value)) goOn();
  });
  addEventListener("online", () => isLost && send(0));
  let pressed = null;
  form.addEventListener("click", ({ target }) => (pressed = target.closest("button")));
  form.addEventListener("submit", (event) => {
    // The sheet, the letters and another language are pages of their own.
    if (pressed && pressed.hasAttribute("formaction")) return;
    event.preventDefault();
    goOn();
  });
})();
