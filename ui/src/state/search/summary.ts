import type { Row } from "./lookUp";

/** Workspace IDs by what came of asking them. */
export interface Summary {
  asking: string[];
  found: string[];
  /** The server said that no session has this ID. */
  notFound: string[];
  /** The server answered about another session. */
  different: string[];
  needsCode: string[];
  needsPassword: string[];
  /** Nothing is known, for any other reason. */
  couldNotAsk: string[];
}

/** Sorts rows; "not found" holds only those that were asked and said so. */
export function summarise(rows: readonly Row[]): Summary {
  const summary: Summary = {
    asking: [],
    found: [],
    notFound: [],
    different: [],
    needsCode: [],
    needsPassword: [],
    couldNotAsk: [],
  };
  for (const { workspaceId, outcome } of rows) pile(summary, outcome).push(workspaceId);
  return summary;
}

function pile(summary: Summary, outcome: Row["outcome"]): string[] {
  switch (outcome.kind) {
    case "asking":
      return summary.asking;
    case "found":
      return summary.found;
    case "codeNeeded":
      return outcome.challenge.method === "password" ? summary.needsPassword : summary.needsCode;
    case "skipped":
    case "paused":
      return summary.couldNotAsk;
    case "failed":
      if (outcome.error.kind === "sessionNotFound") return summary.notFound;
      return outcome.error.kind === "differentSession" ? summary.different : summary.couldNotAsk;
  }
}
