// What the browser keeps, once the person has chosen it. Nothing is written before, not even to try.

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
