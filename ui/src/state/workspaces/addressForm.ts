import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { AddressReading, CommandError } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";

export interface AddressForm<T> {
  text: ReadonlySignal<string>;
  /** How the address would be used; null while nothing is typed. */
  reading: ReadonlySignal<AddressReading | null>;
  /** The person asked for it, so a refusal is told at the field. */
  submitted: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  error: ReadonlySignal<CommandError | null>;
  type(text: string): Promise<void>;
  /** Resolves to what came of it, or to null when the address was not taken. */
  submit(anotherAccount: boolean): Promise<T | null>;
}

/** What is done with an address that can be used. */
type TakeAddress<T> = (address: string, anotherAccount: boolean) => Promise<T>;

/** Reads a workspace address while it is typed, and takes it when the person says so. */
export function addressForm<T>(backend: Backend, take: TakeAddress<T>, before = ""): AddressForm<T> {
  const text = signal(before);
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
        return await take(text.peek(), anotherAccount);
      } catch (thrown) {
        error.value = commandError(thrown);
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}
