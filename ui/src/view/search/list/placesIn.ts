import type { ResultLine, SearchResult } from "../../../backend/generated/types";
import type { HeadingLine } from "../../../state/search/resultList";

interface PlaceInSet {
  number: number;
  of: number;
}

/**
 * For each line, which of how many it is: of everything that was found, or of its group. Null for
 * headings, and below a heading that is not known.
 */
export function placesIn(
  rows: readonly ResultLine[],
  above: HeadingLine | null,
  result: Pick<SearchResult, "groups" | "total">,
): (PlaceInSet | null)[] {
  let heading = above;
  return rows.map((line) => {
    if (line.kind === "heading") {
      heading = line;
      return null;
    }
    if (result.groups === 0) return { number: line.at / 2 + 1, of: result.total };
    if (heading === null) return null;
    return { number: (line.at - heading.at - 1) / 2 + 1, of: heading.heading.sessions };
  });
}
