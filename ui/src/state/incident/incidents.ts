import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { Person, SessionCard } from "../../backend/generated/types";
import type { AccountKey } from "../../backend/revocation";
import { guardedAmong } from "../revoke/plan";
import type { Revocation } from "../revoke/revocation";
import type { Clock } from "../shared/clock";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";
import { accountKey, sessionKey } from "../shared/sessionKey";
import { typedNumber } from "../shared/typedNumber";
import { type AccountResults, searchAccounts } from "./accountSearch";
import { isRunning, isSecondCheckPending, newSignIns, rounds, type Started } from "./action";
import { chosen, chosenCards, isNothing, sweptCards, wish } from "./choice";
import { gatherAccounts } from "./gathering";
import {
  began,
  type DeviceAnswer,
  type Draft,
  type Incident,
  type Securing,
  type Step,
  securedId,
  type Text,
  withOne,
} from "./incident";
import { type IncidentNotes, incidentNotes } from "./notes";
import { after, before, mayGo } from "./progress";
import { resumed, suspended } from "./suspendedDraft";
import { included, known, withUnread } from "./who";
import { withoutWorkspace } from "./without";

/** The guided flow for one caller whose account may be compromised. */
type Flow =
  | { kind: "none" }
  | { kind: "seeking"; text: string; found: AccountResults }
  | { kind: "open"; incident: Incident };

export interface Incidents {
  flow: ReadonlySignal<Flow>;
  /** The caller whose flow is not finished. */
  open: ReadonlySignal<Incident | null>;
  notes: IncidentNotes;
  /** It is still to be learned who is an administrator: nothing can be sent. */
  checking: ReadonlySignal<boolean>;
  /** Looks for the caller by name, unless a flow is open. */
  search(text: string): Promise<void>;
  /** Begins with an account; the flow that was open before is given up. */
  begin(first: AccountKey, person: Person): Promise<void>;
  go(step: Step): void;
  next(): void;
  back(): void;
  recognise(change: Partial<Pick<Incident, "recognised" | "ticket">>): void;
  include(account: AccountKey, isTheirs: boolean): void;
  answer(card: SessionCard, answer: DeviceAnswer): void;
  secure(what: Securing, account: AccountKey, isDone: boolean): void;
  tick(card: SessionCard, isTicked: boolean): void;
  tickWhole(account: AccountKey, isTicked: boolean): void;
  typeNumber(text: string): void;
  /** Signs out what is chosen; in viewing only, it first allows that for 15 minutes. */
  start(): Promise<void>;
  /** Starts another round with the new sign-ins. */
  goRound(): Promise<void>;
  /** Keeps what was written instead of a proposed text; null goes back to what is proposed. */
  write(text: Text, draft: Draft | null): void;
  wasCopied(text: Text): void;
  /** Gives the flow up; what stands in the activity stays. */
  close(): void;
  /** Ends the flow. A pending second check still runs and is shown with the other sign-outs. */
  finish(): void;
  /** Forgets what a workspace brought that is not signed in any more. */
  drop(workspaceId: string): void;
  /** The flow that is open as a text, for while the window is locked; null when none is. */
  suspend(): string | null;
  /** Opens the flow of such a text again, where it was. Sends nothing. */
  resume(text: string): void;
}

interface IncidentNeeds {
  backend: Backend;
  revocation: Pick<Revocation, "jobs" | "mode" | "admins">;
  clock: Clock;
  /** Reads what is new on these workspaces. */
  read: (ids: readonly string[]) => Promise<void>;
  /** Changes when more was read. */
  renewed: ReadonlySignal<unknown>;
  /** Whether a workspace was read since the window was opened or unlocked. */
  isRead: (workspaceId: string) => boolean;
}

export function incidents(
  { backend, revocation: { jobs, mode, admins }, clock, read, renewed, isRead }: IncidentNeeds,
  until: AbortSignal,
): Incidents {
  const flow = signal<Flow>({ kind: "none" });
  const notes = incidentNotes(backend);
  const seeking = latest();
  const gathering = latest();
  const learning = signal(0);
  let noted = "";
  /** Workspaces of a resumed flow that have not been read since. */
  let unread: ReadonlySet<string> = new Set();

  const now = () => {
    const state = flow.peek();
    return state.kind === "open" ? state.incident : null;
  };

  function change(update: (incident: Incident) => Partial<Incident>) {
    const incident = now();
    if (incident !== null) flow.value = { kind: "open", incident: { ...incident, ...update(incident) } };
  }

  /** How each round of signing out stands is told by its job, also of those that another followed. */
  const stopHearing = effect(() => {
    const all = jobs.all.value;
    untracked(() =>
      change(({ action, past }) => {
        const heard = (round: Started): Started => ({
          ...round,
          parts: all.find(({ operation }) => operation === round.operation)?.parts ?? round.parts,
        });
        return { action: action.kind === "started" ? heard(action) : action, past: past.map(heard) };
      }),
    );
  });

  /** What is being ended, and what was, stays as the person saw it. */
  const isFrozen = () => now()?.action.kind === "started" || now()?.action.kind === "starting";

  async function gatherAgain() {
    const incident = now();
    if (incident === null || isFrozen()) return;
    const stillNewest = gathering();
    const gathered = await gatherAccounts(backend, incident.first, known(incident));
    if (!stillNewest() || now() === null || isFrozen()) return;
    unread = new Set([...unread].filter((id) => !isRead(id)));
    change((before) => ({ gathered: withUnread(gathered, known(before), unread) }));
  }

  /** After a lock nobody is known to be an admin: whoever is about to choose has that asked again. */
  async function renew() {
    const wasUnread = unread.size;
    await gatherAgain();
    const at = now()?.at;
    if (unread.size < wasUnread && (at === "choose" || at === "end")) await learnAdmins();
  }

  const stop = effect(() => {
    void renewed.value;
    untracked(() => void renew());
  });
  until.addEventListener(
    "abort",
    () => {
      stop();
      stopHearing();
    },
    { once: true },
  );

  /** Asks the workspaces concerned who their admins are, where they tell. */
  async function learnAdmins() {
    const incident = now();
    if (incident === null) return;
    const concerned = included(incident).filter(
      ({ workspaceId, admin }) => admin === "unknown" && !unread.has(workspaceId),
    );
    if (concerned.length === 0) return;
    learning.value += 1;
    try {
      if (await admins.ask(concerned.map(({ workspaceId }) => workspaceId))) await gatherAgain();
    } finally {
      learning.value -= 1;
    }
  }

  function noteCaller({ recognised, ticket }: Incident) {
    const text = `${recognised.trim()}\n${ticket.trim()}`;
    if (text === noted || text === "\n") return;
    noted = text;
    void notes.note({ kind: "callerRecognised", how: recognised.trim(), ticket: ticketOf(ticket) });
  }

  function go(step: Step) {
    const incident = now();
    if (incident === null || !mayGo(incident, step)) return;
    if (incident.at === "who") noteCaller(incident);
    change(({ at, passed }) => ({ at: step, passed: withOne(passed, at, true) }));
    if (step === "choose" || step === "end") {
      void learnAdmins();
      void mode.learn().catch(() => undefined);
    }
  }

  /** Ends the flow with those of its rounds that nothing is to be told of any more. */
  function end(isOver: (round: Started) => boolean) {
    const incident = now();
    flow.value = { kind: "none" };
    if (incident !== null) for (const round of rounds(incident).filter(isOver)) jobs.dismiss(round.operation);
  }

  return {
    flow,
    open: computed(() => (flow.value.kind === "open" ? flow.value.incident : null)),
    notes,
    checking: computed(() => learning.value > 0),
    async search(text) {
      const before = flow.peek();
      if (before.kind === "open") return;
      const stillNewest = seeking();
      flow.value = {
        kind: "seeking",
        text,
        found: before.kind === "seeking" ? before.found : { kind: "nothingTyped" },
      };
      const found = await searchAccounts(backend, text);
      if (stillNewest() && flow.peek().kind === "seeking") flow.value = { kind: "seeking", text, found };
    },
    async begin(first, person) {
      unread = new Set();
      noted = "";
      flow.value = { kind: "open", incident: began(first, person) };
      await gatherAgain();
    },
    go,
    next() {
      const step = after(now()?.at ?? "tell");
      if (step !== null) go(step);
    },
    back() {
      const step = before(now()?.at ?? "who");
      if (step !== null) go(step);
    },
    recognise: (changed) => change(() => changed),
    include(account, isTheirs) {
      if (!isFrozen()) change((incident) => ({ included: withOne(incident.included, accountKey(account), isTheirs) }));
    },
    answer(card, answer) {
      if (isFrozen()) return;
      const id = sessionKey(card);
      // A new answer counts for more than a tick from before it.
      change(({ answers, ticks }) => ({
        answers: new Map([...answers, [id, { card, answer, at: clock.now() }]]),
        ticks: new Map([...ticks].filter(([ticked]) => ticked !== id)),
      }));
      void notes.note({
        kind: "deviceAnswer",
        key: { workspaceId: card.workspaceId, sessionId: card.sessionId },
        answer,
        ticket: ticketOf(now()?.ticket ?? ""),
      });
    },
    secure(what, account, isDone) {
      change(({ secured }) => ({ secured: withOne(secured, securedId(what, account), isDone) }));
      if (isDone)
        void notes.note({
          kind: "stepTicked",
          step: what,
          accounts: [{ workspaceId: account.workspaceId, userId: account.userId }],
          ticket: ticketOf(now()?.ticket ?? ""),
        });
    },
    tick(card, isTicked) {
      if (!isFrozen())
        change(({ ticks }) => ({
          ticks: new Map([...ticks, [sessionKey(card), isTicked ? "ticked" : "unticked"]]),
          typedNumber: "",
        }));
    },
    tickWhole(account, isTicked) {
      if (!isFrozen())
        change(({ whole }) => ({ whole: withOne(whole, accountKey(account), isTicked), typedNumber: "" }));
    },
    typeNumber: (text) => change(() => ({ typedNumber: text })),
    async start() {
      const incident = now();
      if (incident === null || isFrozen() || learning.peek() > 0) return;
      const tally = chosen(incident);
      if (isNothing(tally)) return;
      change(() => ({ action: { kind: "starting" } }));
      try {
        if (mode.allowedUntil.peek() === null) await mode.allow();
        const request = {
          wish: wish(incident),
          sessions: tally.sessions,
          wholeAccounts: tally.wholeAccounts,
          guardedAccounts: guardedAmong(tally.accounts),
          typedNumber: tally.number === null ? null : typedNumber(incident.typedNumber),
          ticket: ticketOf(incident.ticket),
        };
        const started = await backend.startEnding(request);
        const { operation } = started;
        const [cards, swept] = [chosenCards(incident), sweptCards(incident)];
        change(() => ({
          action: {
            kind: "started",
            operation,
            at: clock.now(),
            cards,
            whole: tally.wholeAccounts,
            swept,
            parts: new Map(),
          },
        }));
        await jobs.run(started, tally, request.ticket);
      } catch (thrown) {
        change(() => ({ action: { kind: "refused", error: commandError(thrown) } }));
        await mode.learn().catch(() => undefined);
      }
    },
    async goRound() {
      const incident = now();
      if (incident?.action.kind !== "started" || isRunning(incident.action)) return;
      const fresh = new Set(newSignIns(incident.action).map(({ workspaceId }) => workspaceId));
      const looked = fresh.size > 0 ? fresh : incident.action.parts.keys();
      change((before) => ({
        past: rounds(before),
        action: { kind: "none" },
        at: "devices",
        ticks: new Map(),
        whole: new Set(),
        typedNumber: "",
        drafts: { ticket: null, message: null },
        copied: new Set(),
      }));
      // A new sign-in is not among what was read until it is read.
      await read([...looked]);
      await gatherAgain();
    },
    write: (text, draft) => change(({ drafts }) => ({ drafts: { ...drafts, [text]: draft } })),
    wasCopied: (text) => change(({ copied }) => ({ copied: withOne(copied, text, true) })),
    drop(workspaceId) {
      const incident = now();
      if (incident === null) return;
      const rest = withoutWorkspace(incident, workspaceId);
      flow.value = rest === null ? { kind: "none" } : { kind: "open", incident: rest };
    },
    close: () => end(() => true),
    finish: () => end((round) => !isSecondCheckPending(round)),
    suspend() {
      const incident = now();
      const written = notes.written.peek();
      return incident === null
        ? null
        : suspended({ incident, unwritten: written.kind === "unwritten" ? written.events : [], noted });
    },
    resume(text) {
      const taken = resumed(text);
      unread = new Set(known(taken.incident).map(({ workspaceId }) => workspaceId));
      noted = taken.noted;
      flow.value = { kind: "open", incident: taken.incident };
      for (const event of taken.unwritten) void notes.note(event);
    },
  };
}

function ticketOf(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
