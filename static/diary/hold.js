// The diary that an open page holds: in the page alone, or in the browser too where the person chose
// it. Another tab may hold the same. Whatever changes it gives the lines that are to be told of it.

/** Holds a diary; `show` is called whenever it has changed. */
function holdDiary(show) {
  /**
   * Whether the browser keeps it, whether something of it is nowhere but here, and why the browser
   * does not keep it though the person chose so: the key of its words, or nothing.
   */
  const held = { diary: newDiary(), isKept: false, isLoose: false, refusal: "" };

  function take(diary, isKept, refusal = "") {
    Object.assign(held, { diary, isKept, isLoose: !isKept && diary.entries.length > 0, refusal });
    return show();
  }

  /** That what was chosen was not done: the notes are as they were. */
  async function refuse(refusal) {
    await take(held.diary, false, refusal);
    return [refusal];
  }

  /** What another tab has added or deleted is seen here. */
  held.reread = async () => {
    const text = keptText();
    if (!held.isKept) {
      // What stood in the way is gone.
      if (text === null && held.refusal.startsWith("kept-")) await take(held.diary, false);
      return [];
    }
    try {
      await take(text === null ? newDiary() : parseDiary(text), text !== null);
      return held.isKept ? [] : ["gone"];
    } catch {
      // It is left alone, and the notes go on in this page.
      return refuse("kept-unreadable");
    }
  };

  /** Shows what the browser keeps. */
  held.begin = async () => {
    held.isKept = keptText() !== null;
    if (held.isKept) return held.reread();
    await show();
    return [];
  };

  /** Changes the diary where it is: `edit` makes the next of it. */
  held.change = async (edit) => {
    const lost = await held.reread();
    if (!held.isKept) {
      await take(await edit(held.diary), false, held.refusal);
      return lost;
    }
    const { diary, fate } = await changeKept(edit);
    await take(diary, fate === "kept", fate === "refused" ? "off-storage" : "");
    if (held.isKept) return [];
    return [held.refusal || "gone"];
  };

  /** Keeps the diary. What another tab keeps is gone on with, and never written over. */
  held.keep = () => alone(async () => {
    const text = keptText();
    let both = held.diary;
    try {
      if (text !== null) both = joined(parseDiary(text), both);
    } catch {
      return refuse("kept-unreadable");
    }
    if (!both) return refuse("kept-other");
    const isKept = keepDiary(both);
    await take(both, isKept, isKept ? "" : "off-storage");
    return [held.refusal || "kept"];
  });

  /** Deletes the diary here and in the browser, once the person has said so. */
  held.remove = (isMeant) => alone(async () => {
    await held.reread();
    const text = keptText();
    if ((text !== null || held.diary.entries.length > 0) && !isMeant()) return [];
    if (keptText() !== text) {
      await held.reread();
      return ["changed-elsewhere"];
    }
    forgetDiary();
    await take(newDiary(), false);
    return ["deleted"];
  });

  return held;
}
