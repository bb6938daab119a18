import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { PracticeHelp } from "../../backend/generated/types";
import type { Clock } from "../shared/clock";

const EVERY = 1000;

/** What a person can type into a practice workspace, renewed every second until the signal is aborted. */
export function practiceHelp(
  backend: Backend,
  clock: Clock,
  id: string,
  visible: () => boolean,
  until: AbortSignal,
): ReadonlySignal<PracticeHelp | null> {
  const help = signal<PracticeHelp | null>(null);

  async function renew() {
    if (until.aborted) return;
    if (visible()) {
      const answer = await backend.practiceHelp(id).catch(() => null);
      if (!until.aborted) help.value = answer;
    }
    clock.after(EVERY, () => void renew(), until);
  }
  void renew();
  return help;
}
