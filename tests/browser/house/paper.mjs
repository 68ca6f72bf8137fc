// Printed pages, read back: their text and its places, their fonts and their codes. Nothing of it
// comes from the browser that printed them: `poppler` and `zbar` read the files.

import { writeFileSync } from "node:fs";
import { command } from "./command.mjs";

/** A file of one sheet as a whole, its text in the order in which lines stand. */
export async function readBack(path) {
  const [text, { pages, isTagged, fonts }, code] = await Promise.all([
    command("pdftotext", [path, "-"]),
    readPages(path),
    codeOnPaper(path, 1),
  ]);
  return { pages: pages.length, isA4: pages.every(({ isA4 }) => isA4), isTagged, text, fonts, code };
}

/** The pages of a file, of all that was printed in one go: `{ pages: [{ isA4, text, filled }], isTagged, fonts }`. */
export async function readPages(path) {
  const [info, places, fonts] = await Promise.all([
    command("pdfinfo", [path]),
    command("pdftotext", ["-bbox", path, "-"]),
    command("pdffonts", [path]),
  ]);
  return {
    isTagged: /^Tagged:\s+yes/m.test(info),
    pages: places.split("<page ").slice(1).map(readPage),
    // Name, type and encoding may hold spaces; what follows are: embedded, subset, unicode, object.
    fonts: fonts
      .split("\n")
      .slice(2)
      .filter(Boolean)
      .map((line) => ({ line, isEmbedded: / yes +(yes|no) +yes +\d+ +\d+$/.test(line) })),
  };
}

/** The top of a page and the end of it within the margins of the sheet, in points. */
const [TOP, END] = [28.35, 810.7];
/** A4 in points. */
const A4 = [595, 842];

/** The words of a page with their places, as one text; how much of it is filled, down to its lowest word that is not in the margin. */
function readPage(page) {
  const size = page.match(/^width="([\d.]+)" height="([\d.]+)"/).slice(1);
  const signs = [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)];
  const lowest = Math.max(...signs.filter(([, top]) => top < END).map(([, , end]) => end));
  return {
    isA4: size.every((points, at) => Math.abs(points - A4[at]) < 1),
    text: signs.map(([, , , word]) => plain(word)).join(" "),
    filled: (lowest - TOP) / (END - TOP),
  };
}

/** A word of `-bbox`, in its letters: those that run from right to left come as they are seen. */
function plain(text) {
  const signs = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  const named = text.replace(/&(?:#(\d+)|(\w+));/g, (whole, number, name) => (number ? String.fromCodePoint(number) : (signs[name] ?? whole)));
  return named.replace(/[\p{Script=Arabic}\p{Script=Hebrew}]+/gu, (letters) => [...letters].reverse().join(""));
}

/** What a scanner reads from the top of a page, at the dots of a poor printer. */
export async function codeOnPaper(path, page) {
  const drawn = `${path.replace(/\.pdf$/, "")}-${page}`;
  const top = ["-f", page, "-l", page, "-r", "150", "-x", "0", "-y", "0", "-W", "1240", "-H", "420"];
  await command("pdftoppm", [...top, "-gray", "-singlefile", path, drawn]);
  return (await scanned([`${drawn}.pgm`]))[0];
}

/** What a scanner reads from the drawing of a code: its side, and its dark modules. */
export async function codesOf(drawings, folder) {
  const files = drawings.map(({ side, dark }, at) => {
    const [scale, file] = [4, `${folder}-${at}.pgm`];
    const wide = side * scale;
    const picture = Buffer.alloc(wide * wide, 255);
    for (const [x, y] of dark) {
      for (let row = 0; row < scale; row++) picture.fill(0, (y * scale + row) * wide + x * scale, (y * scale + row) * wide + (x + 1) * scale);
    }
    writeFileSync(file, Buffer.concat([Buffer.from(`P5 ${wide} ${wide} 255\n`), picture]));
    return file;
  });
  return scanned(files);
}

/** What is read from each picture; nothing where nothing is. */
async function scanned(files) {
  // It fails where one of them holds no code.
  const xml = await command("zbarimg", ["--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", ...files]).catch(({ stdout }) => stdout);
  const read = new Map(xml.split("<source ").slice(1).map((source) => [source.match(/href='([^']*)'/)[1], source.match(/<!\[CDATA\[(.*?)\]\]>/)?.[1]]));
  return files.map((file) => read.get(file));
}

/**
 * A text in the order in which it is read. `pdftotext` takes each line for one from left to right: in
 * a line that runs the other way the pieces between its marks stand in reverse.
 */
export function inReadingOrder(text) {
  const turn = (line) => {
    if (!line.includes("\u202b")) return line;
    return line.split(/(\u202b[^\u202c]*\u202c)/).reverse().join(" ");
  };
  return text.split("\n").map(turn).join("\n");
}

/**
 * The words of a text, each of one script, without what only a printer needs: soft hyphens, marks of
 * direction, ligatures and presentation forms.
 */
export function words(text) {
  const marks = /[\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
  const word = /[\p{Script=Arabic}]+|[\p{Script=Bengali}]+|[\p{Script=Latin}\p{N}]+/gu;
  return text.normalize("NFKC").replace(marks, "").match(word) ?? [];
}
