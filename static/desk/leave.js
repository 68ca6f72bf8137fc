// "Next person" at a desk: the case ends, and nobody of it is shown again, wherever it lies in the
// history of the window.

const nextPerson = () => document.querySelector("button.next-person");
const caseField = () => nextPerson() && nextPerson().form.elements.case;

/**
 * A window has one case until that ends: whoever comes back to an empty desk, by going back or by its
 * address, goes on in the same, so that "next person" ends what lies behind too. Its number is
 * remembered from the first answer on, and says nothing of anybody.
 */
const openCase = {
  key: "rumo-case",
  get() {
    try {
      return sessionStorage.getItem(this.key);
    } catch {
      // A browser that keeps nothing: then a case ends on its own pages alone.
      return null;
    }
  },
  begin() {
    try {
      sessionStorage.setItem(this.key, caseField().value);
    } catch {}
  },
  forget() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {}
  },
};

let isLeaving = false;

// Whoever sees the same person in another window is shown the empty desk too.
const endings = window.BroadcastChannel && new BroadcastChannel("ended");
if (endings) {
  endings.onmessage = ({ data }) => {
    if (data === openCase.get()) openCase.forget();
    if (nextPerson() && data === caseField().value) location.replace(nextPerson().dataset.empty);
  };
}

/** The case ends: no form of it is shown again. */
async function leave() {
  if (isLeaving) return;
  isLeaving = true;
  const { form, formAction, dataset } = nextPerson();
  const number = caseField().value;
  // Nobody is shown while the line is slow.
  document.documentElement.hidden = true;
  try {
    const body = new URLSearchParams({ case: number });
    const answer = await fetch(formAction, { method: "POST", body, keepalive: true, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw answer;
    openCase.forget();
    if (endings) endings.postMessage(number);
    location.replace(dataset.empty);
  } catch {
    // The browser says what is wrong, and asks again on a reload.
    form.action = formAction;
    form.submit();
  }
}

// A page that comes back from the memory of the browser is shown empty, from the first moment.
addEventListener("pagehide", () => (document.documentElement.hidden = true));
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && nextPerson()) location.replace(nextPerson().dataset.empty);
  // A page that shows nobody: of what is too long.
  else document.documentElement.hidden = false;
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("button.next-person")) return;
  event.preventDefault();
  leave();
});

/** What is finished ends by one key; what is not is asked about first. */
function escape(event) {
  if (!nextPerson()) return;
  event.preventDefault();
  if (document.querySelector("[data-done]:not([aria-busy=true])") || document.activeElement === nextPerson()) leave();
  else nextPerson().focus();
}
