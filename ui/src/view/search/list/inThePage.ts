import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { SearchResult } from "../../../backend/generated/types";
import { runway } from "../../../state/search/listWindow";
import type { ResultList } from "../../../state/search/resultList";

/** How long after a turn of the wheel the list still moves because of it. */
const WHEEL_LASTS = 250;

/** Tells the list how high it is and how high a unit is; the style sheet decides on both. */
export function useSize(scroller: RefObject<HTMLElement | null>, list: ResultList): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    const unit = element?.querySelector<HTMLElement>(".found-unit");
    if (!element || !unit) return;
    // No more is seen at once than the window is high, whatever the style sheet says.
    const measure = () =>
      list.measured(unit.getBoundingClientRect().height, Math.min(element.clientHeight, innerHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(unit);
    measure();
    return () => observer.disconnect();
  }, [scroller, list]);
}

/** Keeps the web view and the list at the same place, whichever of them moved. */
export function useScrolling(scroller: RefObject<HTMLElement | null>, list: ResultList, result: SearchResult): void {
  const height = runway(list.extent.value);
  const put = list.put.value;
  const applied = useRef(put);
  const wheeled = useRef(-Infinity);

  useLayoutEffect(() => {
    // A scroll counts whose event is still on its way, unless the list has yet to move the web view.
    if (scroller.current !== null && applied.current === list.put.peek()) {
      follow(scroller.current, list, wheeled.current);
    }
    list.show(result);
  }, [scroller, list, result]);
  useLayoutEffect(() => {
    const inside = scroller.current?.firstElementChild;
    if (inside instanceof HTMLElement) inside.style.height = `${height}px`;
  }, [scroller, height]);
  useLayoutEffect(() => {
    applied.current = put;
    if (scroller.current === null || scroller.current.scrollTop === put.scrollTop) return;
    scroller.current.scrollTop = put.scrollTop;
    list.stands(scroller.current.scrollTop);
  }, [scroller, list, put]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const life = new AbortController();
    const byHand = () => (wheeled.current = performance.now());
    element.addEventListener("wheel", byHand, { passive: true, signal: life.signal });
    element.addEventListener("touchmove", byHand, { passive: true, signal: life.signal });
    element.addEventListener("scroll", () => follow(element, list, wheeled.current), { signal: life.signal });
    return () => life.abort();
  }, [scroller, list]);
}

function follow(element: HTMLElement, list: ResultList, wheeledAt: number): void {
  list.scrolled(element.scrollTop, performance.now() - wheeledAt < WHEEL_LASTS);
}

/** Gives the focus to the current session when the keys moved there, or when its place in the page is gone. */
export function useFocus(lines: RefObject<HTMLElement | null>, list: ResultList): void {
  const given = useRef(0);
  const wanted = list.focusWanted.value;
  const had = lines.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const lost = had && !lines.current?.contains(document.activeElement);
    if (wanted === given.current && !lost) return;
    const at = list.current.peek()?.at;
    const target = lines.current?.querySelector<HTMLElement>(
      at === undefined ? "li[data-at]" : `[data-at="${at}"] .card-open`,
    );
    if (target) given.current = wanted;
    (target ?? lines.current?.closest<HTMLElement>(".found"))?.focus({ preventScroll: true });
  });
}
