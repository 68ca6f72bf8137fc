// Inside a frame: tells the page around it how high this page is, in WordPress' own messages. Its
// `#?secret=...` goes along with every link.
(() => {
  "use strict";
  if (parent === window) return;
  const root = document.documentElement;
  let secret;
  let told;

  const calmly = (work) => (event) => {
    try { work(event); } catch (_) { return; }
  };

  const post = (message, value) =>
    parent.postMessage(secret ? { message, value, secret } : { message, value }, "*");

  // In steps, and each height once: it shall not tell the page around it which page this is.
  const height = () =>
    Math.min(3000, Math.max(200, 50 * Math.ceil(root.getBoundingClientRect().height / 50)));
  const tellAgain = () => post("height", (told = height()));
  const tell = () => { if (height() !== told) tellAgain(); };

  const keepSecret = () => {
    const found = /\?secret=([a-z0-9]{1,64})$/i.exec(location.hash);
    if (!found) return;
    secret = found[1];
    for (const link of document.links) {
      const isInside = link.origin === location.origin && link.pathname.startsWith("/embed/");
      if (isInside && !link.hash) link.hash = found[0];
    }
  };

  // Where no tab may be opened, the host is asked to go to the start: it must not learn an answer.
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
  addEventListener("hashchange", calmly(() => { keepSecret(); tellAgain(); }));
  addEventListener("load", calmly(tell));
  addEventListener("message", calmly(({ source, data }) => {
    if (source === parent && data.message === "ready") tellAgain();
  }));
  document.addEventListener("click", calmly(leave));
  calmly(keepSecret)();
  calmly(tell)();
  calmly(() => new ResizeObserver(calmly(tell)).observe(root))();
})();
