import type { Prompt } from "../../state/codes/secondFactorPrompts";
import { words } from "../../words/words";

/** What goes on once the code is right. */
export function Waiting({ prompt }: { prompt: Prompt }) {
  const { request } = prompt;
  const behind = prompt.queued.value;
  return (
    <p class="dialog-waiting soft">
      {words.codes.waiting(request)} {request.kind === "lookUp" && <code class="id">{request.sessionId}</code>}
      {behind > 0 && ` ${words.codes.behind(behind)}`}
    </p>
  );
}
