/**
 * The text of a cell, with an apostrophe in front where a spreadsheet would take it for a formula:
 * a table that is pasted into one is read cell by cell. The files guard the beginning of a cell in
 * the same way (`export/formula.rs`); the tests of both read one table.
 */
export function disarmed(cell: string): string {
  return ARMED.test(cell) ? `'${cell}` : cell;
}

/** Behind apostrophes of its own and what takes no room: a sign, one of its twins, or a control character. */
const SILENT = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffd]/u.source;
const SIGN = /[=＝﹦⁼₌+＋﹢⁺₊\-－﹣⁻₋−@＠﹫]|\p{Cc}/u.source;
const ARMED = new RegExp(`^'*${SILENT}*?(?:${SIGN})`, "u");
