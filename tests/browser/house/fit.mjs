// What does not fit a narrow screen or a finger. Each of these runs in the page.

/** What is wider than the window, by itself and not in a box that scrolls. */
export function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (right > clientWidth + 1 || left < -1) && !element.closest(".skip,.scroll");
  });
  return [`${scrollWidth} px`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
}

/** What a finger would miss: under 44 px, and not a link in the middle of a sentence. */
export function tooSmall() {
  const isInSentence = (element) => {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    const around = element.parentElement;
    const words = [...around.childNodes].filter((node) => node !== element);
    return words.some((node) => node.textContent.trim() !== "");
  };
  return [...document.querySelectorAll("a,button,input:not([type=hidden]),select,textarea,summary")]
    .filter((element) => element.checkVisibility() && !element.matches(".skip,[tabindex='-1']"))
    .filter((element) => !isInSentence(element))
    // The words beside a box to tick can be pressed too.
    .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width < 43.9 || box.height < 43.9)
    .map(({ element, box }) =>
      `${Math.round(box.width)}x${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`,
    );
}

/** Sets the spacing that readers may choose (WCAG 1.4.12); the page's policy forbids a style sheet. */
export function spaceOut() {
  for (const element of document.querySelectorAll("body, body *")) {
    element.style.setProperty("line-height", "1.5", "important");
    element.style.setProperty("letter-spacing", ".12em", "important");
    element.style.setProperty("word-spacing", ".16em", "important");
  }
}
