import { useId } from "preact/hooks";
import type { Incident } from "../../state/incident/incident";
import { included, type Suspect } from "../../state/incident/who";
import { accountKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { PracticeBadge } from "../shared/Badge";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Field } from "../shared/Field";
import { Tile } from "../shared/Tile";
import { ReadMore } from "./ReadMore";
import { StepHeading } from "./StepHeading";

/** The accounts of the caller, each with its own tick, and how the caller was recognised. */
export function WhoStep({ incident }: { incident: Incident }) {
  const text = words.incident.who;
  return (
    <section class="incident-step">
      <StepHeading>{text.title}</StepHeading>
      <p class="soft">{text.guidance}</p>
      <Accounts incident={incident} />
      <ReadMore />
      <TheCall incident={incident} />
    </section>
  );
}

function Accounts({ incident }: { incident: Incident }) {
  const text = words.incident.who;
  const { gathered } = incident;
  switch (gathered.kind) {
    case "gathering":
      return <p role="status">{text.gathering}</p>;
    case "tooMany":
      return <p class="note warn">{text.tooMany}</p>;
    case "failed":
      return (
        <ErrorNotice
          error={gathered.error}
          about={{ name: words.general.app, host: "" }}
          said={{ headline: text.failed, guidance: "" }}
          alert
        />
      );
    case "gathered": {
      const others = gathered.accounts.filter(({ why }) => why === "sameName");
      return (
        <>
          <Group
            title={text.first}
            incident={incident}
            accounts={gathered.accounts.filter(({ why }) => why === "first")}
          />
          {others.length > 0 && (
            <Group title={text.sameName} guidance={text.sameNameGuidance} incident={incident} accounts={others} />
          )}
          {others.length === 0 && <p class="hint">{text.alone}</p>}
          {gathered.notLookedAt > 0 && <p class="hint">{text.notLookedAt(gathered.notLookedAt)}</p>}
          {included(incident).length === 0 && <p class="note warn">{text.none}</p>}
        </>
      );
    }
  }
}

interface GroupProps {
  title: string;
  guidance?: string;
  incident: Incident;
  accounts: readonly Suspect[];
}

function Group({ title, guidance, incident, accounts }: GroupProps) {
  const id = useId();
  return (
    <div class="incident-group" role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {guidance !== undefined && <p class="hint">{guidance}</p>}
      <ul class="incident-list">
        {accounts.map((account) => (
          <li key={accountKey(account)}>
            <AccountTick incident={incident} account={account} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function AccountTick({ incident, account }: { incident: Incident; account: Suspect }) {
  const app = useApp();
  const text = words.incident.who;
  const workspace = app.workspaces.find(account.workspaceId);
  const name = workspace?.name ?? "";
  const who = words.incident.person(account.person, account.userId);
  const userName = words.card.userName(account.person);
  return (
    <label class="incident-account">
      <input
        type="checkbox"
        class="check"
        aria-label={text.account(who, userName, name)}
        checked={incident.included.has(accountKey(account))}
        disabled={incident.action.kind === "started"}
        onChange={(event) => app.incidents.include(account, event.currentTarget.checked)}
      />
      <Tile name={name} id={account.workspaceId} />
      <span class="incident-words">
        <strong>
          {who} <span class="soft">{userName}</span>
        </strong>
        <span class="soft">
          {name} · {text.devices(account.sessions.length)}
        </span>
      </span>
      {workspace?.practice && <PracticeBadge />}
    </label>
  );
}

function TheCall({ incident }: { incident: Incident }) {
  const { recognise } = useApp().incidents;
  const id = useId();
  const text = words.incident.who;
  return (
    <div class="incident-group" role="group" aria-labelledby={id}>
      <h3 id={id}>{text.call}</h3>
      <p class="hint">{text.callGuidance}</p>
      <div class="incident-call">
        <Field
          label={text.recognised}
          hint={text.recognisedHint}
          value={incident.recognised}
          onInput={(recognised) => recognise({ recognised })}
        />
        <Field label={text.ticket} value={incident.ticket} onInput={(ticket) => recognise({ ticket })} />
      </div>
    </div>
  );
}
