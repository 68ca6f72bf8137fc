// Puts Rumo into the page of somebody else: <rumo-triage site="demo" lang="pt">a link</rumo-triage>.
//
// It talks to the server of this file and to no other, changes nothing outside its own element,
// and leaves the link where it cannot do better.
(() => {
  "use strict";
  const NAME = "rumo-triage";
  const TITLES = {
    en: "Rumo: the way to renew a residence permit",
    pt: "Rumo: o caminho para renovar a autorização de residência",
  };

  /** The server of this file. Asked of the prototype: a page may hide it behind an image's name. */
  const ownOrigin = () => {
    const { get } = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript");
    return new URL(get.call(document).src).origin;
  };

  /** Whatever fails here, the page around it goes on and the link is still there. */
  const calmly = (work) => (event) => {
    try { work(event); } catch (_) { return; }
  };

  /** What the frame may say: its height in CSS pixels, and nothing else. */
  const heightIn = (data) =>
    data && data.message === "height" && data.value >= 200 && data.value <= 3000 &&
    Number.isFinite(data.value) ? Math.ceil(data.value) : 0;

  const frameOf = (address, lang) => {
    const frame = document.createElement("iframe");
    frame.title = TITLES[lang] || TITLES.en;
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    // Scripts tell the height; the full page opens in a tab that is free. Without its own origin
    // the frame has no cookie and no storage, and it cannot send this page elsewhere.
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    frame.style.cssText = "display:block;box-sizing:border-box;width:100%;height:640px;border:0";
    frame.src = address;
    return frame;
  };

  /** Builds the frame beside the link, which stays until the frame has said that it is there. */
  const build = (element, origin) => {
    const site = element.getAttribute("site") || "";
    const lang = element.getAttribute("lang") || "";
    if (!/^[a-z0-9-]{1,40}$/.test(site) || !/^[a-z]{2,3}$/.test(lang)) return undefined;
    const frame = frameOf(`${origin}/embed/${site}/${lang}/`, lang);
    const link = document.createElement("slot");
    const hear = calmly(({ source, data }) => {
      if (!source || source !== frame.contentWindow) return;
      const height = heightIn(data);
      if (!height) return;
      frame.style.height = `${height}px`;
      link.style.display = "none";
    });
    // Who chose an answer far down in the frame begins the next page at its top.
    frame.addEventListener("load", calmly(() => {
      const isUsed = document.activeElement === element;
      if (isUsed && frame.getBoundingClientRect().top < 0) element.scrollIntoView();
    }));
    const shadow = element.shadowRoot || element.attachShadow({ mode: "open" });
    shadow.textContent = "";
    addEventListener("message", hear);
    shadow.append(frame, link);
    return () => {
      removeEventListener("message", hear);
      shadow.textContent = "";
      shadow.append(document.createElement("slot"));
    };
  };

  calmly(() => {
    if (!window.customElements || customElements.get(NAME)) return;
    const origin = ownOrigin();
    const undo = new WeakMap();
    const renew = (isThere) => calmly((element) => {
      const before = undo.get(element);
      if (before) before();
      undo.set(element, isThere && build(element, origin));
    });
    const show = renew(true);
    const hide = renew(false);
    customElements.define(
      NAME,
      class extends HTMLElement {
        static get observedAttributes() { return ["site", "lang"]; }
        connectedCallback() { show(this); }
        disconnectedCallback() { hide(this); }
        attributeChangedCallback() { if (this.isConnected) show(this); }
      },
    );
  })();
})();
