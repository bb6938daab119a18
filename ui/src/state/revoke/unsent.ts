import { effect } from "@preact/signals";
import type { Undo } from "./undo";

const NAME = "sign-out-unsent";

/**
 * Remembers over the end of the window that a sign-out was held back and never sent, so that it can
 * be said at the next start. Only that, and nothing of whom it concerned.
 */
export function rememberUnsent(
  undo: Undo,
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  until: AbortSignal,
): void {
  if (storage.getItem(NAME) !== null) undo.tellQuit();
  const stop = effect(() => {
    const holds = undo.pending.value.length > 0;
    // What the end of the window cancels is what is to be remembered.
    if (until.aborted) return;
    if (holds) storage.setItem(NAME, "yes");
    else storage.removeItem(NAME);
  });
  until.addEventListener("abort", stop, { once: true });
}
