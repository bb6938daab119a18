import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type {
  Answer,
  Challenge,
  CommandError,
  HowMuch,
  ReadingEnd,
  ReadingProgress,
  SecondFactor,
} from "../../backend/generated/types";
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

/** The server goes along; the rest comes as it is read. */
interface Underway {
  rest: Promise<Answer<ReadingEnd>>;
}

/** Reads the sessions of workspaces, each on its own. */
export function readings({ backend, prompts, clock, onProgress, onEnd, onError }: ReadingNeeds): Readings {
  const all = signal<ReadonlyMap<string, Reading>>(new Map());
  const wantedCode = signal<ReadonlySet<string>>(new Set());
  const calls = new Map<string, Call>();
  let mayPrompt = false;

  const codeNeeded = computed(
    () => new Set([...all.value].filter(([, { kind }]) => kind === "codeNeeded").map(([id]) => id)),
  );
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

  /**
   * Sends the reading, and settles as soon as the server goes along: a dialog must not stay open
   * until everything is read.
   */
  function send(call: Call, secondFactor: SecondFactor | null): Promise<Answer<Underway>> {
    const from = call.progress;
    return new Promise((resolve, reject) => {
      const rest = backend.readSessions(call.id, call.howMuch, secondFactor, (progress) => {
        tell(call, progress);
        if (hasMoved(from, progress)) resolve({ kind: "done", value: { rest } });
      });
      rest.then((answer) => resolve(answer.kind === "done" ? { kind: "done", value: { rest } } : answer), reject);
    });
  }

  /** Hears the rest out. A challenge in the middle waits: a dialog would come as a surprise. */
  async function follow(call: Call, { rest }: Underway) {
    const answer = await rest;
    if (answer.kind === "challengeNeeded")
      put(call, { kind: "codeNeeded", challenge: answer.challenge, progress: begun(call.progress) });
    else {
      put(call, { kind: "ended", end: answer.value });
      onEnd(call.id);
    }
  }

  function fail(call: Call, thrown: unknown) {
    const error = commandError(thrown);
    put(call, { kind: "failed", error });
    onError(call.id, error);
  }

  /** Begins a reading; `heard` is called once it is known whether a code is wanted. */
  async function begin(call: Call, heard: () => void) {
    put(call, { kind: "reading", progress: call.progress, at: clock.now(), stopping: false });
    try {
      const answer = await send(call, null);
      if (answer.kind === "challengeNeeded")
        put(call, { kind: "codeNeeded", challenge: answer.challenge, progress: begun(call.progress) });
      heard();
      if (answer.kind === "done") await follow(call, answer.value);
    } catch (thrown) {
      fail(call, thrown);
      heard();
    }
  }

  async function enter(id: string) {
    const reading = of(id);
    const call = calls.get(id);
    if (call === undefined || (reading?.kind !== "codeNeeded" && reading?.kind !== "skipped")) return;
    let { challenge } = reading;
    const wait = () => put(call, { kind: "codeNeeded", challenge, progress: begun(call.progress) });
    wait();
    try {
      const settled = await prompts.run(
        { kind: "read", workspaceId: id },
        async (secondFactor) => {
          const answer = await send(call, secondFactor);
          if (answer.kind === "challengeNeeded") {
            challenge = answer.challenge;
            wait();
          }
          return answer;
        },
        challenge,
      );
      if (settled.kind === "done") await follow(call, settled.value);
      else wait();
    } catch (thrown) {
      fail(call, thrown);
    }
  }

  function promptTheOnlyOne(ids: readonly string[]) {
    const [only, ...others] = ids.filter((id) => of(id)?.kind === "codeNeeded");
    if (mayPrompt && only !== undefined && others.length === 0) void enter(only);
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
    void backend.stopReading(id).catch((thrown: unknown) => fail(call, thrown));
  }

  async function read(ids: readonly string[], howMuch: HowMuch) {
    const fresh = ids.filter((id) => of(id)?.kind !== "reading");
    if (![...all.peek().values()].some(isUnfinished)) wantedCode.value = new Set();
    mayPrompt = true;
    const missing = new Set(fresh);
    await Promise.all(
      fresh.map((id) => {
        const before = of(id);
        const progress = before?.kind === "codeNeeded" || before?.kind === "skipped" ? before.progress : null;
        const call: Call = { id, howMuch, progress };
        calls.set(id, call);
        return begin(call, () => {
          if (missing.delete(id) && missing.size === 0) promptTheOnlyOne(fresh);
        });
      }),
    );
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
      mayPrompt = true;
      await enter(workspaceId);
    },
    resume(workspaceId) {
      const call = calls.get(workspaceId);
      if (call && of(workspaceId)?.kind === "codeNeeded") void begin(call, () => undefined);
    },
    skip,
    stopAsking: () => codeNeeded.peek().forEach(skip),
    stop,
    stopAll: () => [...all.peek().keys()].forEach(stop),
    turnAway: () => (mayPrompt = false),
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
