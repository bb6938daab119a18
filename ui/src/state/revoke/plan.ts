import type { GuardedAccount, SessionKey } from "../../backend/generated/types";
import type { AccountKey, EndingPlan, EndingWish, PlannedAccount, PlannedSession } from "../../backend/revocation";
import { accountKey, keyOfCard, sessionKey } from "../shared/sessionKey";

/** From more people than this on, the number is typed. */
const PEOPLE_WITHOUT_NUMBER = 20;

/** What of a plan is to end; sessions and accounts by their names. */
export interface Ticks {
  sessions: ReadonlySet<string>;
  /** Accounts of which everything is to end, also what the list cannot show. */
  wholeAccounts: ReadonlySet<string>;
}

/** Why an account or a session is left out at first, or altogether. */
export type Mark = "own" | "admin" | "adminUnknown" | "protected" | "notAllowed" | "older";

/** What is ticked, counted. */
export interface Tally {
  sessions: SessionKey[];
  wholeAccounts: AccountKey[];
  /** Those of which anything is ticked. */
  accounts: PlannedAccount[];
  workspaceIds: string[];
  /** The number that has to be typed; null where none has to be. */
  number: number | null;
}

export function marks(account: PlannedAccount): Mark[] {
  const all: Mark[] = [];
  if (account.own) all.push("own");
  if (account.admin === "yes") all.push("admin");
  if (account.admin === "unknown") all.push("adminUnknown");
  if (account.protected) all.push("protected");
  if (account.mayEnd === "no") all.push("notAllowed");
  return all;
}

/** Whether a session can be ticked at all. */
export function canTick(account: PlannedAccount, session: PlannedSession): boolean {
  return account.mayEnd !== "no" && !session.older;
}

/**
 * Whether everything of an account can be ended, with what the list cannot show. That takes a
 * permission of its own alone; where it is not known, the server says so.
 */
export function canTickWhole(account: PlannedAccount): boolean {
  return account.mayEndAll !== "no" && account.userId !== null;
}

/**
 * Whether a plan of this wish offers that. It ends every device of the account, so that it is offered
 * only where the plan lists them all.
 */
export function offersWhole(wish: EndingWish, account: PlannedAccount): boolean {
  return wish.kind === "accounts" && canTickWhole(account);
}

/** Whether a card of an account has to be checked before everything of it can end. */
export function isAnyOlder({ sessions }: PlannedAccount): boolean {
  return sessions.some(({ older }) => older);
}

/** Whether a session ends by these ticks: with its account, every one of it does. */
export function ends(account: PlannedAccount, session: PlannedSession, ticks: Ticks): boolean {
  return ticks.wholeAccounts.has(accountKey(account)) || ticks.sessions.has(sessionKey(session.card));
}

/** What is left out at first for one reason alone: that nobody says whether its people are administrators. */
export function leftUnknown({ groups }: EndingPlan): string[] {
  return groups
    .filter((account) => account.admin === "unknown" && !account.own && !account.protected)
    .flatMap((account) => tickable(account));
}

/** Workspaces whose administrators have to be known before anything of the plan is ticked. */
export function adminsUnknownOn({ groups }: Pick<EndingPlan, "groups">): string[] {
  return [...new Set(groups.filter(({ admin }) => admin === "unknown").map(({ workspaceId }) => workspaceId))];
}

/**
 * What is ticked before the person changes it: nothing of oneself, of protected people, and of who
 * is or may be an administrator.
 */
export function ticksAtFirst({ groups }: EndingPlan): Ticks {
  const open = groups.filter((account) => !account.own && account.admin === "no" && !account.protected);
  return { sessions: new Set(open.flatMap((account) => tickable(account))), wholeAccounts: new Set() };
}

/** The same ticks for a newer plan, without what cannot be ticked in it; who turned out to be guarded is not ticked. */
export function ticksAfter(before: Ticks, old: EndingPlan, fresh: EndingPlan): Ticks {
  const first = ticksAtFirst(fresh).sessions;
  const guardedBefore = new Set(old.groups.filter(isGuarded).map(accountKey));
  const kept = fresh.groups.flatMap((account) => {
    const newlyGuarded = isGuarded(account) && !guardedBefore.has(accountKey(account));
    return tickable(account).filter((name) => before.sessions.has(name) && (!newlyGuarded || first.has(name)));
  });
  const whole = fresh.groups.filter((account) => canTickWhole(account) && !isAnyOlder(account)).map(accountKey);
  return { sessions: new Set(kept), wholeAccounts: new Set(whole.filter((name) => before.wholeAccounts.has(name))) };
}

export function tickable(account: PlannedAccount): string[] {
  return account.sessions.filter((session) => canTick(account, session)).map((session) => sessionKey(session.card));
}

/** Whether the person has to type a number although it is only one account. */
export function isGuarded(account: PlannedAccount): boolean {
  return account.protected || account.admin === "yes";
}

export function tally(wish: EndingWish, { groups }: EndingPlan, ticks: Ticks): Tally {
  // Where sessions may not be ended singly, they end with their account alone.
  const singly = groups.filter(({ mayEnd }) => mayEnd !== "no");
  const sessions = singly.flatMap((account) =>
    account.sessions.filter((session) => ends(account, session, ticks)).map(({ card }) => keyOfCard(card)),
  );
  const whole = groups.filter((account) => ticks.wholeAccounts.has(accountKey(account)));
  const accounts = groups.filter(
    (account) => whole.includes(account) || account.sessions.some((session) => ends(account, session, ticks)),
  );
  const guarded = wish.kind === "address" || accounts.length > PEOPLE_WITHOUT_NUMBER || accounts.some(isGuarded);
  const ending = groups.flatMap((account) =>
    account.sessions.filter((session) => ends(account, session, ticks)),
  ).length;
  const count = ending > 0 ? ending : whole.length;
  return {
    sessions,
    wholeAccounts: whole.flatMap(({ workspaceId, userId }) => (userId === null ? [] : [{ workspaceId, userId }])),
    accounts,
    workspaceIds: [...new Set(accounts.map(({ workspaceId }) => workspaceId))],
    number: guarded && count > 0 ? count : null,
  };
}

/** Names the accounts that are left out until a person ticks them. */
export function guardedAmong(accounts: readonly PlannedAccount[]): GuardedAccount[] {
  return accounts.filter(({ guarded }) => guarded).map(({ workspaceId, userId }) => ({ workspaceId, userId }));
}

/** The same without what was ticked on a workspace. */
export function withoutWorkspace(
  { sessions, wholeAccounts, accounts, workspaceIds, number }: Tally,
  workspaceId: string,
): Tally {
  const stays = (one: { workspaceId: string }) => one.workspaceId !== workspaceId;
  return {
    sessions: sessions.filter(stays),
    wholeAccounts: wholeAccounts.filter(stays),
    accounts: accounts.filter(stays),
    workspaceIds: workspaceIds.filter((id) => id !== workspaceId),
    number,
  };
}

/**
 * The one session of a plan that needs no preview: nobody's own, nobody guarded, and allowed. Null
 * where there is anything to look over.
 */
export function aloneAndOpen(plan: EndingPlan): { account: PlannedAccount; session: PlannedSession } | null {
  const alone = aloneUnlessAdmin(plan);
  return alone?.account.admin === "no" ? alone : null;
}

/** The same where it is still to be learned whether it is an administrator's. */
export function aloneUnlessAdmin({
  groups,
  total,
}: EndingPlan): { account: PlannedAccount; session: PlannedSession } | null {
  const [account] = groups;
  const [session] = account?.sessions ?? [];
  if (total !== 1 || account === undefined || session === undefined) return null;
  return !account.own && !isGuarded(account) && canTick(account, session) ? { account, session } : null;
}
