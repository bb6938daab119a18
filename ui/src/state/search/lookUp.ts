import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { Answer, Challenge, CommandError, SessionCard, Workspace } from "../../backend/generated/types";
import { idsWaiting, perWorkspace, type Run, waitingIn } from "../codes/perWorkspace";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import type { Clock } from "../shared/clock";
import { commandError } from "../shared/commandError";

export type Scope = { kind: "all" } | { kind: "one"; id: string };

export type Outcome =
  | { kind: "asking" }
  | { kind: "found"; card: SessionCard }
  | { kind: "codeNeeded"; challenge: Challenge }
  | { kind: "skipped"; challenge: Challenge }
  /** The server asked to slow down; asked again by itself at that time. */
  | { kind: "paused"; until: number; waitSeconds: number }
  | { kind: "failed"; error: CommandError };

export interface Row {
  workspaceId: string;
  outcome: Outcome;
  /** It wanted a code at some time during this look-up. */
  wantedCode: boolean;
}

export interface Asked {
  sessionId: string;
  scope: Scope;
  /** Milliseconds since 1970, when the person asked. */
  at: number;
  rows: readonly Row[];
}

export interface LookUps {
  asked: ReadonlySignal<Asked | null>;
  /** Workspaces that wait for a code. */
  codeNeeded: ReadonlySignal<ReadonlySet<string>>;
  ask(sessionId: string, scope: Scope, workspaces: readonly Workspace[]): Promise<void>;
  /** Asks one workspace of this look-up again, because the person wants it. */
  askAgain(workspaceId: string): Promise<void>;
  enterCode(workspaceId: string): Promise<void>;
  /** Asks again where a code is waited for, because the workspace took one for something else. */
  resume(workspaceId: string): void;
  skip(workspaceId: string): void;
  /** Skips every workspace that still waits for a code. */
  stopAsking(): void;
  /** Ends the waiting for a server that asked to slow down. */
  stopWaiting(workspaceId: string): void;
  /** The person turned to something else: no dialog may open by itself any more. */
  turnAway(): void;
  clear(): void;
  /** Takes a removed workspace out of the results. */
  drop(workspaceId: string): void;
}

interface LookUpNeeds {
  backend: Backend;
  prompts: SecondFactorPrompts;
  clock: Clock;
  /** Hears every failure, for what it says about the workspace itself. */
  onError: (workspaceId: string, error: CommandError) => void;
  /** Hears every card, because who shows one is well. */
  onFound: (workspaceId: string) => void;
}

/** Looks one session up, with an outcome of its own for each workspace. */
export function lookUps({ backend, prompts, clock, onError, onFound }: LookUpNeeds, until: AbortSignal): LookUps {
  const asked = signal<Asked | null>(null);
  let call = new AbortController();
  const runs = perWorkspace(prompts);

  const rowOf = (workspaceId: string) => asked.peek()?.rows.find((row) => row.workspaceId === workspaceId);

  /** Puts an outcome in its row, unless the look-up it belongs to was overtaken. */
  function put(mine: AbortController, workspaceId: string, outcome: Outcome) {
    const now = asked.peek();
    if (mine.signal.aborted || now === null) return;
    const rows = now.rows.map((row) =>
      row.workspaceId === workspaceId
        ? { workspaceId, outcome, wantedCode: row.wantedCode || outcome.kind === "codeNeeded" }
        : row,
    );
    asked.value = { ...now, rows };
    if (outcome.kind === "paused") {
      clock.after(outcome.until - clock.now(), () => void resume(mine, workspaceId), mine.signal);
    }
  }

  function take(mine: AbortController, workspaceId: string, answer: Answer<SessionCard>) {
    put(mine, workspaceId, outcomeOf(answer));
    if (answer.kind === "done") onFound(workspaceId);
  }

  function fail(mine: AbortController, workspaceId: string, error: CommandError) {
    put(mine, workspaceId, failed(error, clock.now()));
    onError(workspaceId, error);
  }

  /** Null once the look-up was overtaken. */
  function runOf(mine: AbortController, workspaceId: string): Run<SessionCard> | null {
    const sessionId = asked.peek()?.sessionId;
    if (mine.signal.aborted || sessionId === undefined) return null;
    return {
      request: { kind: "lookUp", workspaceId, sessionId },
      send: (secondFactor) => backend.lookUp(workspaceId, sessionId, secondFactor),
      waiting: () => waitingIn(rowOf(workspaceId)?.outcome),
      onStart: () => put(mine, workspaceId, { kind: "asking" }),
      onWaiting: (waiting) => put(mine, workspaceId, waiting),
      onDone: (card) => take(mine, workspaceId, { kind: "done", value: card }),
      onError: (error) => fail(mine, workspaceId, error),
    };
  }

  /** Asks one workspace; a challenge waits in its row. */
  async function askOne(mine: AbortController, workspaceId: string) {
    const run = runOf(mine, workspaceId);
    if (run !== null) await runs.begin(run);
  }

  /** Goes on by itself after a pause; a dialog would come as a surprise by then. */
  async function resume(mine: AbortController, workspaceId: string) {
    if (rowOf(workspaceId)?.outcome.kind === "paused") await askOne(mine, workspaceId);
  }

  /** Outcomes may still come after the command itself has ended: the two travel apart. */
  async function askMany(mine: AbortController, ids: string[], sessionId: string) {
    const missing = new Set(ids);
    try {
      await backend.lookUpEverywhere(ids, sessionId, ({ workspaceId, outcome }) => {
        if (outcome.kind === "answered") take(mine, workspaceId, outcome.answer);
        else fail(mine, workspaceId, outcome.error);
        if (missing.delete(workspaceId) && missing.size === 0) void promptTheOnlyOne(mine);
      });
    } catch (thrown) {
      const error = commandError(thrown);
      for (const id of missing) put(mine, id, { kind: "failed", error });
    }
  }

  async function promptTheOnlyOne(mine: AbortController) {
    await runs.promptIfOnly([...codeNeeded.peek()].flatMap((id) => runOf(mine, id) ?? []));
  }

  async function enter(mine: AbortController, workspaceId: string) {
    const run = runOf(mine, workspaceId);
    if (run !== null) await runs.enterCode(run);
  }

  function skip(workspaceId: string) {
    const outcome = rowOf(workspaceId)?.outcome;
    if (outcome?.kind === "codeNeeded") put(call, workspaceId, { kind: "skipped", challenge: outcome.challenge });
  }

  function begin(): AbortController {
    call.abort();
    const mine = new AbortController();
    until.addEventListener("abort", () => mine.abort(), { once: true, signal: mine.signal });
    call = mine;
    runs.mayPrompt();
    return mine;
  }

  const codeNeeded = computed(() =>
    idsWaiting((asked.value?.rows ?? []).map(({ workspaceId, outcome }) => [workspaceId, outcome])),
  );

  return {
    asked,
    codeNeeded,
    async ask(sessionId, scope, workspaces) {
      const mine = begin();
      const inScope = workspaces.filter((workspace) => scope.kind === "all" || workspace.id === scope.id);
      asked.value = { sessionId, scope, at: clock.now(), rows: inScope.map(firstRow) };
      const ids = inScope.filter(isAsked).map((workspace) => workspace.id);
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) {
        await askOne(mine, only);
        await promptTheOnlyOne(mine);
      } else if (ids.length > 1) await askMany(mine, ids, sessionId);
    },
    async askAgain(workspaceId) {
      const mine = call;
      const run = runOf(mine, workspaceId);
      runs.mayPrompt();
      if (run === null) return;
      await runs.begin(run);
      if (!mine.signal.aborted) await runs.promptIfOnly([run]);
    },
    enterCode: (workspaceId) => enter(call, workspaceId),
    resume(workspaceId) {
      if (rowOf(workspaceId)?.outcome.kind === "codeNeeded") void askOne(call, workspaceId);
    },
    skip,
    stopAsking: () => codeNeeded.peek().forEach(skip),
    stopWaiting(workspaceId) {
      const outcome = rowOf(workspaceId)?.outcome;
      if (outcome?.kind !== "paused") return;
      put(call, workspaceId, { kind: "failed", error: { kind: "tooManyRequests", waitSeconds: outcome.waitSeconds } });
    },
    turnAway: runs.turnAway,
    clear() {
      begin();
      asked.value = null;
    },
    drop(workspaceId) {
      const now = asked.peek();
      if (now) asked.value = { ...now, rows: now.rows.filter((row) => row.workspaceId !== workspaceId) };
    },
  };
}

function firstRow(workspace: Workspace): Row {
  return { workspaceId: workspace.id, outcome: firstOutcome(workspace), wantedCode: false };
}

function firstOutcome(workspace: Workspace): Outcome {
  switch (workspace.signIn.kind) {
    case "none":
      return { kind: "failed", error: { kind: "notSignedIn" } };
    case "ended":
      return { kind: "failed", error: { kind: "signedOut" } };
    case "madeForAnother":
      return { kind: "failed", error: { kind: "madeForAnother", address: workspace.signIn.address } };
    case "held":
    case "storeProblem":
      return { kind: "asking" };
  }
}

/** Whether a look-up sends anything to this workspace. */
export function isAsked(workspace: Workspace): boolean {
  return firstOutcome(workspace).kind === "asking";
}

function outcomeOf(answer: Answer<SessionCard>): Outcome {
  return answer.kind === "done"
    ? { kind: "found", card: answer.value }
    : { kind: "codeNeeded", challenge: answer.challenge };
}

function failed(error: CommandError, now: number): Outcome {
  if (error.kind !== "tooManyRequests") return { kind: "failed", error };
  const waitSeconds = Math.max(1, error.waitSeconds);
  return { kind: "paused", until: now + waitSeconds * 1000, waitSeconds };
}
