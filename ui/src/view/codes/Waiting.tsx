import type { Prompt } from "../../state/codes/secondFactorPrompts";
import { words } from "../../words/words";

/** What goes on once the code is right. */
export function Waiting({ prompt }: { prompt: Prompt }) {
  const { wish } = prompt;
  const behind = prompt.behind.value;
  return (
    <p class="dialog-waiting soft">
      {words.codes.waiting(wish)} {wish.kind === "lookUp" && <code class="id">{wish.sessionId}</code>}
      {behind > 0 && ` ${words.codes.behind(behind)}`}
    </p>
  );
}
