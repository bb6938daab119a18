import type {
  Answer,
  Challenge,
  CommandError,
  Known,
  Person,
  SearchQuery,
  SecondFactor,
  SessionCard,
  SessionKey,
  Workspace,
} from "../src/backend/generated/types";
import type {
  EndingEnd,
  EndingMode,
  EndingPlan,
  EndingProgress,
  EndingWish,
  PlannedAccount,
  RevocationBackend,
  SessionEnding,
  WholeAccountEnd,
} from "../src/backend/revocation";
import { NOW } from "./scriptedSessions";

/** How the accounts and the signing out of a scripted world behave. */
export interface RevocationScript {
  /** User IDs by what they are. */
  admins?: string[];
  protectedPeople?: string[];
  own?: string[];
  mayEndAll?: Known;
  /** Whether the server says who is an administrator; it is unknown before it was asked. */
  tellsAdmins?: boolean;
  /** Is waited for before the server says it. */
  beforeAdmins?: Promise<void>;
  /** What becomes of a session; the ones not named are gone. */
  outcomes?: Record<string, SessionEnding>;
  newSignIns?: SessionCard[];
  /** What becomes of whole accounts, by user ID; the ones not named are ended. */
  wholes?: Record<string, Pick<WholeAccountEnd, "ending" | "problem">>;
  stale?: (card: SessionCard) => boolean;
  /** Is waited for before each session, with how many were sent on that workspace. */
  before?: (done: number) => Promise<void>;
  /** Wants the code after so many sessions, besides the one at the beginning. */
  challengeAfter?: number;
  problem?: CommandError;
  /** No look comes to its end; a second one leaves what was proven before, and its time. */
  unproven?: boolean;
  refusal?: CommandError;
  told?: Partial<EndingProgress>;
  /** Said with what is planned for an internet address. */
  doubtful?: EndingPlan["doubtful"];
  /** Is waited for before a second look, unless it is stopped. */
  whileChecking?: Promise<void>;
}

interface Needs {
  script: () => RevocationScript;
  cards: () => SessionCard[];
  found: (query: SearchQuery) => SessionCard[];
  workspaces: () => Workspace[];
  challenged: (id: string, given: SecondFactor | null) => Challenge | null;
  /** The sessions of a workspace that are proven gone leave what was read. */
  forget: (keys: SessionKey[]) => void;
  note: (...call: [string, ...unknown[]]) => void;
}

interface Operation {
  keys: SessionKey[];
  whole: { workspaceId: string; userId: string }[];
  done: Map<string, number>;
  challengedInTheMiddle: Set<string>;
}

/** Ends sessions in memory: a plain stand-in for the program, with the same shapes. */
export function scriptedRevocation({
  script,
  cards,
  found,
  workspaces,
  challenged,
  forget,
  note,
}: Needs): RevocationBackend {
  let mode: EndingMode = { kind: "viewingOnly" };
  const asked = new Set<string>();
  const stopped = new Set<string>();
  const stops = new Map<string, () => void>();
  const operations = new Map<string, Operation>();
  const lastOutcome = new Map<string, SessionEnding>();
  /** What the newest look that came to its end has shown, by operation and workspace. */
  const proven = new Map<string, EndingEnd>();

  const rightsOf = (id: string): Known => {
    const check = workspaces().find((one) => one.id === id)?.lastCheck;
    return check?.outcome.kind === "fine" ? check.outcome.rights.mayEnd : "unknown";
  };

  function wished(wish: EndingWish): SessionCard[] {
    switch (wish.kind) {
      case "sessions":
        return cards().filter((card) => wish.sessions.some((key) => isAt(card, key)));
      case "accounts":
        return cards().filter((card) =>
          wish.accounts.some((account) => account.workspaceId === card.workspaceId && account.userId === card.userId),
        );
      case "address":
        return cards().filter((card) => card.internetAddress?.text === wish.address);
      case "found":
        return found(wish.query);
    }
  }

  function plan(wish: EndingWish): EndingPlan {
    const all = wished(wish);
    if (all.length > 5_000) return { groups: [], total: all.length, tooMany: true, doubtful: [], adminsAwaited: [] };
    const groups = new Map<string, PlannedAccount>();
    for (const card of all) {
      const name = `${card.workspaceId} ${card.userId}`;
      const group = groups.get(name) ?? account(card.workspaceId, card.userId, card.person);
      group.sessions.push({ card, older: script().stale?.(card) ?? false });
      groups.set(name, group);
    }
    const doubtful = wish.kind === "address" ? (script().doubtful ?? []) : [];
    for (const group of groups.values()) group.knownSessions = group.sessions.length;
    const adminsAwaited = [...new Set(all.map(({ workspaceId }) => workspaceId))].filter((id) => !asked.has(id));
    return { groups: [...groups.values()], total: all.length, tooMany: false, doubtful, adminsAwaited };
  }

  function account(workspaceId: string, userId: string | null, person: Person): PlannedAccount {
    const { admins = [], protectedPeople = [], own = [], mayEndAll = "no", tellsAdmins = true } = script();
    const is = (list: string[]) => userId !== null && list.includes(userId);
    const admin = tellsAdmins && asked.has(workspaceId) ? (is(admins) ? "yes" : "no") : "unknown";
    const guarded = is(own) || is(protectedPeople) || admin !== "no";
    return {
      workspaceId,
      userId,
      person,
      sessions: [],
      knownSessions: 0,
      guarded,
      own: is(own),
      admin,
      protected: is(protectedPeople),
      mayEnd: rightsOf(workspaceId),
      mayEndAll,
    };
  }

  function end(operation: Operation, id: string, sent: number, why: "done" | "stopped" | "problem"): EndingEnd {
    const { outcomes = {}, newSignIns = [], wholes = {}, problem = null, unproven = false } = script();
    const mine = operation.keys.filter(({ workspaceId }) => workspaceId === id);
    const sessions = mine.map((key, place) => {
      const ending = place >= sent ? "notAsked" : (outcomes[key.sessionId] ?? "gone");
      lastOutcome.set(key.sessionId, ending);
      return { key, ending, reason: null, checkedAt: ending === "notAsked" ? null : new Date(NOW).toISOString() };
    });
    const gone = unproven ? [] : sessions.filter(({ ending }) => ending === "gone" || ending === "hadEnded");
    forget(gone.map(({ key }) => key));
    return {
      asked: mine.length,
      gone: gone.length,
      sessions: unproven
        ? sessions.map((one) => ({ ...one, ending: one.ending === "notAsked" ? one.ending : "unknown" }))
        : sessions,
      stopped: why === "stopped",
      problem: why === "problem" ? problem : unproven ? (problem ?? SILENT) : null,
      checkedAt: unproven ? null : new Date(NOW).toISOString(),
      lookedThrough: !unproven,
      newSignIns: newSignIns.filter(({ workspaceId }) => workspaceId === id),
      wholeAccounts: operation.whole
        .filter(({ workspaceId }) => workspaceId === id)
        .map(({ userId }) => ({ userId, ending: "ended" as const, problem: null, ...wholes[userId] })),
    };
  }

  /**
   * A look that does not come to its end: what was proven stays proven at its time, and whoever was
   * named stays named.
   */
  function cutShort(before: EndingEnd, id: string, isStopped: boolean): EndingEnd {
    const { newSignIns = [], problem = null } = script();
    const named = [...before.newSignIns, ...newSignIns.filter(({ workspaceId }) => workspaceId === id)];
    return {
      ...before,
      stopped: isStopped,
      problem: isStopped ? null : (problem ?? SILENT),
      lookedThrough: false,
      newSignIns: [...new Map(named.map((card) => [card.sessionId, card])).values()],
    };
  }

  function prove(name: string, id: string, value: EndingEnd): Answer<EndingEnd> {
    if (value.lookedThrough) proven.set(`${name} ${id}`, value);
    return { kind: "done", value };
  }

  return {
    async planEnding(wish) {
      note("planEnding", wish);
      return plan(wish);
    },
    async learnAdmins(workspaceId) {
      note("learnAdmins", workspaceId);
      await script().beforeAdmins;
      asked.add(workspaceId);
      if (script().tellsAdmins === false) return "no";
      return "yes";
    },
    async endingMode() {
      return mode;
    },
    async allowEnding() {
      note("allowEnding");
      mode = { kind: "allowed", until: new Date(NOW + 15 * 60_000).toISOString() };
      return mode;
    },
    async viewOnly() {
      note("viewOnly");
      mode = { kind: "viewingOnly" };
      return mode;
    },
    async startEnding(request) {
      note("startEnding", request);
      const { refusal } = script();
      if (refusal) throw refusal;
      const operation = `operation-${operations.size + 1}`;
      operations.set(operation, {
        keys: request.sessions,
        whole: request.wholeAccounts,
        done: new Map(),
        challengedInTheMiddle: new Set(),
      });
      const ids = [...request.sessions, ...request.wholeAccounts].map(({ workspaceId }) => workspaceId);
      return { operation, workspaceIds: [...new Set(ids)] };
    },
    async endSessions(name, id, secondFactor, onProgress): Promise<Answer<EndingEnd>> {
      note("endSessions", name, id, secondFactor);
      const operation = operations.get(name);
      if (operation === undefined) throw { kind: "unknownWorkspace" } satisfies CommandError;
      const challenge = challenged(id, secondFactor);
      if (challenge) return { kind: "challengeNeeded", challenge };
      stopped.delete(id);
      const { before, challengeAfter, told, problem } = script();
      const mine = operation.keys.filter(({ workspaceId }) => workspaceId === id);
      let done = operation.done.get(id) ?? 0;
      for (; done < mine.length && !stopped.has(id); done += 1) {
        if (challengeAfter === done && !operation.challengedInTheMiddle.has(id)) {
          operation.challengedInTheMiddle.add(id);
          operation.done.set(id, done);
          return {
            kind: "challengeNeeded",
            challenge: challenged(id, null) ?? {
              method: "totp",
              alternatives: [],
              attempt: "notMade",
              codeSent: false,
              account: "support",
            },
          };
        }
        await before?.(done);
        if (stopped.has(id) || (problem && done > 0)) break;
        onProgress({
          phase: "ending",
          done: done + 1,
          asked: mine.length,
          waitingSeconds: null,
          secondsLeft: null,
          ...told,
        });
      }
      operation.done.set(id, done);
      return prove(
        name,
        id,
        end(operation, id, done, done < mine.length ? (stopped.has(id) ? "stopped" : "problem") : "done"),
      );
    },
    async stopEnding(name, id) {
      note("stopEnding", name, id);
      stopped.add(id);
      stops.get(id)?.();
    },
    async checkEnded(name, id, secondFactor): Promise<Answer<EndingEnd>> {
      note("checkEnded", name, id, secondFactor);
      const operation = operations.get(name);
      if (operation === undefined) throw { kind: "unknownWorkspace" } satisfies CommandError;
      const challenge = challenged(id, secondFactor);
      if (challenge) return { kind: "challengeNeeded", challenge };
      const until = script().whileChecking;
      stopped.delete(id);
      if (until) await Promise.race([until, new Promise<void>((stop) => stops.set(id, stop))]);
      const before = proven.get(`${name} ${id}`);
      const isStopped = stopped.has(id);
      if (before !== undefined && (isStopped || script().unproven))
        return { kind: "done", value: cutShort(before, id, isStopped) };
      return prove(name, id, {
        ...end(operation, id, operation.done.get(id) ?? 0, isStopped ? "stopped" : "done"),
        ...(isStopped ? { lookedThrough: false } : {}),
      });
    },
  };
}

const SILENT: CommandError = { kind: "unreachable", reason: "timedOut", details: "" };

function isAt(card: SessionCard, key: SessionKey): boolean {
  return card.workspaceId === key.workspaceId && card.sessionId === key.sessionId;
}
