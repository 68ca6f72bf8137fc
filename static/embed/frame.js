// Inside a frame: tells the page around it how high this page is, and nothing else about it.
// The messages are WordPress' own; its `#?secret=...` goes along with every link in the frame.
(() => {
  "use strict";
  if (parent === window) return;
  const root = document.documentElement;
  let secret;

  /** Whatever fails here, the links work without it. */
  const calmly = (work) => (event) => {
    try { work(event); } catch (_) { return; }
  };

  const post = (message, value) =>
    parent.postMessage(secret ? { message, value, secret } : { message, value }, "*");

  const tell = () =>
    post("height", Math.min(3000, Math.max(200, Math.ceil(root.getBoundingClientRect().height))));

  const keepSecret = () => {
    const found = /\?secret=([a-z0-9]{1,64})$/i.exec(location.hash);
    if (!found) return;
    secret = found[1];
    for (const link of document.links) {
      const isInside = link.origin === location.origin && link.pathname.startsWith("/embed/");
      if (isInside && !link.hash) link.hash = found[0];
    }
    tell();
  };

  // Where no tab may be opened, the page around the frame is asked to go to the start of the full
  // page: it must not learn an answer.
  const leave = (event) => {
    const link = event.target.closest("a[data-full]");
    if (!link || !secret || window.origin !== "null" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const tab = open(link.href);
    const { origin, pathname } = new URL(root.dataset.start, location);
    if (tab) tab.opener = null;
    else if (origin === location.origin) post("link", origin + pathname);
  };

  calmly(() => { document.body.style.minBlockSize = 0; })();
  addEventListener("hashchange", calmly(keepSecret));
  addEventListener("load", calmly(tell));
  addEventListener("message", calmly(({ source, data }) => {
    if (source === parent && data.message === "ready") tell();
  }));
  document.addEventListener("click", calmly(leave));
  calmly(keepSecret)();
  calmly(tell)();
  calmly(() => new ResizeObserver(calmly(tell)).observe(root))();
})();
