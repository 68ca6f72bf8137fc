// Gives the preview on the page for webmasters the height that its page tells, as the loader does in
// the pages of others. Without this it is as high as its first page.
(() => {
  const frame = document.querySelector("iframe.preview");
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || !data || data.message !== "height") return;
    if (data.value >= 200 && data.value <= 3000) frame.style.height = `${Math.ceil(data.value)}px`;
  });
  frame.contentWindow.postMessage({ message: "ready" }, location.origin);
})();
