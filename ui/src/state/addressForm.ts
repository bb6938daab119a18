import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../backend/backend";
import type { AddressReading, CommandError, Workspace } from "../backend/generated/types";
import { commandError } from "./commandError";
import { latest } from "./latest";

export interface AddressForm {
  text: ReadonlySignal<string>;
  /** How the address would be used; null while nothing is typed. */
  reading: ReadonlySignal<AddressReading | null>;
  /** The person asked to add it, so a refusal is told at the field. */
  submitted: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  error: ReadonlySignal<CommandError | null>;
  type(text: string): Promise<void>;
  /** Resolves to the new workspace, or to null when it was not added. */
  submit(anotherAccount: boolean): Promise<Workspace | null>;
}

/** Reads a workspace address while it is typed, and adds it when the person says so. */
export function addressForm(backend: Backend): AddressForm {
  const text = signal("");
  const reading = signal<AddressReading | null>(null);
  const submitted = signal(false);
  const busy = signal(false);
  const error = signal<CommandError | null>(null);
  const ask = latest();

  async function read() {
    const stillNewest = ask();
    const read = await backend.readAddress(text.peek());
    if (stillNewest()) reading.value = read;
  }

  return {
    text,
    reading,
    submitted,
    busy,
    error,
    async type(typed) {
      text.value = typed;
      error.value = null;
      submitted.value = false;
      if (typed.trim() === "") {
        ask();
        reading.value = null;
      } else {
        await read().catch((thrown: unknown) => (error.value = commandError(thrown)));
      }
    },
    async submit(anotherAccount) {
      if (busy.peek()) return null;
      busy.value = true;
      submitted.value = true;
      error.value = null;
      try {
        await read();
        if (reading.peek()?.kind === "refused") return null;
        return await backend.addWorkspace(text.peek(), null, anotherAccount);
      } catch (thrown) {
        error.value = commandError(thrown);
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}
