import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * A page's title; takes the focus when the page opens, so that reading starts there. It does so
 * before the page is painted: later, it would take the keys of who already types into a field.
 */
export function PageHeading({ children, about }: { children: ComponentChildren; about?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [about]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
