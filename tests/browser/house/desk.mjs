// A volunteer at the desk: what they press, one key after another.

import { SITE } from "./pages.mjs";

/** The address of the desk in two languages. */
export function deskAddress(ui = "pt", beside = "en") {
  return `${SITE}/desk?ui=${ui}${beside ? `&with=${beside}` : ""}`;
}

/**
 * The most usual person: a temporary card that ended in 2026, nothing asked for yet, told something
 * by the portal, employed, adult, with a NISS that the portal knows.
 */
export const MEDIAN = {
  permit: ["1"],
  expires: [..."20052026"],
  request: ["1"],
  portal: ["2"],
  // Typed, recognised, and the first of what was found.
  message: [..."sessao", "Enter", "1"],
  basis: ["1"],
  age: ["1"],
  niss: ["1"],
};

/** Presses keys and counts them. */
export class Keys {
  count = 0;

  constructor(page) {
    this.page = page;
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.count += 1;
    }
  }
}

/** The name of the question that has the focus; the id of the element outside of all questions. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element.closest("[data-question]")?.dataset.question ?? element.id;
  });
}

/** Waits until a question has the focus. */
export function reaches(page, name) {
  return page.waitForFunction(
    (name) => {
      const element = document.activeElement;
      return (element.closest("[data-question]")?.dataset.question ?? element.id) === name;
    },
    name,
  );
}
