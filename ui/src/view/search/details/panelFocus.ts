import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Takes the focus where the details of a session were opened by keyboard, and gives it back when they close. */
export function usePanelFocus(
  panel: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  session: string,
): void {
  const shown = useRef<Shown>({ session, at: null });
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = document.activeElement;
    return () => giveFocusBack(element, opener, shown.current);
  }, [panel]);
  useLayoutEffect(() => {
    shown.current = { session, at: placeOf(session) };
    takeFocus(panel.current, heading.current);
  }, [panel, heading, session]);
}

interface Shown {
  session: string;
  /** Where its card stood in the list when it was opened; null where it was not drawn. */
  at: number | null;
}

/**
 * Who opened the panel by keyboard, or came from a row in it that is gone now, goes on reading in
 * it; who clicked on a card stays in the list.
 */
function takeFocus(panel: HTMLElement | null, heading: HTMLElement | null) {
  const active = document.activeElement;
  if (panel !== null && covers(panel)) return heading?.focus();
  const lost = active === null || active === document.body || panel?.contains(active) === true;
  if (lost || active.matches(":focus-visible")) heading?.focus();
}

/** Where there is no room beside the list, the panel lies over it. */
function covers(panel: HTMLElement): boolean {
  return getComputedStyle(panel).position === "fixed";
}

/**
 * Back to the card of the session that was shown, or to the one in its place; where neither is drawn, to what
 * opened the panel, or else to the list. Only a focus that nothing else has taken is moved.
 */
function giveFocusBack(panel: HTMLElement | null, opener: Element | null, { session, at }: Shown) {
  if (!panel?.contains(document.activeElement) && !isLost(document.activeElement)) return;
  queueMicrotask(() => {
    if (!isLost(document.activeElement)) return;
    const opened = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : null;
    const card = articleOf(session)?.querySelector<HTMLElement>(".card-open") ?? (at === null ? null : nearest(at));
    const target = card ?? opened ?? document.querySelector<HTMLElement>('.card-open[tabindex="0"], main h1, main');
    target?.focus({ preventScroll: true });
  });
}

/** A part of the page has the focus alone because the button that had it is gone: no key does anything there. */
function isLost(active: Element | null): boolean {
  return active === null || active.matches("body, main, .found, .search-page, .dock");
}

function articleOf(session: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("article")].find((one) => one.dataset.session === session);
}

function placeOf(session: string): number | null {
  const at = articleOf(session)?.closest("li")?.dataset.at;
  return at === undefined ? null : Number(at);
}

/** The card at that place of the list, or the one that is drawn closest to it. */
function nearest(at: number): HTMLElement | null {
  const cards = [...document.querySelectorAll<HTMLElement>("li[data-at] .card-open")];
  const away = (one: HTMLElement) => Math.abs(Number(one.closest("li")?.dataset.at) - at);
  return cards.sort((one, other) => away(one) - away(other))[0] ?? null;
}
