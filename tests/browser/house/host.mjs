// The page of somebody else, on an address of its own: what frames are put into.

import { createServer } from "node:http";
import { after, before } from "node:test";

/** A host whose name leads here and which no site has let in. */
export const FOREIGN = "foreign.test";

/** Chromium finds that host at home, and no other anywhere. */
export const NAMES = [`--host-resolver-rules=MAP ${FOREIGN} 127.0.0.1`];

/**
 * Serves pages for the tests of one file. `host.page(html, headers)` gives the path of a new page;
 * `host.at(name, path)` its address at `localhost`, `127.0.0.1` or the foreign host.
 */
export function inHost() {
  const pages = new Map();
  const host = {
    /** Adds a page: what stands in its body, and more headers. */
    page(body, { headers = {}, html = '<html lang="pt">', head = "" } = {}) {
      const path = `/${pages.size + 1}`;
      const text = `<!doctype html>${html}<head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,"><title>An association</title>${head}</head><body>${body}</body></html>`;
      pages.set(path, { text, headers });
      return path;
    },
    at: (name, path) => `http://${name}:${host.port}${path}`,
  };
  const server = createServer(({ url }, answer) => {
    const page = pages.get(new URL(url, "http://host").pathname);
    if (!page) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": "text/html; charset=utf-8", ...page.headers });
    return answer.end(page.text);
  });
  before(() => new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      host.port = server.address().port;
      done();
    });
  }));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return host;
}
