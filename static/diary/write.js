// Writes a diary as one page that anybody can read and that carries its data.

const STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}"
  + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #666;padding:.4rem;text-align:start;vertical-align:top}"
  + "small{display:block;color:#444}code{overflow-wrap:anywhere}@page{size:A4 landscape;margin:12mm}";

/** Text for a place between marks or in quotes. */
function asHtml(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Portuguese, and below it the language of the person. */
function inBoth(words) {
  const also = data.pt ? `<small lang="${data.tag}" dir="${data.dir}">${asHtml(words(HERE))}</small>` : "";
  return `${asHtml(words(PT))}${also}`;
}

function fileRow(kept, existed) {
  const portuguese = entryCells(PT, kept, existed);
  const own = entryCells(HERE, kept, existed);
  const cells = portuguese.map((lines, at) => {
    const also = data.pt && own[at][0] !== lines[0]
      ? `<small lang="${data.tag}" dir="${data.dir}">${own[at].map(asHtml).join("<br>")}</small>` : "";
    return `<td>${lines.map(asHtml).join("<br>")}${also}</td>`;
  });
  return `<tr>${cells.join("")}</tr>\n`;
}

/** The whole file. The data has no sign that could end its block, and is escaped all the same. */
function fileOf(diary) {
  const times = existedBy(diary);
  const rows = diary.entries.map((kept, at) => fileRow(kept, times[at])).join("");
  const last = diary.entries[diary.entries.length - 1];
  const stamps = diary.entries.filter(({ stamp }) => stamp).map(({ stamp }) => `<p><code>${asHtml(stampLine(stamp))}</code></p>\n`);
  return `<!doctype html>
<html lang="pt-PT">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${GENERATOR} ${VERSION}">
<meta name="viewport" content="width=device-width">
<title>${asHtml(say(PT, "file-title"))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${inBoth((voice) => say(voice, "file-title"))}</h1>
<p>${inBoth((voice) => say(voice, "file-lead"))}</p>
<table>
<tr>${COLUMNS.map((name) => `<th>${inBoth((voice) => say(voice, `col-${name}`))}</th>`).join("")}</tr>
${rows}</table>
<p>${asHtml(say(PT, "head"))}: <code>${last ? last.hash : FIRST}</code></p>
${stamps.join("")}<p>${inBoth((voice) => say(voice, "not-qualified"))}</p>
<p>${inBoth((voice) => say(voice, "file-verify", { name: data.check }))}</p>
${BEGIN}${canonical(diary).replace(/</g, "\\u003c")}${END}
</body>
</html>
`;
}
