type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey">;

/** The signs that the shortcuts of the window need, where a layout has no Latin letters. */
const SIGN_AT: Record<string, string> = { Minus: "-", Equal: "=", Slash: "/" };
/** What a press is called while an input method or a dead key takes it. */
const NO_NAME = new Set(["Dead", "Process", "Unidentified"]);

/**
 * The key that a shortcut means, in lower case. It goes by the layout where that has Latin letters,
 * so that K is where it is printed on Dvorak or AZERTY, and by the place on the keyboard where the
 * layout has none: there `key` is a letter of its own script.
 */
export function keyName(press: Press): string {
  const { key, code } = press;
  const named = key.length > 1 && /^[\x20-\x7e]+$/.test(key) && !NO_NAME.has(key);
  if (named) return key.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  // The digits of some layouts, such as AZERTY and Czech, need Shift; Ctrl with that key means them,
  // also where it types a sign: each digit has one key, and each sign of the window has another.
  const command = (press.ctrlKey || press.metaKey) && !press.shiftKey;
  if (command && digit !== undefined) return digit;
  // AZERTY has its minus on the key of 6; the key beside 0 stands in for it.
  if (command && code === "Minus" && key === ")") return "-";
  if (/^(?:[\x20-\x7e]|\p{Script=Latin})$/u.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? digit ?? SIGN_AT[code] ?? key.toLowerCase();
}
