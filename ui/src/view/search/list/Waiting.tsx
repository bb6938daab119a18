import { useLayoutEffect, useRef } from "preact/hooks";
import type { ResultList } from "../../../state/search/resultList";

/** Stands in for lines that are on their way. */
export function Waiting({ list }: { list: ResultList }) {
  const element = useRef<HTMLDivElement>(null);
  const span = list.missing.value;
  const { unit } = list.extent.value;
  const offset = list.offset.value;
  useLayoutEffect(() => {
    if (element.current === null || span === null) return;
    element.current.style.top = `${span.from * unit - offset}px`;
    element.current.style.height = `${(span.to - span.from) * unit}px`;
  }, [span, unit, offset]);
  return span === null ? null : <div class="found-waiting" ref={element} aria-hidden="true" />;
}
