/** Puts the cursor in the one box. */
export function focusBox(): void {
  document.querySelector<HTMLInputElement>("search input")?.focus();
}
