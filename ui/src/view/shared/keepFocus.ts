import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Keeps the focus in a part of the page when the button that had it is gone: else Tab would begin
 * at the top of the window again. The element needs a `tabIndex`.
 */
export function useKeptFocus(part: { readonly current: HTMLElement | null }, changed: readonly unknown[]): void {
  const inside = useRef(false);

  useLayoutEffect(() => {
    const life = new AbortController();
    const listen = (kind: "focusin" | "focusout", hear: (event: FocusEvent) => void) =>
      part.current?.addEventListener(kind, hear, { signal: life.signal });
    listen("focusin", () => (inside.current = true));
    listen("focusout", ({ relatedTarget }) => (inside.current = relatedTarget === null));
    return () => life.abort();
  }, [part]);

  useLayoutEffect(
    () => {
      if (inside.current && document.activeElement === document.body) part.current?.focus();
    },
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what may take the button away.
    changed,
  );
}
