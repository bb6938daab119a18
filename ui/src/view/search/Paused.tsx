import Clock from "icon:clock";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { useSecondsUntil } from "../shared/useSecondsUntil";

/** A server that asked to slow down: how long it takes, and a way to stop waiting. */
export function Paused({ until, workspaceId, name }: { until: number; workspaceId: string; name: string }) {
  const app = useApp();
  const text = words.results.outcome;
  return (
    <div class="outcome-line">
      <Clock />
      <span>
        {text.paused(name)} <span class="soft">{text.pausedGuidance(useSecondsUntil(until))}</span>
      </span>
      <Button small onClick={() => app.lookUps.stopWaiting(workspaceId)}>
        {words.results.stopWaiting}
      </Button>
    </div>
  );
}
