// What the browser keeps, once the person has chosen it. Nothing is written before, not even to try.
// Several tabs may be open: whatever changes what is kept reads it first, and one at a time.

const PLACE = "rumo-diary";

/** The text that is kept; none where nothing is, or the browser refuses. */
function keptText() {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

/** Keeps a diary, and says whether the browser did. */
function keepDiary(diary) {
  const text = canonical(diary);
  try {
    localStorage.setItem(PLACE, text);
    return localStorage.getItem(PLACE) === text;
  } catch {
    return false;
  }
}

function forgetDiary() {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // Where nothing can be kept, nothing is there.
  }
}

/** Whether the browser has locks. Some have none on a page without a secure connection. */
const hasLocks = () => Boolean(navigator.locks);

/** How long a browser may take to show one tab what another one wrote, in milliseconds. */
const SETTLED = 300;

/** Whether what was kept a moment ago is still there, with all its stamps; another tab may have gone on from it. */
async function isStillKept({ entries }) {
  await settle();
  const text = keptText();
  // Deleted meanwhile: that was meant.
  if (text === null) return true;
  const now = parseDiary(text).entries;
  return entries.every(({ hash, stamp }, at) => now[at] && now[at].hash === hash && (!stamp || now[at].stamp));
}

const settle = () => new Promise((done) => setTimeout(done, SETTLED));

/**
 * Does this while no other tab does, where the browser has locks and lets us use them. Another tab may run in a
 * process of its own and see what was written only a moment after: so long the lock is kept.
 */
function alone(work) {
  return new Promise((resolve) => {
    let begun = null;
    const begin = () => {
      begun = work();
      resolve(begun);
      return begun.catch(() => {}).then(settle);
    };
    try {
      navigator.locks.request(PLACE, begin).catch(() => begun || resolve(work()));
    } catch {
      resolve(work());
    }
  });
}

/**
 * Changes the kept diary as it stands at that moment; `edit` makes the next of it. Gives that, and its
 * `fate`: `kept`, `refused` by the browser, or `gone` where another tab had deleted what was kept.
 */
function changeKept(edit) {
  return alone(async () => {
    for (;;) {
      const text = keptText();
      const diary = await edit(text === null ? newDiary() : parseDiary(text));
      // A tab without locks may have written meanwhile: then once more, from what it wrote.
      if (keptText() !== text) continue;
      if (text === null) return { diary, fate: "gone" };
      if (!keepDiary(diary)) return { diary, fate: "refused" };
      // Without locks another one may have written in the same instant: this comes after it, then.
      if (hasLocks() || (await isStillKept(diary))) return { diary, fate: "kept" };
    }
  });
}

/** Two diaries of which one goes on from the other, as one with the stamps of both; none where they differ. */
function joined(one, other) {
  const [longer, shorter] = one.entries.length < other.entries.length ? [other, one] : [one, other];
  const same = shorter.entries;
  if (!same.every(({ hash }, at) => hash === longer.entries[at].hash)) return null;
  const entries = longer.entries.map((kept, at) => ({ ...kept, stamp: kept.stamp || (at < same.length ? same[at].stamp : null) }));
  return { ...longer, entries };
}
