import type { Answer, Challenge, CommandError, SecondFactor } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import type { ChallengedRequest, SecondFactorPrompts } from "./secondFactorPrompts";

/** A request that waits for a code, or was skipped while it did. */
export interface Waiting {
  kind: "codeNeeded" | "skipped";
  challenge: Challenge;
}

/** One request to one workspace; its state stays with the store that made it. */
export interface Run<T> {
  request: ChallengedRequest;
  /**
   * Sends or resumes it. `onAccepted` is called once the server goes ahead, while the rest still runs;
   * never before `send` has returned.
   */
  send(secondFactor: SecondFactor | null, onAccepted: () => void): Promise<Answer<T>>;
  waiting(): Waiting | null;
  onStart(): void;
  onWaiting(waiting: Waiting): void;
  onDone(value: T): void;
  onError(error: CommandError): void;
}

/** Runs requests on several workspaces at once; each one is challenged, skipped and resumed on its own. */
export interface PerWorkspace {
  /** Sends it. A challenge waits. `onKnown` is called once it is known whether a code is needed. */
  begin<T>(run: Run<T>, onKnown?: () => void): Promise<void>;
  /** Begins all; prompts if exactly one of them needs a code. */
  beginAll<T>(runs: readonly Run<T>[]): Promise<void>;
  /** Prompts if exactly one of these needs a code and the user has not turned away. */
  promptIfOnly<T>(runs: readonly Run<T>[]): Promise<void>;
  /** Prompts for the code of a waiting or skipped run. */
  enterCode<T>(run: Run<T>): Promise<void>;
  /** From now on a prompt may open by itself. */
  mayPrompt(): void;
  /** The user turned to something else: no prompt opens by itself any more. */
  turnAway(): void;
}

/** The server went ahead; `rest` settles at the end. */
interface Underway<T> {
  rest: Promise<Answer<T>>;
}

export function perWorkspace(prompts: SecondFactorPrompts): PerWorkspace {
  let isWatched = false;

  async function begin<T>(run: Run<T>, onKnown: () => void = () => undefined) {
    run.onStart();
    try {
      const answer = await send(run, null);
      if (answer.kind === "challengeNeeded") wait(run, answer.challenge);
      onKnown();
      if (answer.kind === "done") await follow(run, answer.value);
    } catch (thrown) {
      run.onError(commandError(thrown));
      onKnown();
    }
  }

  async function beginAll<T>(runs: readonly Run<T>[]) {
    const unknown = new Set(runs);
    const onKnown = (run: Run<T>) => {
      if (unknown.delete(run) && unknown.size === 0) void promptIfOnly(runs);
    };
    await Promise.all(runs.map((run) => begin(run, () => onKnown(run))));
  }

  async function promptIfOnly<T>(runs: readonly Run<T>[]) {
    const [only, ...others] = runs.filter((run) => run.waiting()?.kind === "codeNeeded");
    if (isWatched && only !== undefined && others.length === 0) await enterCode(only);
  }

  async function enterCode<T>(run: Run<T>) {
    let challenge = run.waiting()?.challenge;
    if (challenge === undefined) return;
    wait(run, challenge);
    try {
      const sendOn = async (secondFactor: SecondFactor | null) => {
        const answer = await send(run, secondFactor);
        if (answer.kind === "challengeNeeded") {
          challenge = answer.challenge;
          wait(run, challenge);
        }
        return answer;
      };
      const settled = await prompts.run(run.request, sendOn, challenge);
      if (settled.kind === "done") await follow(run, settled.value);
      else wait(run, challenge);
    } catch (thrown) {
      run.onError(commandError(thrown));
    }
  }

  return {
    begin,
    beginAll,
    promptIfOnly,
    enterCode,
    mayPrompt: () => (isWatched = true),
    turnAway: () => (isWatched = false),
  };
}

/** The waiting among the states of a store. */
export function waitingIn(state: Waiting | { kind: string; challenge?: never } | undefined): Waiting | null {
  return state?.challenge === undefined ? null : state;
}

/** The IDs of the workspaces that wait for a code. */
export function idsWaiting(states: Iterable<readonly [id: string, state: { kind: string }]>): ReadonlySet<string> {
  return new Set([...states].filter(([, { kind }]) => kind === "codeNeeded").map(([id]) => id));
}

/** Settles once the server goes ahead: a prompt must not stay open until everything is done. */
function send<T>(run: Run<T>, secondFactor: SecondFactor | null): Promise<Answer<Underway<T>>> {
  return new Promise((resolve, reject) => {
    const rest = run.send(secondFactor, () => resolve({ kind: "done", value: { rest } }));
    rest.then((answer) => resolve(answer.kind === "done" ? { kind: "done", value: { rest } } : answer), reject);
  });
}

/** Awaits the rest. A challenge in the middle waits: a prompt would come as a surprise. */
async function follow<T>(run: Run<T>, { rest }: Underway<T>) {
  const answer = await rest;
  if (answer.kind === "challengeNeeded") wait(run, answer.challenge);
  else run.onDone(answer.value);
}

function wait<T>(run: Run<T>, challenge: Challenge) {
  run.onWaiting({ kind: "codeNeeded", challenge });
}
