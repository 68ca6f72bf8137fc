// Writes a diary as one page that anybody can read and that carries its data, of versions 1 and 2. FROZEN: a
// file is compared with what this writes, sign by sign, for ever. Whoever changes a mark, the style or the
// order makes a writer of the next version beside it. The files in tests/browser/diary/files say whether it is
// the same.

const STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}"
  + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #666;padding:.4rem;text-align:start;vertical-align:top}"
  + "small{display:block;color:#444}@page{size:A4 landscape;margin:12mm}"
  + "@media screen and (max-width:40rem){table,tbody,tr,td{display:block}tr{border:1px solid #666;margin:.6rem 0}td{border:0}th{display:none}}";

/** Text for a place between marks or in quotes. */
function asHtml(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The words of the person's language as a mark of their own; none where the page is in Portuguese. */
function alsoIn(own, html) {
  return own ? `<small lang="${own.tag}" dir="${own.dir}">${html}</small>` : "";
}

function fileRow({ own, pt }, one) {
  const cells = (voice) => entryCells(voice, one, [carriedWords(voice, one)]);
  const theirs = own && cells(own);
  const asLines = (lines) => lines.map(asHtml).join("<br>");
  const html = cells(pt).map((lines, at) => {
    const also = own && theirs[at][0] !== lines[0] ? alsoIn(own, asLines(theirs[at])) : "";
    return `<td>${asLines(lines)}${also}</td>`;
  });
  return `<tr>${html.join("")}</tr>\n`;
}

/** The entries with the stamps that speak for them, as the diary carries them and unchecked. */
function carriedBy({ entries }) {
  const found = entries.map((kept) => ({ ...kept, bad: [], stamped: null }));
  cover(found);
  return found;
}

/**
 * The whole file. `by` is who speaks in it: Portuguese (`pt`) and, where there is another one, the
 * person's language (`own`); and the address at which it is checked. `made` is the line that names
 * them. The data has no sign that could end its block, and is escaped all the same.
 */
function fileText(diary, by, made) {
  const { own, pt } = by;
  const both = (key, values) => asHtml(say(pt, key, values)) + (own ? alsoIn(own, asHtml(say(own, key, values))) : "");
  const rows = carriedBy(diary).map((one) => fileRow(by, one)).join("");
  const last = diary.entries[diary.entries.length - 1];
  const stamps = diary.entries.filter(({ stamp }) => stamp).map(({ stamp }) => `<p><code>${asHtml(stampLine(stamp))}</code></p>\n`);
  return `<!doctype html>
<html lang="pt-PT">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${made}
<meta name="viewport" content="width=device-width">
<title>${asHtml(say(pt, "file-title"))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${both("file-title")}</h1>
<p>${both("file-lead")}</p>
<table>
<tr>${COLUMNS.map((name) => `<th>${both(`col-${name}`)}</th>`).join("")}</tr>
${rows}</table>
<p>${asHtml(say(pt, "head"))}: <code>${last ? last.hash : FIRST}</code></p>
${stamps.join("")}<p>${both("not-qualified")}</p>
<p>${both("file-verify", { name: by.check })}</p>
${BEGIN}${canonical(diary).replace(/</g, "\\u003c")}${END}
</body>
</html>
`;
}
