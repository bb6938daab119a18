import type { Backend } from "../src/backend/backend";
import type {
  Answer,
  Challenge,
  CommandError,
  Hint,
  HintThresholds,
  ImportPreview,
  KeptAside,
  LeftEnding,
  LeftSignIn,
  LookUpOutcome,
  PracticeHelp,
  SecondFactor,
  SessionCard,
  SignInForm,
  Workspace,
} from "../src/backend/generated/types";
import { type ActivityScript, scriptedActivity } from "./scriptedActivity";
import { readAddress } from "./scriptedAddress";
import { type LockScript, type ScriptedLock, scriptedLock } from "./scriptedLock";
import { scriptedLost } from "./scriptedLost";
import { type ReadingScript, scriptedReading } from "./scriptedReading";
import { type RevocationScript, scriptedRevocation } from "./scriptedRevocation";
import { NOW, type Shelf, scriptedSearch } from "./scriptedSessions";
import { type ScriptedWindow, scriptedWindow } from "./scriptedWindow";

export { NOW };

/** How one workspace answers: with a card or an error, perhaps only after a code. */
export interface Behaviour {
  challenge?: Challenge;
  code?: string;
  answer?: { card: SessionCard } | { error: CommandError };
  signIn?: { error: CommandError };
  check?: { error: CommandError };
  reading?: ReadingScript;
}

export interface World {
  workspaces: Workspace[];
  behaviours: Record<string, Behaviour>;
  keptAside?: KeptAside;
  leftSignIns?: LeftSignIn[] | null;
  leftEndings?: Record<string, LeftEnding>;
  preview?: ImportPreview;
  practiceHelp?: PracticeHelp;
  /** The sessions of each workspace, the newest first. */
  sessions?: Record<string, SessionCard[]>;
  hints?: (card: SessionCard) => Hint[];
  revocation?: RevocationScript;
  lock?: LockScript;
  activity?: ActivityScript;
}

export interface Scripted extends Backend, ScriptedWindow {
  /** Every call, in order, as method name and arguments. */
  calls: [method: string, ...args: unknown[]][];
  /** The text that was copied last. */
  copied: string | null;
  /** What was copied with it as HTML. */
  copiedHtml: string | null;
  world: World;
  locking: ScriptedLock;
}

/** A backend that lives in memory and answers as the world says. */
export function scripted(world: World): Scripted {
  const calls: Scripted["calls"] = [];
  const note = (...call: [string, ...unknown[]]) => void calls.push(call);
  const behaviour = (id: string) => world.behaviours[id] ?? {};
  const shelves = new Map<string, Shelf>();
  const lookedUp: SessionCard[] = [];
  const locking: ScriptedLock = {
    script: world.lock ?? {},
    wrong: 0,
    putDown: null,
    sleep: () => undefined,
    slow: () => undefined,
  };
  const index = scriptedSearch(
    shelves,
    () => world.workspaces,
    (card) => world.hints?.(card) ?? [],
  );

  const found = (id: string) => {
    const workspace = world.workspaces.find((one) => one.id === id);
    if (!workspace) throw { kind: "unknownWorkspace" } satisfies CommandError;
    return workspace;
  };

  function change(id: string, to: Partial<Workspace>): Workspace {
    const changed = { ...found(id), ...to };
    world.workspaces = world.workspaces.map((one) => (one.id === id ? changed : one));
    return changed;
  }

  function challenged(id: string, given: SecondFactor | null): Challenge | null {
    const { challenge, code } = behaviour(id);
    if (!challenge) return null;
    if (given === null) return challenge;
    return given.code.replaceAll(/[\s-]/g, "") === code
      ? null
      : { ...challenge, method: given.method, attempt: "wrong", codeSent: false };
  }

  function answer(id: string, given: SecondFactor | null): Answer<SessionCard> {
    const { answer } = behaviour(id);
    if (answer && "error" in answer && answer.error.kind !== "sessionNotFound") throw answer.error;
    const challenge = challenged(id, given);
    if (challenge) return { kind: "challengeNeeded", challenge };
    if (answer && "card" in answer) {
      lookedUp.push(answer.card);
      return { kind: "done", value: answer.card };
    }
    throw { kind: "sessionNotFound" } satisfies CommandError;
  }

  return {
    ...scriptedRevocation({
      script: () => world.revocation ?? {},
      cards: () => [...[...shelves.values()].flatMap(({ cards }) => cards), ...lookedUp],
      found: (query) =>
        index
          .search({ ...query, anchor: null, visible: 20_000 })
          .lines.flatMap((line) => (line.kind === "session" ? [line.card] : [])),
      workspaces: () => world.workspaces,
      challenged,
      forget(keys) {
        const gone = (card: SessionCard) =>
          keys.some((key) => key.workspaceId === card.workspaceId && key.sessionId === card.sessionId);
        for (const [id, shelf] of shelves)
          shelves.set(id, { ...shelf, cards: shelf.cards.filter((card) => !gone(card)) });
      },
      note,
    }),
    calls,
    copied: null,
    copiedHtml: null,
    world,
    locking,
    ...scriptedLost(world, note),
    ...scriptedLock(locking, note, () => shelves.clear()),
    async open() {
      return { workspaces: world.workspaces, keptAside: world.keptAside ?? null, version: "0.1.0" };
    },
    async readAddress(text) {
      return readAddress(text, world.workspaces);
    },
    async addWorkspace(address, name, anotherAccount) {
      note("addWorkspace", address, name, anotherAccount);
      const reading = readAddress(address, world.workspaces);
      if (reading.kind === "refused") throw { kind: "badAddress", problem: reading.problem } satisfies CommandError;
      if (reading.alreadyThere !== null && !anotherAccount)
        throw { kind: "alreadyThere", name: reading.alreadyThere } satisfies CommandError;
      const added = workspace(`added-${world.workspaces.length}`, name ?? reading.host, { signIn: { kind: "none" } });
      world.workspaces = [...world.workspaces, added];
      return added;
    },
    async renameWorkspace(id, name) {
      note("renameWorkspace", id, name);
      if (name.trim() === "") throw { kind: "badName" } satisfies CommandError;
      return change(id, { name });
    },
    async changeAddress(id, address, anotherAccount) {
      note("changeAddress", id, address, anotherAccount);
      const reading = readAddress(address, world.workspaces);
      if (reading.kind === "refused") throw { kind: "badAddress", problem: reading.problem } satisfies CommandError;
      if (reading.alreadyThere !== null && !anotherAccount)
        throw { kind: "alreadyThere", name: reading.alreadyThere } satisfies CommandError;
      const removal =
        found(id).signIn.kind === "none" ? ({ kind: "nothingToEnd" } as const) : ({ kind: "signedOut" } as const);
      return {
        workspace: change(id, {
          address: reading.address,
          host: reading.host,
          signIn: { kind: "none" },
          lastCheck: null,
        }),
        removal,
      };
    },
    async moveWorkspace(id, before) {
      note("moveWorkspace", id, before);
      const rest = world.workspaces.filter((one) => one.id !== id);
      const place = before === null ? rest.length : rest.findIndex((one) => one.id === before);
      world.workspaces = [...rest.slice(0, place), found(id), ...rest.slice(place)];
      return world.workspaces;
    },
    async removeWorkspace(id) {
      note("removeWorkspace", id);
      found(id);
      world.workspaces = world.workspaces.filter((one) => one.id !== id);
      return { kind: "signedOut" };
    },
    async addPracticeWorkspaces() {
      note("addPracticeWorkspaces");
      const added = ["Practice with a phone code", "Practice with e-mail codes"].map((name, place) =>
        workspace(`practice-${place}`, name, { practice: true, signIn: { kind: "none" }, host: "127.0.0.1:41234" }),
      );
      world.workspaces = [...world.workspaces, ...added];
      return world.workspaces;
    },
    async practiceHelp() {
      return world.practiceHelp ?? PRACTICE_HELP;
    },
    async previewImport(text) {
      note("previewImport", text);
      if (!world.preview)
        throw { kind: "badImport", details: "expected value at line 1 column 1" } satisfies CommandError;
      return world.preview;
    },
    async importWorkspaces(text) {
      note("importWorkspaces", text);
      const fresh = (world.preview?.entries ?? []).filter((entry) => entry.verdict.kind === "new");
      const added = fresh.map((entry, place) =>
        workspace(`imported-${place}`, entry.name, { signIn: { kind: "none" } }),
      );
      world.workspaces = [...world.workspaces, ...added];
      return world.workspaces;
    },
    async exportWorkspaces() {
      note("exportWorkspaces");
      return "/home/support/workspaces.json";
    },
    async signIn(id: string, form: SignInForm, secondFactor, unproven) {
      note("signIn", id, form, secondFactor, ...(unproven ? ["unproven"] : []));
      const { signIn } = behaviour(id);
      if (unproven && signIn?.error.kind === "unproven")
        return {
          kind: "done",
          value: change(id, { signIn: { kind: "held", keptIn: form.keepIn }, lastCheck: fine() }),
        };
      if (signIn && (signIn.error.kind !== "passwordStore" || form.keepIn === "passwordStore")) throw signIn.error;
      const challenge = challenged(id, secondFactor);
      if (challenge) return { kind: "challengeNeeded", challenge };
      const userName = form.kind === "password" ? form.user : "support";
      const account = { userId: "aobEdbYhXfu5hkeqG", userName, name: "Support" };
      return {
        kind: "done",
        value: change(id, { signIn: { kind: "held", keptIn: form.keepIn }, account, lastCheck: fine() }),
      };
    },
    async signOut(id) {
      note("signOut", id);
      change(id, { signIn: { kind: "none" } });
      return { kind: "signedOut" };
    },
    async checkWorkspace(id) {
      note("checkWorkspace", id);
      const { check } = behaviour(id);
      if (check) throw check.error;
      return found(id);
    },
    async sendEmailCode(id, account) {
      note("sendEmailCode", id, account);
    },
    async lookUp(id, sessionId, secondFactor) {
      note("lookUp", id, sessionId, secondFactor);
      return answer(id, secondFactor);
    },
    async lookUpEverywhere(ids, sessionId, onOutcome) {
      note("lookUpEverywhere", ids, sessionId);
      for (const id of ids) {
        let outcome: LookUpOutcome;
        try {
          outcome = { kind: "answered", answer: answer(id, null) };
        } catch (error) {
          outcome = { kind: "failed", error: error as CommandError };
        }
        onOutcome({ workspaceId: id, outcome });
      }
    },
    ...scriptedReading({
      script: (id) => behaviour(id).reading ?? {},
      sessions: (id) => world.sessions?.[id] ?? [],
      shelves,
      challenged,
      challenge: (id) => behaviour(id).challenge ?? challenge(),
      note,
    }),
    async find(query) {
      note("find", query);
      return index.search(query);
    },
    async lines(resultId, from, to) {
      note("lines", resultId, from, to);
      return index.lines(resultId, from, to);
    },
    async sessionDetails(key) {
      note("sessionDetails", key);
      return index.details(key);
    },
    async hintThresholds() {
      return HINT_THRESHOLDS;
    },
    async sessionCards(keys) {
      return keys.flatMap((key) => index.details(key)?.card ?? []);
    },
    async exportSessions(what, format, words, masked) {
      note("exportSessions", what, format, words, masked);
      return {
        path: `/home/support/sessions.${format}`,
        sessions: what.kind === "sessions" ? what.sessions.length : index.search(what.query).total,
        missing: 0,
      };
    },
    ...scriptedActivity(world.activity ?? {}, note),
    ...scriptedWindow(note),
    async copyText(text) {
      this.copied = text;
    },
    async copyRich(text, html) {
      this.copied = text;
      this.copiedHtml = html;
    },
  };
}

const HINT_THRESHOLDS: HintThresholds = {
  networksWithinMinutes: 60,
  sharedAddressAccounts: 20,
  quietDays: 30,
  browserVersionsBehind: 16,
  yearlyBrowserVersionsBehind: 3,
  appVersionsBehind: 3,
  doubtfulPercent: 80,
  doubtfulSessions: 20,
};

const PRACTICE_HELP: PracticeHelp = {
  userName: "support",
  password: "practice",
  authenticatorCode: "482913",
  secondsLeft: 17,
  mail: null,
  exampleSessionId: "uBNL9dTjJ4s6Pjp4K",
};

export function fine(): Workspace["lastCheck"] {
  return {
    at: "2026-11-23T05:32:42Z",
    outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "no", mayEndAll: "no" } },
  };
}

export function workspace(id: string, name: string, more: Partial<Workspace> = {}): Workspace {
  const host = `chat.${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}.example`;
  return {
    id,
    name,
    host,
    address: `https://${more.host ?? host}`,
    practice: false,
    tile: 0,
    account: null,
    signIn: { kind: "held", keptIn: "passwordStore" },
    lastCheck: null,
    ...more,
  };
}

export function card(workspaceId: string, more: Partial<SessionCard> = {}): SessionCard {
  return {
    workspaceId,
    sessionId: "uBNL9dTjJ4s6Pjp4K",
    userId: "rYhzFRd2QZjNwAAXX",
    person: { kind: "known", userName: "Rod", name: "Rod" },
    lookAlike: false,
    device: {
      kind: "browser",
      name: "Chrome",
      version: "113.0.0.0",
      longVersion: "113.0.0.0",
      system: "Windows",
      systemVersion: "10",
    },
    host: "localhost:3000",
    internetAddress: { text: "172.20.0.2", internal: true },
    lastConnected: "2026-11-23T05:08:42Z",
    asOf: "2026-11-23T05:34:50Z",
    ...more,
  };
}

export function challenge(more: Partial<Challenge> = {}): Challenge {
  return { method: "totp", alternatives: [], attempt: "notMade", codeSent: false, account: "support", ...more };
}
