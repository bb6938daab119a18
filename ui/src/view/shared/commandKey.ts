/** The name of the key that starts a shortcut on this system. */
export function commandKey(): string {
  return /Mac/.test(navigator.userAgent) ? "⌘" : "Ctrl";
}
