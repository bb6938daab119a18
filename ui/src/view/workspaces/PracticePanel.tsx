import Flask from "icon:flask";
import type { PracticeHelp } from "../../backend/generated/types";
import { practiceHelp } from "../../state/workspaces/practice";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { CopyButton } from "../shared/CopyButton";
import { useStore } from "../shared/useStore";

/** What a person can type into a practice workspace; never shown for a real one. */
export function PracticePanel({ workspaceId }: { workspaceId: string }) {
  const { backend, clock } = useApp();
  const help = useStore(
    (until) => practiceHelp(backend, clock, workspaceId, () => document.visibilityState === "visible", until),
    workspaceId,
  );
  return (
    <section class="practice" aria-label={words.practice.title}>
      <h2>
        <Flask />
        {words.practice.title}
      </h2>
      <p class="hint">{words.practice.guidance}</p>
      {help.value === null ? <p>{words.practice.loading}</p> : <Lines help={help.value} />}
    </section>
  );
}

function Lines({ help }: { help: PracticeHelp }) {
  const text = words.practice;
  return (
    <dl class="practice-lines">
      <Line label={text.userName} value={help.userName} />
      <Line label={text.password} value={help.password} />
      {help.authenticatorCode !== null && (
        <Line
          label={text.code}
          value={help.authenticatorCode}
          note={help.secondsLeft === null ? "" : text.secondsLeft(help.secondsLeft)}
        />
      )}
      {help.mail !== null && <Line label={text.mail} value={help.mail.code} note={help.mail.subject} />}
      {help.exampleSessionId !== null && <Line label={text.sessionId} value={help.exampleSessionId} />}
    </dl>
  );
}

function Line({ label, value, note = "" }: { label: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton text={value} what={label} />
        {note !== "" && <span class="soft">{note}</span>}
      </dd>
    </div>
  );
}
