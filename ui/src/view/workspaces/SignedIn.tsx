import CircleCheck from "icon:circle-check";
import Refresh from "icon:refresh";
import type { Rights, Workspace } from "../../backend/generated/types";
import { needsAdministrator } from "../../state/workspaces/status";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { When } from "../shared/When";

/** Who is signed in, what that account may do, and when that was checked. */
export function SignedIn({ workspace }: { workspace: Workspace }) {
  const app = useApp();
  const { account, signIn, lastCheck } = workspace;
  const checking = app.workspaces.checking.value.has(workspace.id);
  const text = words.workspace;
  const status = app.statuses.value.get(workspace.id);
  // What only an administrator can mend is said below, with whom to ask.
  const mayShow = status === undefined || !needsAdministrator(status);
  const isRead = (app.finder.known.value.get(workspace.id)?.asOf ?? null) !== null;
  return (
    <section class="panel" aria-label={text.account}>
      <p class="signed-in-as">
        <CircleCheck />
        <strong>{text.you(account?.userName ?? null, account?.name ?? null)}</strong>
      </p>
      <p class="hint">
        {signIn.kind === "held" && signIn.keptIn === "thisSessionOnly" ? text.keptOnce : text.keptHere}
      </p>
      {lastCheck?.outcome.kind === "fine" && <RightsList rights={lastCheck.outcome.rights} />}
      <div class="check-line">
        {mayShow && (
          <Button small look="primary" onClick={() => app.showSessions(workspace.id)}>
            {isRead ? text.showSessions : words.reading.nothingRead.all(1)}
          </Button>
        )}
        <Button small busy={checking} onClick={() => void app.workspaces.check(workspace.id)}>
          <Refresh />
          {checking ? text.checking : text.checkAgain}
        </Button>
        <span class="soft">{lastCheck === null ? words.time.never : <Checked at={lastCheck.at} />}</span>
      </div>
    </section>
  );
}

function Checked({ at }: { at: string }) {
  return (
    <>
      {words.time.checked("")}
      <When iso={at} />
    </>
  );
}

function RightsList({ rights }: { rights: Rights }) {
  const text = words.workspace.rights;
  const lines = [
    [text.deviceManagement, rights.deviceManagement],
    [text.mayView, rights.mayView],
    [text.mayEnd, rights.mayEnd],
    [text.mayEndAll, rights.mayEndAll],
  ] as const;
  return (
    <dl class="rights" aria-label={text.title}>
      {lines.map(([label, known]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class={`known ${known}`}>{text.known(known)}</dd>
        </div>
      ))}
    </dl>
  );
}
