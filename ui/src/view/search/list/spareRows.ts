import { useRef } from "preact/hooks";
import type { ResultLine } from "../../../backend/generated/types";

/**
 * Lines that were drawn and are to be seen no more, kept in the page, unseen, while the lines that
 * take their place are on their way: these fill their elements, instead of making new ones.
 */
export function useSpareRows(
  rows: readonly ResultLine[],
  nameOf: (line: ResultLine) => string,
  waiting: boolean,
): readonly ResultLine[] {
  const before = useRef<readonly ResultLine[]>([]);
  const drawn = new Set(rows.map(nameOf));
  const free = before.current.length - rows.length;
  const spare = waiting && free > 0 ? before.current.filter((line) => !drawn.has(nameOf(line))).slice(-free) : [];
  before.current = [...rows, ...spare];
  return spare;
}
