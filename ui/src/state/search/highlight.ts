/** A part of a text, and whether it is what was searched for. */
interface Part {
  text: string;
  hit: boolean;
}

/** Where a text is found: anywhere inside, or from the beginning of a word. */
export type From = "anywhere" | "wordBegin";

/**
 * A text in the parts that were searched for and those between; one part where nothing was. Letters
 * are compared as the program does (`session_index/src/fold.rs`): without case, accents and
 * apostrophes, `ö` also as `oe`.
 */
export function parts(text: string, words: readonly string[], from: From = "anywhere"): Part[] {
  const marked = new Array<boolean>(text.length).fill(false);
  const forms = [fold(text, plain), fold(text, spelledOut)];
  for (const word of words) {
    for (const needle of new Set([joined(fold(word, plain)), joined(fold(word, spelledOut))])) {
      if (needle !== "") for (const form of forms) mark(marked, form, needle, from);
    }
  }
  return inParts(text, marked);
}

/** A folded letter, and the place of what it was made of. */
interface Letter {
  letter: string;
  at: number;
  end: number;
}

function mark(marked: boolean[], letters: readonly Letter[], needle: string, from: From): void {
  const text = joined(letters);
  for (let found = text.indexOf(needle); found >= 0; found = text.indexOf(needle, found + 1)) {
    if (from === "wordBegin" && /[\p{L}\p{N}]$/u.test(text.slice(0, found)) && /^[\p{L}\p{N}]/u.test(needle)) continue;
    const [first, last] = [letters[found], letters[found + needle.length - 1]];
    if (first && last) marked.fill(true, first.at, last.end);
  }
}

function inParts(text: string, marked: readonly boolean[]): Part[] {
  const made: Part[] = [];
  let begin = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[begin]) continue;
    made.push({ text: text.slice(begin, at), hit: marked[begin] === true });
    begin = at;
  }
  return made;
}

/** Each UTF-16 unit of the folded text with the place that it comes from. */
function fold(text: string, letters: (letter: string) => string): Letter[] {
  let at = 0;
  const folded: Letter[] = [];
  for (const letter of text) {
    const end = at + letter.length;
    for (const unit of letters(letter).split("")) folded.push({ letter: unit, at, end });
    // What folds to nothing, such as an accent of its own, belongs to the letter before it.
    const before = folded.at(-1);
    if (before && before.end === at) before.end = end;
    at = end;
  }
  return folded;
}

function joined(letters: readonly Letter[]): string {
  return letters.map(({ letter }) => letter).join("");
}

const WHOLE: Readonly<Record<string, string>> = {
  ı: "i",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ς: "σ",
};
const TWO: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
const SILENT = /[\p{M}\p{Cf}'`´‘’‛ʼʹ′]/gu;

function plain(letter: string): string {
  const small = letter.normalize("NFKD").replaceAll(SILENT, "").toLowerCase().replaceAll(SILENT, "");
  return WHOLE[small] ?? small.replaceAll(/[\u2010-\u2015\u2212]/g, "-").replaceAll(/\s/g, " ");
}

function spelledOut(letter: string): string {
  return TWO[letter.toLowerCase()] ?? plain(letter);
}
