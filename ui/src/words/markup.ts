import { disarmed } from "./formula";

/** Text that stands as it is in an element of HTML, whatever is in it. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"'\0]/g, (sign) => MEANT[sign] ?? "\ufffd");
}

const MEANT: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The same as text and as HTML; what it is pasted into takes what it likes. */
export interface Rich {
  text: string;
  html: string;
}

/** One paragraph, whatever is in it. */
export function paragraph(text: string): Rich {
  return { text, html: `<p>${escaped(text)}</p>` };
}

/** Paragraphs with an empty line between them; the lines within stay apart. */
export function paragraphs(text: string): Rich {
  const html = text.split(/\n{2,}/).map((one) => paragraph(one).html.replaceAll("\n", "<br>"));
  return { text, html: html.join("") };
}

/** A table below what is said of it. */
export function withTable({ text, html }: Rich, table: Table): Rich {
  return { text: `${text}\n\n${tableAsText(table)}\n`, html: html + tableAsHtml(table) };
}

/** A heading for each column, or none, and rows of as many cells. */
export interface Table {
  headings: readonly string[] | null;
  rows: readonly (readonly string[])[];
}

/** A table that can be read as text, and that many ticket systems show as a table. */
function tableAsText({ headings, rows }: Table): string {
  const all = [...(headings === null ? [] : [headings]), ...rows].map((cells) => cells.map(inOneCell));
  const widths = (all[0] ?? []).map((_, place) => Math.max(3, ...all.map((cells) => lengthOf(cells[place] ?? ""))));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, place) => cell + " ".repeat((widths[place] ?? 0) - lengthOf(cell))).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  const [first, ...rest] = all.map(line);
  return [first ?? "", rule, ...rest].join("\n");
}

/** The same as HTML. Pasted into a spreadsheet, no cell becomes a formula. */
export function tableAsHtml({ headings, rows }: Table): string {
  const cells = (name: string, texts: readonly string[]) =>
    texts.map((text) => `<${name}>${escaped(disarmed(text))}</${name}>`).join("");
  const head = headings === null ? "" : `<thead><tr>${cells("th", headings)}</tr></thead>`;
  const body = rows.map(
    (row) =>
      `<tr>${headings === null ? cells("th", row.slice(0, 1)) + cells("td", row.slice(1)) : cells("td", row)}</tr>`,
  );
  return `<table border="1" cellpadding="4" cellspacing="0">${head}<tbody>${body.join("")}</tbody></table>`;
}

function inOneCell(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}

function lengthOf(text: string): number {
  return [...text].length;
}
