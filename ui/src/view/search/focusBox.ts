/** Puts the cursor in the one box. */
export function focusBox(): void {
  document.querySelector<HTMLInputElement>("search input")?.focus();
}

/** From the box into the list that it found; does nothing where there is none. */
export function focusFirstResult(): boolean {
  const card = document.querySelector<HTMLElement>(".found-list .card-open[tabindex='0']");
  card?.focus();
  return card !== null;
}
