import type { SessionCard } from "../../backend/generated/types";
import type { EndingWish, PlannedSession } from "../../backend/revocation";
import { canTick, canTickWhole, isAnyOlder, isGuarded, type Tally, tally } from "../revoke/plan";
import { accountKey, sessionKey } from "../shared/sessionKey";
import type { Incident } from "./incident";
import { included, type Suspect } from "./who";

/** Whether an account is left to the person: nothing of it is ticked by itself. */
function isLeftToThePerson(account: Suspect): boolean {
  return account.own || isGuarded(account) || account.admin === "unknown";
}

/**
 * The devices that are not the caller's are ticked by themselves; all of them, where everything of
 * the account ends.
 */
export function isTicked(incident: Incident, account: Suspect, session: PlannedSession): boolean {
  if (isWhole(incident, account)) return true;
  if (!canTick(account, session)) return false;
  const name = sessionKey(session.card);
  const set = incident.ticks.get(name);
  if (set !== undefined) return set === "ticked";
  return !isLeftToThePerson(account) && incident.answers.get(name)?.answer === "no";
}

/** Whether everything of an account is to be signed out, also what no list shows. */
export function isWhole(incident: Incident, account: Suspect): boolean {
  return canTickWhole(account) && !isAnyOlder(account) && incident.whole.has(accountKey(account));
}

export function wish(incident: Incident): EndingWish {
  return { kind: "accounts", accounts: included(incident).map(({ workspaceId, userId }) => ({ workspaceId, userId })) };
}

/** What is chosen to be ended, counted. */
export function chosen(incident: Incident): Tally {
  const groups = included(incident);
  return tally(
    wish(incident),
    { groups: [...groups], total: 0, tooMany: false, doubtful: [], adminsAwaited: [] },
    {
      sessions: new Set(chosenCards(incident).map(sessionKey)),
      wholeAccounts: new Set(groups.filter((account) => isWhole(incident, account)).map(accountKey)),
    },
  );
}

/** Sessions that are ended one by one. */
export function chosenCards(incident: Incident): SessionCard[] {
  return included(incident)
    .filter(({ mayEnd }) => mayEnd !== "no")
    .flatMap((account) =>
      account.sessions.filter((session) => isTicked(incident, account, session)).map(({ card }) => card),
    );
}

/** Listed sessions that go with their account alone, because they may not be ended one by one. */
export function sweptCards(incident: Incident): SessionCard[] {
  const swept = included(incident).filter((account) => account.mayEnd === "no" && isWhole(incident, account));
  return swept.flatMap(({ sessions }) => sessions.map(({ card }) => card));
}

export function isNothing({ sessions, wholeAccounts }: Tally): boolean {
  return sessions.length === 0 && wholeAccounts.length === 0;
}
