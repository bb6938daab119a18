import { type ReadonlySignal, signal } from "@preact/signals";
import type { CommandError, LockTry } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import type { Lock } from "./lock";

/** Why a try did not open the lock. */
export type LockTrouble =
  | { kind: "missing" }
  | { kind: "wrong"; left: number | null }
  | { kind: "failed"; error: CommandError };

export interface Unlocking {
  typed: ReadonlySignal<string>;
  trouble: ReadonlySignal<LockTrouble | null>;
  busy: ReadonlySignal<"no" | "unlocking" | "givingUp">;
  type(text: string): void;
  submit(): Promise<void>;
  /** Signs out everywhere. */
  giveUp(): Promise<void>;
}

/** The one field of the lock screen. What was typed is forgotten as soon as it is sent. */
export function unlocking(lock: Lock): Unlocking {
  const typed = signal("");
  const trouble = signal<LockTrouble | null>(null);
  const busy = signal<"no" | "unlocking" | "givingUp">("no");

  async function attempt(as: "unlocking" | "givingUp", run: () => Promise<LockTry>) {
    if (busy.peek() !== "no") return;
    busy.value = as;
    trouble.value = null;
    trouble.value = await troubleOf(run());
    busy.value = "no";
  }

  return {
    typed,
    trouble,
    busy,
    type(text) {
      typed.value = text;
      trouble.value = null;
    },
    async submit() {
      const sent = typed.peek();
      if (sent === "") {
        trouble.value = { kind: "missing" };
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

/** What came of a try; null when it was the right one. */
export async function troubleOf(tried: Promise<LockTry>): Promise<LockTrouble | null> {
  try {
    const came = await tried;
    return came.kind === "wrong" ? came : null;
  } catch (thrown) {
    return { kind: "failed", error: commandError(thrown) };
  }
}
