// What only files and dossiers need is a script of its own: it comes once somebody is there who may note
// something, and with it their words.

/** After so long without a touch it is asked for, in milliseconds. */
const SOON = 4000;

/** Prepares something at the first touch of an element, or a while after the page: not with it. */
function soon(element, prepare) {
  setTimeout(prepare, SOON);
  element.addEventListener("focusin", prepare, { once: true });
}

/** Loads it, once; where it cannot be had, that is said. */
const later = (() => {
  let coming = null;
  return () => {
    coming = coming || new Promise((done, failed) => {
      const script = make("script", { src: data.later });
      script.onload = () => done(script.remove());
      script.onerror = () => {
        coming = null;
        failed(new Away(data.later));
      };
      document.head.append(script);
    });
    return coming;
  };
})();
