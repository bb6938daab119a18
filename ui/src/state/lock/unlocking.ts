import { type ReadonlySignal, signal } from "@preact/signals";
import type { CommandError, LockTry } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import type { Lock } from "./lock";

/** Why unlocking failed. */
export type UnlockError =
  | { kind: "missing" }
  | { kind: "wrong"; left: number | null }
  | { kind: "failed"; error: CommandError };

export interface Unlocking {
  typed: ReadonlySignal<string>;
  error: ReadonlySignal<UnlockError | null>;
  busy: ReadonlySignal<"no" | "unlocking" | "givingUp">;
  type(text: string): void;
  submit(): Promise<void>;
  /** Signs out everywhere. */
  giveUp(): Promise<void>;
}

/** The one field of the lock screen. What was typed is forgotten as soon as it is sent. */
export function unlocking(lock: Lock): Unlocking {
  const typed = signal("");
  const error = signal<UnlockError | null>(null);
  const busy = signal<"no" | "unlocking" | "givingUp">("no");

  async function attempt(as: "unlocking" | "givingUp", run: () => Promise<LockTry>) {
    if (busy.peek() !== "no") return;
    busy.value = as;
    error.value = null;
    error.value = await unlockErrorOf(run());
    busy.value = "no";
  }

  return {
    typed,
    error,
    busy,
    type(text) {
      typed.value = text;
      error.value = null;
    },
    async submit() {
      const sent = typed.peek();
      if (sent === "") {
        error.value = { kind: "missing" };
        return;
      }
      await attempt("unlocking", () => {
        typed.value = "";
        return lock.unlock(sent);
      });
    },
    giveUp: () => attempt("givingUp", () => lock.giveUp()),
  };
}

/** The error of an attempt; null if it succeeded. */
export async function unlockErrorOf(tried: Promise<LockTry>): Promise<UnlockError | null> {
  try {
    const came = await tried;
    return came.kind === "wrong" ? came : null;
  } catch (thrown) {
    return { kind: "failed", error: commandError(thrown) };
  }
}
