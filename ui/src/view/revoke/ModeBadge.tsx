import Eye from "icon:eye";
import Unlock from "icon:sign-out";
import { useRef } from "preact/hooks";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { useKeptFocus } from "../shared/keepFocus";

/** Whether anything can be signed out now, for how long, and the way back. */
export function ModeBadge() {
  const app = useApp();
  const { mode } = app.revocation;
  const until = mode.allowedUntil.value;
  const text = words.revocation.mode;
  const whole = useRef<HTMLDivElement>(null);
  useKeptFocus(whole, [until]);
  return (
    <div class="mode" role="group" aria-label={text.label} tabIndex={-1} ref={whole}>
      {until === null ? (
        <span class="mode-badge" title={text.viewingTitle}>
          <Eye />
          {text.viewingOnly}
        </span>
      ) : (
        <>
          <span class="mode-badge allowed">
            <Unlock />
            {text.allowed(Math.max(1, Math.round((until - app.now.value) / 60_000)))}
          </span>
          <Button small look="link" name={text.backName} onClick={() => void mode.viewOnly()}>
            {text.back}
          </Button>
        </>
      )}
    </div>
  );
}
