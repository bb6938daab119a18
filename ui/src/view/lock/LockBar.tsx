import Lock from "icon:lock";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

/**
 * Warns before it locks by itself, and says why it was not locked. Any key and any press stays, too;
 * an open dialog shows it itself, since nothing outside of it is in reach then.
 */
export function LockBar() {
  const { lock } = useApp();
  const text = words.lock.bar;
  const seconds = lock.warning.value;
  if (seconds === null && !lock.refused.value) return null;
  return (
    <div class="lock-bar" role="alert">
      <Lock />
      <p>
        {seconds === null ? text.held : text.warning}
        {seconds !== null && (
          <span class="lock-seconds" aria-hidden="true">
            {text.seconds(seconds)}
          </span>
        )}
      </p>
      {seconds === null ? (
        <Button small onClick={lock.dismissRefusal}>
          {words.general.dismiss}
        </Button>
      ) : (
        <Button small look="primary" onClick={lock.acted}>
          {text.stay}
        </Button>
      )}
    </div>
  );
}
