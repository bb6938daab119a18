import type { Backend } from "../../backend/backend";
import type { CommandError, Person } from "../../backend/generated/types";
import type { AccountKey } from "../../backend/revocation";
import { NO_FILTERS } from "../search/filters";
import { commandError } from "../shared/commandError";

/** An account that matches the typed text. */
export interface AccountResult extends AccountKey {
  person: Person;
  sessions: number;
}

export type AccountResults =
  | { kind: "nothingTyped" }
  | { kind: "found"; accounts: readonly AccountResult[]; more: number }
  | { kind: "failed"; error: CommandError };

/** Most accounts listed; more words narrow the search. */
const OFFERED = 12;
/** Units of result lines that are searched for accounts. */
const LOOKED_THROUGH = 400;

/** Searches the read sessions for accounts, newest sign-in first. Sends nothing to a server. */
export async function searchAccounts(backend: Pick<Backend, "find">, text: string): Promise<AccountResults> {
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
