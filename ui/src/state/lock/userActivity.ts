const SIGNS = ["click", "keydown", "wheel"] as const;

export interface Person {
  seen(): void;
  moved(): void;
}

/**
 * Hears of whatever shows that a person is there, until the signal is aborted. A pointer that stands
 * still is none: the web view says that it moved when the page changes under it.
 */
export function listenForPerson(window: Window, person: Person, until: AbortSignal): void {
  const options = { capture: true, passive: true, signal: until };
  let before: { x: number; y: number } | null = null;
  for (const sign of SIGNS) window.addEventListener(sign, () => person.seen(), options);
  window.addEventListener(
    "pointermove",
    ({ screenX: x, screenY: y }) => {
      const moved = before !== null && (before.x !== x || before.y !== y);
      before = { x, y };
      if (moved) person.moved();
    },
    options,
  );
}
