import Clock from "icon:clock";
import { ticking } from "../../state/clock";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";
import { useStore } from "../useStore";

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
