// A printed page, read back: its pages, its text, its fonts and its code.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a program prints. */
async function said(program, ...args) {
  return (await execute(program, args, { encoding: "utf8", maxBuffer: 8 << 20 })).stdout;
}

/** What poppler and zbar read from a file: nothing of it comes from the browser that printed it. */
export async function readBack(path) {
  const [info, text, fonts, code] = await Promise.all([
    said("pdfinfo", path),
    said("pdftotext", path, "-"),
    said("pdffonts", path),
    codeOf(path),
  ]);
  return {
    pages: Number(info.match(/^Pages:\s+(\d+)/m)[1]),
    isA4: /^Page size:.*\(A4\)/m.test(info),
    isTagged: /^Tagged:\s+yes/m.test(info),
    text,
    // Name, type and encoding may hold spaces; what follows are: embedded, subset, unicode, object.
    fonts: fonts
      .split("\n")
      .slice(2)
      .filter(Boolean)
      .map((line) => ({ line, isEmbedded: / yes +(yes|no) +yes +\d+ +\d+$/.test(line) })),
    code,
  };
}

/** What a scanner reads from the top of the first page, at the dots of a poor printer. */
async function codeOf(path) {
  const drawn = `${path.replace(/\.pdf$/, "")}-code`;
  const top = ["-f", "1", "-l", "1", "-r", "150", "-x", "0", "-y", "0", "-W", "1240", "-H", "420"];
  await said("pdftoppm", ...top, "-gray", "-singlefile", path, drawn);
  return (await said("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", `${drawn}.pgm`)).trim();
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
