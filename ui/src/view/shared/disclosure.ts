import type { Signal } from "@preact/signals";
import { createContext, type RefObject } from "preact";
import { useCallback, useContext, useEffect } from "preact/hooks";
import type { OpenMenus } from "../../state/shared/openMenus";
import { useApp } from "./appContext";

export const MenusContext = createContext<OpenMenus | null>(null);

/**
 * Esc closes the disclosed content and focuses its button. Returns the key handler for the surrounding elements:
 * with the focus inside, Esc closes the content first, unless a sign-out waits to be undone.
 */
export function useDisclosure(open: Signal<boolean>, button: RefObject<HTMLElement | null>) {
  const { undo } = useApp().revocation;
  const menus = useContext(MenusContext);

  const close = useCallback((): boolean => {
    if (!open.peek() || button.current === null || isHidden(button.current)) return false;
    open.value = false;
    button.current.focus();
    return true;
  }, [open, button]);

  useEffect(() => (open.value ? menus?.add(close) : undefined), [open.value, menus, close]);

  return (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || undo.pending.peek().length > 0) return;
    if (close()) event.preventDefault();
  };
}

/** Where there is room, everything is shown without the button. */
function isHidden(button: HTMLElement): boolean {
  return getComputedStyle(button).display === "none";
}
