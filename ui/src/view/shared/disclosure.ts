import type { Signal } from "@preact/signals";
import { createContext, type RefObject } from "preact";
import { useCallback, useContext, useEffect } from "preact/hooks";
import type { OpenMenus } from "../../state/shared/openMenus";
import { useApp } from "./appContext";

export const MenusContext = createContext<OpenMenus | null>(null);

/**
 * Esc closes what a button has unfolded, and gives that button the focus. Returns what the elements around it do on
 * a key: with the focus inside, Esc closes it before anything else but a sign-out that waits.
 */
export function useUnfolding(open: Signal<boolean>, button: RefObject<HTMLElement | null>) {
  const { undo } = useApp().ending;
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
