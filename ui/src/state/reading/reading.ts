import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { Challenge, CommandError, HowMuch, ReadingEnd, ReadingProgress } from "../../backend/generated/types";
import { idsWaiting, perWorkspace, type Run, waitingIn } from "../codes/perWorkspace";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import type { Clock } from "../shared/clock";
import { commandError } from "../shared/commandError";

/** How the newest reading of a workspace stands. What it has read so far can be found already. */
export type Reading =
  /** `at`: milliseconds since 1970, when the progress was told. */
  | { kind: "reading"; progress: ReadingProgress | null; at: number; stopping: boolean }
  /** Without progress the code is wanted before the first page, else in the middle. */
  | { kind: "codeNeeded"; challenge: Challenge; progress: ReadingProgress | null }
  | { kind: "skipped"; challenge: Challenge; progress: ReadingProgress | null }
  /** `isLeft`: the person leaves a list that is too long as it was read. */
  | { kind: "ended"; end: ReadingEnd; isLeft?: true }
  /** What was known before is kept. */
  | { kind: "failed"; error: CommandError };

export interface Readings {
  /** By workspace ID; a workspace that was never read is not in it. */
  all: ReadonlySignal<ReadonlyMap<string, Reading>>;
  /** Workspaces whose reading waits for a code. */
  codeNeeded: ReadonlySignal<ReadonlySet<string>>;
  /** Workspaces that wanted a code since nothing was being read. */
  wantedCode: ReadonlySignal<ReadonlySet<string>>;
  /** Reads workspaces because the person wants it; those that are being read go on. */
  read(ids: readonly string[], howMuch: HowMuch): Promise<void>;
  /** Goes on with a list that is longer than was to be expected, because the person wants it. */
  readOn(workspaceId: string): Promise<void>;
  /** Leaves such a list as far as it was read. */
  leave(workspaceId: string): void;
  enterCode(workspaceId: string): Promise<void>;
  /** Goes on with what waits for a code, because the workspace took one for something else. */
  resume(workspaceId: string): void;
  skip(workspaceId: string): void;
  /** Skips every workspace that still waits for a code. */
  stopAsking(): void;
  /** Ends a reading; what was read stays. */
  stop(workspaceId: string): void;
  stopAll(): void;
  /** The person turned to something else: no dialog may open by itself any more. */
  turnAway(): void;
  /** Forgets a workspace that was removed or signed out of. */
  drop(workspaceId: string): void;
}

interface ReadingNeeds {
  backend: Backend;
  prompts: SecondFactorPrompts;
  clock: Clock;
  /** Hears that more was read. */
  onProgress: () => void;
  onEnd: (workspaceId: string) => void;
  onError: (workspaceId: string, error: CommandError) => void;
}

/** One reading of one workspace, over all codes that it wants. */
interface Call {
  id: string;
  howMuch: HowMuch;
  progress: ReadingProgress | null;
}

/** Reads the sessions of workspaces, each on its own. */
export function readings({ backend, prompts, clock, onProgress, onEnd, onError }: ReadingNeeds): Readings {
  const all = signal<ReadonlyMap<string, Reading>>(new Map());
  const wantedCode = signal<ReadonlySet<string>>(new Set());
  const calls = new Map<string, Call>();
  const runs = perWorkspace(prompts);

  const codeNeeded = computed(() => idsWaiting(all.value));
  const of = (id: string) => all.peek().get(id);

  /** Keeps how a reading stands, unless it was dropped or begun anew. */
  function put(call: Call, reading: Reading) {
    if (calls.get(call.id) !== call) return;
    all.value = new Map([...all.peek(), [call.id, reading]]);
    if (reading.kind === "codeNeeded") wantedCode.value = new Set([...wantedCode.peek(), call.id]);
  }

  function tell(call: Call, progress: ReadingProgress) {
    call.progress = progress;
    const before = of(call.id);
    put(call, { kind: "reading", progress, at: clock.now(), stopping: before?.kind === "reading" && before.stopping });
    onProgress();
  }

  function runOf(call: Call): Run<ReadingEnd> {
    return {
      request: { kind: "read", workspaceId: call.id },
      send(secondFactor, onAccepted) {
        const from = call.progress;
        return backend.readSessions(call.id, call.howMuch, secondFactor, (progress) => {
          tell(call, progress);
          if (hasMoved(from, progress)) onAccepted();
        });
      },
      waiting: () => (calls.get(call.id) === call ? waitingIn(of(call.id)) : null),
      onStart: () => put(call, { kind: "reading", progress: call.progress, at: clock.now(), stopping: false }),
      onWaiting: (waiting) => put(call, { ...waiting, progress: begun(call.progress) }),
      onDone(end) {
        put(call, { kind: "ended", end });
        onEnd(call.id);
      },
      onError: (error) => fail(call, error),
    };
  }

  function fail(call: Call, error: CommandError) {
    put(call, { kind: "failed", error });
    onError(call.id, error);
  }

  function skip(id: string) {
    const reading = of(id);
    const call = calls.get(id);
    if (call && reading?.kind === "codeNeeded") put(call, { ...reading, kind: "skipped" });
  }

  function stop(id: string) {
    const reading = of(id);
    const call = calls.get(id);
    if (reading?.kind === "codeNeeded") skip(id);
    if (call === undefined || reading?.kind !== "reading") return;
    put(call, { ...reading, stopping: true });
    void backend.stopReading(id).catch((thrown: unknown) => fail(call, commandError(thrown)));
  }

  function newCall(id: string, howMuch: HowMuch): Call {
    const before = of(id);
    const progress = before?.kind === "codeNeeded" || before?.kind === "skipped" ? before.progress : null;
    const call: Call = { id, howMuch, progress };
    calls.set(id, call);
    return call;
  }

  async function read(ids: readonly string[], howMuch: HowMuch) {
    const fresh = ids.filter((id) => of(id)?.kind !== "reading");
    if (![...all.peek().values()].some(isUnfinished)) wantedCode.value = new Set();
    runs.mayPrompt();
    await runs.beginAll(fresh.map((id) => runOf(newCall(id, howMuch))));
  }

  return {
    all,
    codeNeeded,
    wantedCode,
    read,
    async readOn(workspaceId) {
      const call = calls.get(workspaceId);
      if (call) await read([workspaceId], call.howMuch);
    },
    leave(workspaceId) {
      const [call, reading] = [calls.get(workspaceId), of(workspaceId)];
      if (call && reading?.kind === "ended") put(call, { ...reading, isLeft: true });
    },
    async enterCode(workspaceId) {
      const call = calls.get(workspaceId);
      runs.mayPrompt();
      if (call) await runs.enterCode(runOf(call));
    },
    resume(workspaceId) {
      const call = calls.get(workspaceId);
      if (call && of(workspaceId)?.kind === "codeNeeded") void runs.begin(runOf(call));
    },
    skip,
    stopAsking: () => codeNeeded.peek().forEach(skip),
    stop,
    stopAll: () => [...all.peek().keys()].forEach(stop),
    turnAway: runs.turnAway,
    drop(workspaceId) {
      if (of(workspaceId)?.kind === "reading") void backend.stopReading(workspaceId).catch(() => undefined);
      calls.delete(workspaceId);
      all.value = new Map([...all.peek()].filter(([id]) => id !== workspaceId));
    },
  };
}

/** A list that is too long, where the person has yet to say whether it is read on. */
export function waitsTooLong(reading: Reading): boolean {
  return reading.kind === "ended" && reading.end.reason === "tooLong" && reading.isLeft !== true;
}

/** Whether it goes on, by itself or with a code. */
function isUnfinished(reading: Reading): boolean {
  return reading.kind === "reading" || reading.kind === "codeNeeded";
}

/** A progress before the first page, or the one of the page before, says nothing about the code. */
function hasMoved(from: ReadingProgress | null, to: ReadingProgress): boolean {
  return to.page > 0 && (to.page !== from?.page || to.read !== from.read);
}

/** What has only waited has not begun. */
function begun(progress: ReadingProgress | null): ReadingProgress | null {
  return progress === null || progress.read === 0 ? null : progress;
}
