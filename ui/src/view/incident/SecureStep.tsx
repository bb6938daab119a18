import { useId } from "preact/hooks";
import { type Incident, SECURING, type Securing, securedId } from "../../state/incident/incident";
import { included } from "../../state/incident/who";
import { accountKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Tile } from "../shared/Tile";
import { StepHeading } from "./StepHeading";

/** What is to be done at the server, to be ticked for each account on its own. */
export function SecureStep({ incident }: { incident: Incident }) {
  const app = useApp();
  const text = words.incident.secure;
  const practice = included(incident).some(({ workspaceId }) => app.workspaces.find(workspaceId)?.practice);
  return (
    <section class="incident-step">
      <StepHeading>{text.title}</StepHeading>
      <p>{text.guidance}</p>
      {practice && <p class="note info">{text.practice}</p>}
      <ol class="incident-list securing-list">
        {SECURING.map((what) => (
          <li key={what}>
            <Task incident={incident} what={what} />
          </li>
        ))}
      </ol>
      <p class="hint">{text.sso}</p>
    </section>
  );
}

function Task({ incident, what }: { incident: Incident; what: Securing }) {
  const app = useApp();
  const id = useId();
  const text = words.incident.secure;
  const title = text.what(what);
  return (
    <div class="securing" role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <dl>
        <dt>{text.whoLabel}</dt>
        <dd>{text.who(what)}</dd>
        <dt>{text.whereLabel}</dt>
        <dd>{text.where(what)}</dd>
      </dl>
      <ul class="securing-ticks">
        {included(incident).map((account) => {
          const workspace = app.workspaces.find(account.workspaceId)?.name ?? "";
          const name = text.account(workspace, words.card.userName(account.person));
          return (
            <li key={accountKey(account)}>
              <label class="securing-tick">
                <input
                  type="checkbox"
                  class="check"
                  aria-label={text.done(title, name)}
                  checked={incident.secured.has(securedId(what, account))}
                  onChange={(event) => app.incidents.secure(what, account, event.currentTarget.checked)}
                />
                <Tile name={workspace} id={account.workspaceId} size="small" />
                {name}
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
