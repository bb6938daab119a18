import type { Backend } from "../../backend/backend";
import type { AccountKey, RevocationBackend } from "../../backend/revocation";
import { commandError } from "../shared/commandError";
import { accountKey } from "../shared/sessionKey";
import { type Gathered, gather, sameNameElsewhere } from "./who";

/**
 * Everything that is known of an account and of those whose person has the same name elsewhere; a
 * plan names every session, where the details of one name the newest alone. Sends nothing to a
 * server. `before`: accounts that are known already, so that none is lost when it has no session.
 */
export async function gatherAccounts(
  backend: Pick<Backend, "sessionDetails"> & Pick<RevocationBackend, "planEnding">,
  first: AccountKey,
  before: readonly AccountKey[],
): Promise<Gathered> {
  try {
    const own = await backend.planEnding({ kind: "accounts", accounts: [first] });
    const newest = own.groups[0]?.sessions[0]?.card;
    const details =
      newest === undefined
        ? null
        : await backend.sessionDetails({ workspaceId: newest.workspaceId, sessionId: newest.sessionId });
    const all = new Map([first, ...before, ...sameNameElsewhere(first, details)].map((key) => [accountKey(key), key]));
    const accounts = [...all.values()].map(({ workspaceId, userId }) => ({ workspaceId, userId }));
    return gather(first, await backend.planEnding({ kind: "accounts", accounts }), details);
  } catch (thrown) {
    return { kind: "failed", error: commandError(thrown) };
  }
}
