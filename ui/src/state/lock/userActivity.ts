const SIGNS = ["click", "keydown", "wheel"] as const;

interface UserActivity {
  acted(): void;
  pointerMoved(): void;
}

/**
 * Reports input events until the signal is aborted. A `pointermove` at the same screen position is
 * ignored: the web view sends one when the page changes under a resting pointer.
 */
export function watchUserActivity(window: Window, activity: UserActivity, until: AbortSignal): void {
  const options = { capture: true, passive: true, signal: until };
  let before: { x: number; y: number } | null = null;
  for (const sign of SIGNS) window.addEventListener(sign, () => activity.acted(), options);
  window.addEventListener(
    "pointermove",
    ({ screenX: x, screenY: y }) => {
      const moved = before !== null && (before.x !== x || before.y !== y);
      before = { x, y };
      if (moved) activity.pointerMoved();
    },
    options,
  );
}
