import type { Backend } from "../../backend/backend";
import type { CommandError, Person } from "../../backend/generated/types";
import type { AccountKey } from "../../backend/revocation";
import { NO_FILTERS } from "../search/filters";
import { commandError } from "../shared/commandError";

/** An account that was found by what the person typed. */
export interface FoundAccount extends AccountKey {
  person: Person;
  sessions: number;
}

export type FoundAccounts =
  | { kind: "nothingTyped" }
  | { kind: "found"; accounts: readonly FoundAccount[]; more: number }
  | { kind: "failed"; error: CommandError };

/** So many accounts are offered; more words find fewer. */
const OFFERED = 12;
/** So many units of lines are looked through for them. */
const LOOKED_THROUGH = 400;

/** The accounts among what was read that a text finds, the newest sign-in first. Sends nothing to a server. */
export async function seekAccounts(backend: Pick<Backend, "find">, text: string): Promise<FoundAccounts> {
  if (text.trim() === "") return { kind: "nothingTyped" };
  try {
    const { lines, groups } = await backend.find({
      text,
      workspaceId: null,
      filters: NO_FILTERS,
      sort: "newest",
      group: "person",
      anchor: null,
      visible: LOOKED_THROUGH,
    });
    const accounts = lines.flatMap((line) => {
      if (line.kind !== "heading" || line.heading.kind !== "person" || line.heading.userId === null) return [];
      const { workspaceId, userId, person, sessions } = line.heading;
      return [{ workspaceId, userId, person, sessions }];
    });
    const offered = accounts.slice(0, OFFERED);
    return { kind: "found", accounts: offered, more: groups - offered.length };
  } catch (thrown) {
    return { kind: "failed", error: commandError(thrown) };
  }
}
