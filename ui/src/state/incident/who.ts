import type { CommandError, SessionCard, SessionDetails } from "../../backend/generated/types";
import type { AccountKey, EndingPlan, PlannedAccount } from "../../backend/revocation";
import { accountKey } from "../shared/sessionKey";
import type { Incident } from "./incident";

/** An account that may be the caller's, with all its sessions. */
export interface Suspect extends PlannedAccount {
  userId: string;
  /** `sameName`: an account of another workspace whose person has the same name; that proves nothing. */
  why: "first" | "sameName";
}

/** What is known of the caller's accounts. */
export type Gathered =
  | { kind: "gathering" }
  | { kind: "failed"; error: CommandError }
  /** More sessions than a plan holds. */
  | { kind: "tooMany" }
  | {
      kind: "gathered";
      accounts: readonly Suspect[];
      /** Sessions of the same name elsewhere that were not looked at, because there are so many. */
      notLookedAt: number;
    };

/** The accounts elsewhere whose person has the same name, each once. */
export function sameNameElsewhere(first: AccountKey, details: SessionDetails | null): AccountKey[] {
  const keys = new Map<string, AccountKey>();
  for (const card of details?.sameName.cards ?? []) {
    const key = accountOf(card);
    if (key !== null && accountKey(key) !== accountKey(first)) keys.set(accountKey(key), key);
  }
  return [...keys.values()];
}

function accountOf({ workspaceId, userId }: Pick<SessionCard, "workspaceId" | "userId">): AccountKey | null {
  return userId === null ? null : { workspaceId, userId };
}

/** What a plan of the first account and those of the same name says. */
export function gather(first: AccountKey, plan: EndingPlan, details: SessionDetails | null): Gathered {
  if (plan.tooMany) return { kind: "tooMany" };
  const accounts = plan.groups.flatMap((group) => {
    const { userId } = group;
    if (userId === null) return [];
    const why = accountKey({ ...group, userId }) === accountKey(first) ? "first" : "sameName";
    return [{ ...group, userId, why } as const];
  });
  const looked = details?.sameName.cards.length ?? 0;
  return {
    kind: "gathered",
    accounts: firstBefore(accounts),
    notLookedAt: (details?.sameName.total ?? 0) - looked,
  };
}

/** What is known of accounts whose workspaces were not read since stays as it was. */
export function withUnread(gathered: Gathered, before: readonly Suspect[], unread: ReadonlySet<string>): Gathered {
  if (gathered.kind !== "gathered") return gathered;
  const kept = new Map(
    before.filter(({ workspaceId }) => unread.has(workspaceId)).map((account) => [accountKey(account), account]),
  );
  const others = gathered.accounts.filter((account) => !kept.has(accountKey(account)));
  return { ...gathered, accounts: firstBefore([...kept.values(), ...others]) };
}

function firstBefore(accounts: readonly Suspect[]): Suspect[] {
  return [...accounts].sort((one, other) => Number(one.why === "sameName") - Number(other.why === "sameName"));
}

/** The accounts that are known. */
export function known({ gathered }: Incident): readonly Suspect[] {
  return gathered.kind === "gathered" ? gathered.accounts : [];
}

/** The accounts that belong to the caller, as the person said. */
export function included(incident: Incident): readonly Suspect[] {
  return known(incident).filter((account) => incident.included.has(accountKey(account)));
}
