import Clock from "icon:clock";
import { ticking } from "../../state/shared/clock";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { useStore } from "../shared/useStore";

/** A server that asked to slow down: how long it takes, and a way to stop waiting. */
export function Paused({ until, workspaceId, name }: { until: number; workspaceId: string; name: string }) {
  const app = useApp();
  const now = useStore((life) => ticking(app.clock, 1000, life), until);
  const text = words.results.outcome;
  return (
    <div class="outcome-line">
      <Clock />
      <span>
        {text.paused(name)}{" "}
        <span class="soft">{text.pausedGuidance(Math.max(0, Math.ceil((until - now.value) / 1000)))}</span>
      </span>
      <Button small onClick={() => app.lookUps.stopWaiting(workspaceId)}>
        {words.results.stopWaiting}
      </Button>
    </div>
  );
}
