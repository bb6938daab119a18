type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey">;

/** What the shortcuts of the window need besides letters and digits. */
const SIGNS = new Set(["+", "-", "=", "/", "?"]);
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
  // The digits of some Latin layouts, such as AZERTY, need Shift; Ctrl with that key means them.
  const command = (press.ctrlKey || press.metaKey) && !press.shiftKey;
  if (command && digit !== undefined && !SIGNS.has(key)) return digit;
  if (/^(?:[\x20-\x7e]|\p{Script=Latin})$/u.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? digit ?? SIGN_AT[code] ?? key.toLowerCase();
}
