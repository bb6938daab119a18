/** Groups of three digits behind one and the same separator, as people write thousands. */
const WITH_SEPARATORS = /^\d{1,3}(?:([\s.,’'])\d{3})(?:\1\d{3})*$/;

/** The whole number that was typed to confirm; null when it is none. */
export function typedNumber(text: string): number | null {
  const typed = text.trim();
  if (/^\d+$/.test(typed)) return Number(typed);
  return WITH_SEPARATORS.test(typed) ? Number(typed.replaceAll(/\D/g, "")) : null;
}
