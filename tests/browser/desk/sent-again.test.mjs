// A browser can be told to send a form again that lies in its history. After "next person" that shows
// the empty desk, whichever way it lies there, with a script and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Keys, answered, deskAddress, officePage, openWithMemory, reaches, showsNobody, until } from "../house/desk.mjs";
import { SITE } from "../house/pages.mjs";

let browser;
before(async () => (browser = await openWithMemory()));
after(() => browser?.close());

/** A page that counts which forms with the answers of the person before are sent. */
async function visit(t, options = {}) {
  const page = await officePage(t, browser, options);
  page.sent = 0;
  page.on("response", (response) => {
    if (/permit=temporary/.test(response.request().postData() ?? "")) page.sent += 1;
  });
  await page.goto(`${SITE}/pt/about`);
  await page.goto(deskAddress());
  return page;
}

const follow = (page, act) => Promise.all([page.waitForNavigation(), act()]);
const click = (page, selector) => follow(page, () => page.locator(selector).first().click());

/** By one key, after which the desk is empty. */
async function next(page) {
  const empty = page.waitForURL((url) => url.pathname === "/desk" && page.url().includes("/desk?"));
  await Promise.all([page.waitForEvent("framenavigated"), empty, page.keyboard.press("Escape")]);
  await page.waitForLoadState();
  await showsNobody(page, "on the next desk");
  page.sent = 0;
}

/** Where a form is in the way the browser stops and asks; whoever wants it sends it again. */
const settled = (page) => page.waitForTimeout(400);
const back = (page) => page.goBack({ timeout: 1_200 }).catch(() => {}).then(() => settled(page));
const forward = (page) => page.goForward({ timeout: 1_200 }).catch(() => {}).then(() => settled(page));
const reload = (page) => page.reload({ timeout: 10_000 }).catch(() => {}).then(() => settled(page));

/** Asks until the browser has sent again what lies there; on a busy machine Back may need a moment. */
const sentAgain = (page) => until(async () => {
  await reload(page);
  return { so: page.sent > 0, seen: page.url() };
}, "a form that is sent again");

/** At each page of the history: as it comes, and sent again. */
async function everywhere(page) {
  const far = await page.evaluate(() => history.length);
  for (const go of [back, forward]) {
    for (let step = 1; step < far; step++) {
      await go(page);
      await showsNobody(page, `${go.name} ${step} times`);
      await reload(page);
      await showsNobody(page, `${go.name} ${step} times, and sent again`);
      const isDesk = page.url().includes("/desk");
      assert.equal(await page.locator("form#desk").count(), isDesk ? 1 : 0, `at ${page.url()} stands the desk`);
    }
  }
}

test("from the sheet: next, back, forward, sent again", async (t) => {
  const page = await visit(t);
  await answered(page);
  await follow(page, () => page.keyboard.press("Enter"));
  assert.match(page.url(), /\/desk\/sheet/);
  await next(page);
  await back(page);
  await showsNobody(page, "after going back");
  await forward(page);
  await reload(page);
  await showsNobody(page, "after going forward and sending again");
});

test("from a letter: next, back, sent again", async (t) => {
  const page = await visit(t);
  await answered(page);
  await click(page, "button[formaction*='/desk/letters']");
  await click(page, "button[formaction*='/desk/letters/email']");
  await next(page);
  await back(page);
  await sentAgain(page);
  await showsNobody(page, "after sending again");
  assert.equal(new URL(page.url()).pathname, "/desk");
  assert.equal(new URL(page.url()).hash, "#finished");
  await page.locator("#finished").waitFor();
  await everywhere(page);
});

test("after two other languages of the client: next, back, sent again", async (t) => {
  const page = await visit(t);
  await answered(page);
  await click(page, "button[formaction$='with=qps']");
  await click(page, "button[formaction$='with=en']");
  await next(page);
  await back(page);
  await sentAgain(page);
  await showsNobody(page, "after sending again");
});

test("without a script: next, back, sent again", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.check("#permit-temporary");
  await click(page, "button.update");
  await page.fill("#expires-date", "20052026");
  await click(page, "button.update");
  // In the middle of a person a reload loses nothing.
  await reload(page);
  assert.equal(await page.inputValue("#expires-date"), "20052026");
  await click(page, "button.next-person");
  assert.equal(page.url(), deskAddress());
  page.sent = 0;
  await back(page);
  await sentAgain(page);
  await showsNobody(page, "after sending again");
  await page.locator("#finished").waitFor();
});

test("without a script from the papers: next, back, sent again", async (t) => {
  const page = await visit(t, { javaScriptEnabled: false });
  await page.check("#permit-temporary");
  // What may still come is answered before its turn, all at once.
  for (const id of ["request-none", "portal-untried", "basis-employed", "age-adult", "niss-linked"]) {
    await page.click(`#later-${id.split("-")[0]} summary`);
    await page.check(`#${id}`);
  }
  await page.click("#later-expires summary");
  await page.fill("#expires-date", "20052026");
  await click(page, "button.update");
  await click(page, "#sheet");
  await click(page, "form.at-desk button:not(.next-person)");
  assert.equal(await page.inputValue("#expires-date"), "20/05/2026", "papers are opened and left again");
  await click(page, "button[formaction*='/desk/letters']");
  await click(page, "button.next-person");
  await showsNobody(page, "on the next desk");
  page.sent = 0;
  await back(page);
  await sentAgain(page);
  await everywhere(page);
});

/** Ways to an empty desk that leave a person behind in the history of the window. */
const AWAY = {
  "back from the sheet": async (page) => {
    await follow(page, () => page.keyboard.press("Enter"));
    await back(page);
  },
  "back from another language": async (page) => {
    await click(page, "button[formaction$='with=qps']");
    await back(page);
  },
  "by its address after the letters": async (page) => {
    await click(page, "button[formaction*='/desk/letters']");
    await click(page, "a.brand");
    await page.goto(deskAddress());
  },
};

for (const [way, away] of Object.entries(AWAY)) {
  test(`an empty desk ${way}: its next person ends who was there before`, async (t) => {
    const page = await visit(t);
    await answered(page);
    const number = await page.inputValue("[name=case]");
    await away(page);
    await reaches(page, "permit");
    await showsNobody(page, "on the empty desk");
    assert.equal(await page.inputValue("[name=case]"), number, "it is the same case");
    const said = page.locator("#desk-status:not(.unseen)");
    assert.match(await said.innerText(), /não foi terminado/);
    // Somebody else begins there.
    await page.keyboard.press("6");
    await page.locator("[data-question=permit] :checked").waitFor();
    await page.locator("#way[data-done]").waitFor();
    await next(page);
    assert.notEqual(await page.inputValue("[name=case]"), number);
    assert.equal(await said.count(), 0);
    await everywhere(page);
  });
}

test("a page that comes back from the memory of the browser is shown empty, and never for a moment", async (t) => {
  const page = await visit(t);
  await answered(page);
  const isShown = () => page.evaluate(() => getComputedStyle(document.documentElement).display !== "none");
  assert.ok(await isShown());
  // As a browser does that keeps the page.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  assert.ok(!(await isShown()), "it is kept blank");
  await follow(page, () =>
    page.evaluate(() => void dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))));
  assert.ok(await isShown());
  await showsNobody(page, "after it came back");
});

test("a page that shows nobody comes back as it was", async (t) => {
  const page = await visit(t);
  await page.evaluate(() => {
    const form = document.getElementById("desk");
    form.append(Object.assign(document.createElement("input"), { name: "more", value: "x".repeat(100_000) }));
    form.submit();
  });
  await page.locator("h1").filter({ hasText: "demasiado longo" }).waitFor();
  const isShown = () => page.evaluate(() => getComputedStyle(document.documentElement).display !== "none");
  for (const [what, shown] of [["pagehide", false], ["pageshow", true]]) {
    await page.evaluate((what) => dispatchEvent(new PageTransitionEvent(what, { persisted: true })), what);
    assert.equal(await isShown(), shown, what);
  }
});

test("the case ends on a slow line too, and the page is blank at once", async (t) => {
  const page = await visit(t);
  await answered(page);
  await follow(page, () => page.keyboard.press("Enter"));
  let hasEnded = false;
  await page.route("**/desk/next?**", async (route) => {
    await new Promise((done) => setTimeout(done, 1_500));
    hasEnded = true;
    await route.continue();
  });
  const empty = page.waitForURL(deskAddress());
  await page.keyboard.press("Escape");
  const display = await page.evaluate(() => getComputedStyle(document.documentElement).display);
  assert.equal(display, "none");
  // Whoever waits presses again.
  await page.keyboard.press("Escape");
  await empty;
  assert.ok(hasEnded, "the next person comes after the last has ended");
  await reaches(page, "permit");
});

test("where the line is cut the browser says so, and a reload ends the case", async (t) => {
  const page = await visit(t);
  await answered(page);
  await follow(page, () => page.keyboard.press("Enter"));
  const number = await page.inputValue("[name=case]");
  await page.context().setOffline(true);
  await page.keyboard.press("Escape");
  await page.waitForURL("chrome-error://**", { timeout: 3_000 }).catch(() => {});
  await page.context().setOffline(false);
  await reload(page);
  await page.waitForURL(deskAddress());
  const again = await page.request.post(deskAddress(), {
    form: { case: number, permit: "temporary" }, maxRedirects: 0,
  });
  assert.match(again.headers().location, /#finished$/);
});

test("in a second window of the same person the desk is empty and says why", async (t) => {
  const page = await visit(t);
  const keys = await answered(page);
  const number = await page.inputValue("[name=case]");
  const ended = await page.request.post(`${SITE}/desk/next?ui=pt&with=en`, {
    form: { case: number }, maxRedirects: 0,
  });
  assert.equal(ended.status(), 303);
  await page.focus("#age-adult");
  await keys.press("2");
  await page.waitForFunction(() => !document.querySelector("#desk-status").classList.contains("unseen"));
  await showsNobody(page, "after the case ended elsewhere");
  assert.match(await page.locator("#desk-status").innerText(), /terminou/);
  assert.notEqual(await page.inputValue("[name=case]"), number);
  await page.focus("#permit-temporary");
  await keys.press("1");
  await page.locator("#expires-date:focus").waitFor();
});

test("a second window of the same person is empty at once", async (t) => {
  const page = await visit(t);
  await answered(page);
  const number = await page.inputValue("[name=case]");
  const other = await page.context().newPage();
  await other.goto(deskAddress());
  await other.evaluate((number) => (document.getElementById("desk").elements.case.value = number), number);
  await other.check("#permit-temporary");
  // Its first answer has been answered: until then its page is an empty one, which keeps what is told.
  await until(async () => {
    const seen = await other.evaluate(() => document.getElementById("permit-temporary").defaultChecked);
    return { so: seen, seen };
  }, "an answer in the window behind");
  await page.bringToFront();
  await next(page);
  // A window behind another draws nothing, so it is asked from here.
  await until(async () => {
    const seen = await other.inputValue("[name=case]");
    return { so: seen !== number, seen };
  }, "another number in the window behind");
  await showsNobody(other, "in the window behind");
});

test("where a form is not shown again, the first key answers the first question", async (t) => {
  const page = await visit(t);
  await page.goto(`${SITE}/pt/about`);
  await page.goto(`${deskAddress()}#finished`);
  await page.locator("#permit-temporary:focus").waitFor();
  await page.keyboard.press("1");
  await page.locator("#expires-date:focus").waitFor();
});

test("an empty desk that stood open for days loses no answer", async (t) => {
  const page = await visit(t);
  await page.evaluate(() => {
    const { elements } = document.getElementById("desk");
    elements.case.value = elements.case.value.replace(/^\d+/, "20261119");
  });
  const keys = new Keys(page);
  await keys.press("1");
  await page.locator("#expires-date:focus").waitFor();
  assert.equal(await page.locator("#permit-temporary:checked").count(), 1);
  await keys.press(..."20052026");
  await page.locator("[data-question=request] :focus").waitFor();
});

test("two windows are two persons", async (t) => {
  const page = await visit(t);
  const other = await page.context().newPage();
  await other.goto(deskAddress());
  await page.keyboard.press("1");
  await page.locator("#expires-date:focus").waitFor();
  await other.keyboard.press("6");
  await other.locator("#way[data-done]").waitFor();
  await other.keyboard.press("Escape");
  await other.waitForFunction(() => !document.querySelector("#way[data-done]"));
  await page.bringToFront();
  await page.keyboard.type("20052026");
  await page.locator("[data-question=request] :focus").waitFor();
  assert.equal(await page.locator("#permit-temporary:checked").count(), 1);
});
