import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { CommandError, SessionCard, SessionDetails, SessionKey } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";

export type Details =
  | { kind: "opening" }
  /** `proofs`: how many proofs of sign-outs had come when it was asked for; later ones it does not know. */
  | { kind: "there"; details: SessionDetails; proofs: number }
  /** It is not among what was read; `last` is what was known of it before. */
  | { kind: "gone"; last: SessionCard | null }
  | { kind: "failed"; error: CommandError };

/** What is known of one session and those around it, asked again whenever `renewed` changes. */
export function sessionDetails(
  backend: Pick<Backend, "sessionDetails">,
  key: SessionKey,
  renewed: ReadonlySignal<unknown>,
  proofs: () => number,
  until: AbortSignal,
): ReadonlySignal<Details> {
  const details = signal<Details>({ kind: "opening" });
  const call = latest();

  async function ask(): Promise<void> {
    const stillNewest = call();
    const asked = proofs();
    const next = await backend.sessionDetails(key).then(
      (found): Details =>
        found === null
          ? { kind: "gone", last: lastOf(details.peek()) }
          : { kind: "there", details: found, proofs: asked },
      (thrown: unknown): Details => ({ kind: "failed", error: commandError(thrown) }),
    );
    if (!stillNewest() || until.aborted) return;
    // It may still count what was proven gone while it was on its way.
    if (asked !== proofs()) return ask();
    details.value = next;
  }

  const end = effect(() => {
    void renewed.value;
    void ask();
  });
  until.addEventListener("abort", end, { once: true });
  return details;
}

function lastOf(details: Details): SessionCard | null {
  switch (details.kind) {
    case "there":
      return details.details.card;
    case "gone":
      return details.last;
    case "opening":
    case "failed":
      return null;
  }
}
