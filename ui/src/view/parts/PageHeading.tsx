import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A page's title; takes the focus when the page opens, so that reading starts there. */
export function PageHeading({ children, about }: { children: ComponentChildren; about?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [about]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
