import Clock from "icon:clock";
import { useSignal } from "@preact/signals";
import type { CommandError } from "../../backend/generated/types";
import type { Lock as LockStore } from "../../state/lock/lock";
import { commandError } from "../../state/shared/commandError";
import { words } from "../../words/words";
import { Button } from "../shared/Button";

/**
 * Says that the password store is waited for, once that takes long. It does not know what waits for
 * the store, so its button names none. An open dialog shows it itself.
 */
export function StoreBar({ lock }: { lock: LockStore }) {
  const text = words.lock.waiting;
  const failed = useSignal<CommandError | null>(null);
  if (!lock.storeIsSlow.value || saysSoItself(lock)) return null;
  const letGo = () => lock.letGoOfStore().catch((thrown: unknown) => (failed.value = commandError(thrown)));
  return (
    <div class="lock-bar" role="status">
      <Clock />
      <p>{failed.value === null ? `${text.title} ${text.mayAsk}` : words.lock.failed(failed.value)}</p>
      <Button small onClick={letGo}>
        {text.stop}
      </Button>
    </div>
  );
}

/** The screen that is there until the lock is known says it in its own words. */
function saysSoItself(lock: LockStore): boolean {
  const { kind } = lock.state.value;
  return kind === "waiting" || kind === "failed";
}
