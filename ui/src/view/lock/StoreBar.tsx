import Clock from "icon:clock";
import type { Lock as LockStore } from "../../state/lock";
import { words } from "../../words/words";
import { Button } from "../parts/Button";

/** Says that the password store is waited for, once that takes long. */
export function StoreBar({ lock }: { lock: LockStore }) {
  const text = words.lock.waiting;
  if (!lock.storeIsSlow.value || lock.state.value.kind === "waiting") return null;
  return (
    <div class="lock-bar" role="status">
      <Clock />
      <p>
        {text.title} {text.mayAsk}
      </p>
      <Button small onClick={() => void lock.letGoOfStore()}>
        {words.signIn.useOnce}
      </Button>
    </div>
  );
}
