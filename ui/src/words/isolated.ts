/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** First strong isolate, and its end (Unicode Standard Annex 9). */
const [BEGIN, END] = ["\u2068", "\u2069"];

/**
 * A text from elsewhere for the middle of a sentence: one with letters from right to left is kept
 * apart, so that it turns nothing beside it. All other text stays as it is.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${BEGIN}${text}${END}` : text;
}

/** The text alone again, as it is copied. */
export function notIsolated(text: string): string {
  return text.replaceAll(/[\u2068\u2069]/g, "");
}
