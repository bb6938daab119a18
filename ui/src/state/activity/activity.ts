import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { ActivityRow, ActivityState, CommandError, SecondFactor, Workspace } from "../../backend/generated/types";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";

/** What came of asking a workspace what became of what was left open there. */
export type Settling =
  | { kind: "asking" }
  /** The person gave no code. */
  | { kind: "gaveUp" }
  /** The answer was not certain about so many. */
  | { kind: "unsure"; open: number }
  | { kind: "failed"; error: CommandError };

export interface Activity {
  /** Null before it was learned. */
  state: ReadonlySignal<ActivityState | null>;
  /** What was to be signed out and was left open, newest first. */
  left: ReadonlySignal<readonly ActivityRow[]>;
  /** By workspace ID. */
  settling: ReadonlySignal<ReadonlyMap<string, Settling>>;
  /** Asks how the activity stands. */
  learn(): Promise<void>;
  /** Asks a workspace what became of what was left open, with the dialog for a code. */
  checkNow(workspaceId: string): Promise<void>;
  /** Learns, and asks those of these workspaces where something was left; no dialog opens by itself. */
  start(workspaces: readonly Workspace[]): Promise<void>;
}

interface ActivityNeeds {
  backend: Backend;
  prompts: SecondFactorPrompts;
  /** Changes with each outcome of a look-up, which may not have been written. */
  lookedUp: ReadonlySignal<unknown>;
  onError(workspaceId: string, error: CommandError): void;
}

/** How what is written of look-ups and sign-outs stands. */
export function activity({ backend, prompts, lookedUp, onError }: ActivityNeeds, until: AbortSignal): Activity {
  const state = signal<ActivityState | null>(null);
  const settling = signal<ReadonlyMap<string, Settling>>(new Map());
  const left = computed(() => state.value?.left ?? []);
  const call = latest();

  async function learn() {
    const stillNewest = call();
    const now = await backend.activityState().catch(() => null);
    if (now !== null && stillNewest() && !until.aborted) state.value = now;
  }

  const stop = effect(() => {
    if (lookedUp.value !== null) void learn();
  });
  until.addEventListener("abort", stop, { once: true });

  const put = (id: string, how: Settling | null) => {
    const rest = [...settling.peek()].filter(([other]) => other !== id);
    settling.value = new Map(how === null ? rest : [...rest, [id, how]]);
  };

  /** Runs what asks a workspace; `ask` resolves to how many are still open, or to null without a code. */
  async function settle(id: string, ask: () => Promise<number | null>) {
    if (settling.peek().get(id)?.kind === "asking") return;
    put(id, { kind: "asking" });
    try {
      const open = await ask();
      put(id, open === null ? { kind: "gaveUp" } : open > 0 ? { kind: "unsure", open } : null);
    } catch (thrown) {
      const error = commandError(thrown);
      put(id, { kind: "failed", error });
      onError(id, error);
    }
    await learn();
  }

  return {
    state,
    left,
    settling,
    learn,
    checkNow: (id) =>
      settle(id, async () => {
        const send = (secondFactor: SecondFactor | null) => backend.settleActivity(id, secondFactor);
        const settled = await prompts.run({ kind: "settle", workspaceId: id }, send);
        return settled.kind === "done" ? settled.value.open : null;
      }),
    async start(workspaces) {
      await learn();
      const leftAt = new Set(left.peek().flatMap(({ what }) => (what.kind === "ending" ? [what.workspaceId] : [])));
      await Promise.all(
        workspaces
          .filter(({ id, signIn }) => signIn.kind === "held" && leftAt.has(id))
          .map(({ id }) =>
            settle(id, async () => {
              const answer = await backend.settleActivity(id, null);
              return answer.kind === "done" ? answer.value.open : null;
            }),
          ),
      );
    },
  };
}
