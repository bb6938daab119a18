import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  /** Where it begins in the result, in units. */
  at: number;
  /** Where it begins in the scrolled element, in pixels. */
  top: number;
  heading?: boolean;
  /** Its place among how many; null where that is not known. */
  place: { number: number; of: number } | null;
  /** It only keeps its elements for what comes; nobody sees it. */
  spare?: boolean;
  children: ComponentChildren;
}

/** One line of the list, at its place. */
export function Row({ at, top, heading = false, place, spare = false, children }: Props) {
  const item = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (item.current) item.current.style.top = `${top}px`;
  }, [top]);
  return (
    <li
      ref={item}
      class={spare ? "found-spare" : heading ? "found-head" : undefined}
      data-at={spare ? undefined : at}
      aria-hidden={spare || undefined}
      aria-posinset={place?.number}
      aria-setsize={place?.of}
    >
      {children}
    </li>
  );
}
