// What axe finds on a page.

import { AxeBuilder } from "@axe-core/playwright";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];

async function findings(axe) {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.split("\n").slice(1, 3)}`),
  );
}

/** axe on this page alone: there are no frames, which would need a page of their own. */
function axe(page) {
  return new AxeBuilder({ page }).setLegacyMode();
}

/** Every barrier that a tool can find. */
export function barriers(page) {
  return findings(axe(page).withTags(TAGS));
}

/** Text that can hardly be read: darkness changes colours and nothing else. */
export function faintText(page) {
  return findings(axe(page).withRules(COLOURS));
}
