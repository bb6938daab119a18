import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { CommandError } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import type { Lock } from "./lock";
import { type UnlockError, unlockErrorOf } from "./unlocking";

type LockForm = "none" | "set" | "change" | "remove";
type LockDone = "set" | "changed" | "removed";
export type LockField = "fresh" | "again" | "current";

/** What is wrong with what stands in the fields. */
type LockMisfit = { field: LockField; kind: "missing" } | { field: "again"; kind: "differ" };

export interface LockSettings {
  form: ReadonlySignal<LockForm>;
  fields: Record<LockField, ReadonlySignal<string>>;
  misfit: ReadonlySignal<LockMisfit | null>;
  error: ReadonlySignal<UnlockError | null>;
  busy: ReadonlySignal<boolean>;
  done: ReadonlySignal<LockDone | null>;
  /** Why the minutes could not be kept. */
  idleFailed: ReadonlySignal<CommandError | null>;
  show(form: LockForm): void;
  type(field: LockField, text: string): void;
  submit(): Promise<void>;
  setIdle(minutes: number | null): Promise<void>;
}

/** The dialog in which a PIN is set, changed and taken away. */
export function lockSettings(lock: Lock): LockSettings {
  const form = signal<LockForm>(lock.set.peek() ? "none" : "set");
  const fields: Record<LockField, Signal<string>> = { fresh: signal(""), again: signal(""), current: signal("") };
  const misfit = signal<LockMisfit | null>(null);
  const error = signal<UnlockError | null>(null);
  const busy = signal(false);
  const done = signal<LockDone | null>(null);
  const idleFailed = signal<CommandError | null>(null);

  function clear() {
    for (const field of Object.values(fields)) field.value = "";
    misfit.value = null;
    error.value = null;
  }

  function misfitOf(filled: LockForm): LockMisfit | null {
    const { fresh, again, current } = fields;
    if (filled !== "set" && current.peek() === "") return { field: "current", kind: "missing" };
    if (filled === "remove") return null;
    if (fresh.peek() === "") return { field: "fresh", kind: "missing" };
    return fresh.peek() === again.peek() ? null : { field: "again", kind: "differ" };
  }

  return {
    form,
    fields,
    misfit,
    error,
    busy,
    done,
    idleFailed,
    show(next) {
      clear();
      done.value = null;
      form.value = next;
    },
    type(field, text) {
      fields[field].value = text;
      misfit.value = null;
      error.value = null;
    },
    async submit() {
      const filled = form.peek();
      if (busy.peek() || filled === "none") return;
      misfit.value = misfitOf(filled);
      if (misfit.peek() !== null) {
        fields.again.value = "";
        return;
      }
      busy.value = true;
      const [fresh, current] = [fields.fresh.peek(), fields.current.peek()];
      const came = await unlockErrorOf(filled === "remove" ? lock.removePin(current) : lock.setPin(fresh, current));
      busy.value = false;
      if (came !== null) {
        fields.current.value = "";
        if (isRefused(came)) {
          fields.fresh.value = "";
          fields.again.value = "";
        }
        error.value = came;
        return;
      }
      clear();
      done.value = DONE[filled];
      form.value = filled === "remove" ? "set" : "none";
    },
    async setIdle(minutes) {
      idleFailed.value = null;
      try {
        await lock.setIdle(minutes);
      } catch (thrown) {
        idleFailed.value = commandError(thrown);
      }
    },
  };
}

/** Whether the new PIN or passphrase itself was not taken. */
export function isRefused(error: UnlockError): boolean {
  return error.kind === "failed" && error.error.kind === "badPassphrase";
}

const DONE: Record<Exclude<LockForm, "none">, LockDone> = { set: "set", change: "changed", remove: "removed" };
