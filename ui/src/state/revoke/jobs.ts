import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Answer, Challenge, CommandError, SecondFactor } from "../../backend/generated/types";
import type { EndingEnd, EndingProgress, RevocationBackend, StartedEnding } from "../../backend/revocation";
import { idsWaiting, perWorkspace, type Run, waitingIn } from "../codes/perWorkspace";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import type { Clock } from "../shared/clock";
import { commandError } from "../shared/commandError";
import { type Tally, withoutWorkspace } from "./plan";

/** Milliseconds between the proof and the second check. */
const SECOND_CHECK_AFTER = 60_000;

/** State of the second check, which runs by itself. */
export type SecondCheck =
  | { kind: "waiting"; at: number }
  | { kind: "looking" }
  /** Completed; `at` is RFC 3339, UTC. */
  | { kind: "looked"; end: EndingEnd; at: string }
  | { kind: "stopped" }
  | { kind: "codeNeeded" }
  | { kind: "failed"; error: CommandError };

/** State of a sign-out on one workspace. */
export type Part =
  /** `at`: milliseconds since 1970, when the progress was told. */
  | { kind: "running"; progress: EndingProgress | null; at: number; stopping: boolean }
  | { kind: "codeNeeded"; challenge: Challenge; progress: EndingProgress | null }
  | { kind: "skipped"; challenge: Challenge; progress: EndingProgress | null }
  /**
   * `end` is the newest report. `again` is null if there is nothing to check again.
   * `secondCheckDone`: one second check completed, even if a later one failed.
   */
  | { kind: "ended"; end: EndingEnd; again: SecondCheck | null; secondCheckDone: boolean }
  | { kind: "failed"; error: CommandError };

/** One sign-out, over all workspaces that it concerns. */
export interface Job {
  operation: string;
  tally: Tally;
  ticket: string | null;
  /** By workspace ID. */
  parts: ReadonlyMap<string, Part>;
}

export interface RevocationJobs {
  /** The newest first. */
  all: ReadonlySignal<readonly Job[]>;
  codeNeeded: ReadonlySignal<ReadonlySet<string>>;
  /** Sends what was started, on all its workspaces at once. */
  run(started: StartedEnding, tally: Tally, ticket: string | null): Promise<void>;
  enterCode(operation: string, workspaceId: string): Promise<void>;
  /** Resumes parts that wait for a code, after the workspace accepted one for another request. */
  resume(workspaceId: string): void;
  skip(operation: string, workspaceId: string): void;
  stop(operation: string): void;
  /** Retries the sessions that are still there or were not asked. */
  tryAgain(operation: string, workspaceId: string): Promise<void>;
  /** Runs the second check on request. */
  checkAgain(operation: string, workspaceId: string): Promise<void>;
  /** Cancels a running check; earlier proof stays. */
  stopChecking(operation: string, workspaceId: string): void;
  dismiss(operation: string): void;
  /** Drops the parts of a workspace that is no longer signed in. */
  drop(workspaceId: string): void;
  turnAway(): void;
}

interface RevocationJobNeeds {
  backend: RevocationBackend;
  prompts: SecondFactorPrompts;
  clock: Clock;
  /** Called with the report of each check. */
  onEnd: (workspaceId: string, end: EndingEnd, tally: Tally) => void;
  onError: (workspaceId: string, error: CommandError) => void;
}

/** Runs sign-outs in the background. */
export function revocationJobs(
  { backend, prompts, clock, onEnd, onError }: RevocationJobNeeds,
  until: AbortSignal,
): RevocationJobs {
  const all = signal<readonly Job[]>([]);
  const runs = perWorkspace(prompts);

  const jobOf = (operation: string) => all.peek().find((job) => job.operation === operation);
  const of = (operation: string, id: string) => jobOf(operation)?.parts.get(id);

  const codeNeeded = computed(() => idsWaiting(all.value.flatMap(({ parts }) => [...parts])));

  /** Ignores jobs and workspaces that were dropped. */
  function put(operation: string, id: string, part: Part) {
    all.value = all
      .peek()
      .map((job) =>
        job.operation === operation && job.parts.has(id) ? { ...job, parts: new Map([...job.parts, [id, part]]) } : job,
      );
  }

  const progressOf = (operation: string, id: string) => {
    const part = of(operation, id);
    return part === undefined || part.kind === "ended" || part.kind === "failed" ? null : part.progress;
  };

  function runOf(operation: string, id: string): Run<EndingEnd> {
    const sessions = jobOf(operation)?.tally.sessions.filter(({ workspaceId }) => workspaceId === id).length ?? 0;
    return {
      request: { kind: "end", workspaceId: id, sessions },
      send(secondFactor, onAccepted) {
        const from = progressOf(operation, id);
        return backend.endSessions(operation, id, secondFactor, (progress) => {
          tell(operation, id, progress);
          if (progress.done !== (from?.done ?? 0) || progress.phase !== (from?.phase ?? "ending")) onAccepted();
        });
      },
      waiting: () => waitingIn(of(operation, id)),
      onStart: () => start(operation, id),
      onWaiting: (waiting) => put(operation, id, { ...waiting, progress: progressOf(operation, id) }),
      onDone: (end) => finish(operation, id, end),
      onError: (error) => fail(operation, id, error),
    };
  }

  function start(operation: string, id: string) {
    put(operation, id, { kind: "running", progress: progressOf(operation, id), at: clock.now(), stopping: false });
  }

  function tell(operation: string, id: string, progress: EndingProgress) {
    const before = of(operation, id);
    const stopping = before?.kind === "running" && before.stopping;
    put(operation, id, { kind: "running", progress, at: clock.now(), stopping });
  }

  function finish(operation: string, id: string, end: EndingEnd) {
    const job = jobOf(operation);
    if (job === undefined || !job.parts.has(id)) return;
    const at = clock.now() + SECOND_CHECK_AFTER;
    const looks = end.checkedAt !== null && (end.asked > 0 || end.wholeAccounts.length > 0);
    batch(() => {
      put(operation, id, { kind: "ended", end, again: looks ? { kind: "waiting", at } : null, secondCheckDone: false });
      onEnd(id, end, job.tally);
    });
    if (looks) clock.after(SECOND_CHECK_AFTER, () => void checkByItself(operation, id, at), until);
  }

  /** Runs the scheduled second check; a challenge is shown, and opens no dialog. */
  async function checkByItself(operation: string, id: string, at: number) {
    const part = of(operation, id);
    if (part?.kind !== "ended" || part.again?.kind !== "waiting" || part.again.at !== at) return;
    await runCheck(operation, id, (check) => check(null));
  }

  type Check = (secondFactor: SecondFactor | null) => Promise<Answer<EndingEnd>>;

  async function runCheck(
    operation: string,
    id: string,
    by: (check: Check) => Promise<Answer<EndingEnd> | { kind: "gaveUp" }>,
  ) {
    const told = (again: SecondCheck) => {
      const part = of(operation, id);
      if (part?.kind === "ended") put(operation, id, { ...part, again });
    };
    told({ kind: "looking" });
    try {
      const answer = await by((secondFactor) => backend.checkEnded(operation, id, secondFactor));
      if (answer.kind !== "done") return told({ kind: "codeNeeded" });
      checked(operation, id, answer.value);
    } catch (thrown) {
      told({ kind: "failed", error: commandError(thrown) });
    }
  }

  /**
   * An incomplete check keeps the time and problem of the previous report. Its observations are
   * still used.
   */
  function checked(operation: string, id: string, end: EndingEnd) {
    const job = jobOf(operation);
    const part = job?.parts.get(id);
    if (job === undefined || part?.kind !== "ended") return;
    const again = secondCheckOf(end);
    const { problem, stopped, checkedAt } = part.end;
    const isOver = again.kind === "looked";
    batch(() => {
      put(operation, id, {
        ...part,
        end: isOver ? end : { ...end, problem, stopped, checkedAt: checkedAt ?? end.checkedAt },
        again,
        secondCheckDone: part.secondCheckDone || isOver,
      });
      onEnd(id, end, job.tally);
    });
  }

  function fail(operation: string, id: string, error: CommandError) {
    if (of(operation, id) === undefined) return;
    put(operation, id, { kind: "failed", error });
    onError(id, error);
  }

  return {
    all,
    codeNeeded,
    async run({ operation, workspaceIds }, tally, ticket) {
      // The window was locked or closed while the program agreed: nobody would hear what comes of it.
      if (until.aborted) return;
      runs.mayPrompt();
      const starting: Part = { kind: "running", progress: null, at: clock.now(), stopping: false };
      all.value = [
        { operation, tally, ticket, parts: new Map(workspaceIds.map((id) => [id, starting])) },
        ...all.peek(),
      ];
      await runs.beginAll(workspaceIds.map((id) => runOf(operation, id)));
    },
    async enterCode(operation, workspaceId) {
      runs.mayPrompt();
      await runs.enterCode(runOf(operation, workspaceId));
    },
    resume(workspaceId) {
      for (const { operation, parts } of all.peek()) {
        if (parts.get(workspaceId)?.kind === "codeNeeded") void runs.begin(runOf(operation, workspaceId));
      }
    },
    skip(operation, workspaceId) {
      const part = of(operation, workspaceId);
      if (part?.kind === "codeNeeded") put(operation, workspaceId, { ...part, kind: "skipped" });
    },
    stop(operation) {
      for (const [id, part] of jobOf(operation)?.parts ?? []) {
        if (part.kind === "codeNeeded") put(operation, id, { ...part, kind: "skipped" });
        if (part.kind !== "running") continue;
        put(operation, id, { ...part, stopping: true });
        void backend.stopEnding(operation, id).catch((thrown: unknown) => fail(operation, id, commandError(thrown)));
      }
    },
    async tryAgain(operation, workspaceId) {
      runs.mayPrompt();
      await runs.beginAll([runOf(operation, workspaceId)]);
    },
    async checkAgain(operation, workspaceId) {
      const wish = { kind: "end", workspaceId, sessions: 0 } as const;
      await runCheck(operation, workspaceId, (check) => prompts.run(wish, check));
    },
    stopChecking(operation, workspaceId) {
      const part = of(operation, workspaceId);
      if (part?.kind === "ended" && part.again?.kind === "looking")
        void backend.stopEnding(operation, workspaceId).catch(() => undefined);
    },
    dismiss: (operation) => (all.value = all.peek().filter((job) => job.operation !== operation || isUnfinished(job))),
    drop(workspaceId) {
      all.value = all.peek().flatMap((job) => {
        const parts = new Map([...job.parts].filter(([id]) => id !== workspaceId));
        return parts.size === 0 ? [] : [{ ...job, parts, tally: withoutWorkspace(job.tally, workspaceId) }];
      });
    },
    turnAway: runs.turnAway,
  };
}

/** State after a second check; only a complete one counts as done. */
function secondCheckOf(end: EndingEnd): SecondCheck {
  if (end.lookedThrough && end.checkedAt !== null) return { kind: "looked", end, at: end.checkedAt };
  return end.problem === null || end.stopped ? { kind: "stopped" } : { kind: "failed", error: end.problem };
}

/** Whether something of it runs or waits for a code. */
export function isUnfinished({ parts }: Pick<Job, "parts">): boolean {
  return [...parts.values()].some(isOpen);
}

/** Whether a sign-out runs on a workspace, or waits for a code there. */
export function isOpen(part: Part | undefined): boolean {
  return part?.kind === "running" || part?.kind === "codeNeeded";
}
