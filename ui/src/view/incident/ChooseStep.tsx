import { useId } from "preact/hooks";
import type { PlannedSession } from "../../backend/revocation";
import { chosen, isNothing, isTicked, isWhole } from "../../state/incident/choice";
import type { Incident } from "../../state/incident/incident";
import { included, type Suspect } from "../../state/incident/who";
import { canTick, canTickWhole, isAnyOlder, marks } from "../../state/revoke/plan";
import { accountKey, sessionKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { DeviceMark } from "../search/details/DeviceMark";
import { useApp } from "../shared/appContext";
import { CopyButton } from "../shared/CopyButton";
import { toldApart } from "../shared/toldApart";
import { AccountHeading } from "./AccountHeading";
import { StepHeading } from "./StepHeading";

/** What is to be ended; only what this sign-in may do can be ticked. */
export function ChooseStep({ incident }: { incident: Incident }) {
  const text = words.incident.choose;
  const tally = chosen(incident);
  const checking = useApp().incidents.checking.value;
  return (
    <section class="incident-step">
      <StepHeading>{text.title}</StepHeading>
      <p class="soft">{text.guidance}</p>
      {included(incident).map((account) => (
        <Account key={accountKey(account)} incident={incident} account={account} />
      ))}
      <p class="incident-sum" role="status">
        {checking
          ? words.revocation.preview.checking
          : isNothing(tally)
            ? text.nothing
            : text.chosen(tally.sessions.length, tally.wholeAccounts.length)}
      </p>
    </section>
  );
}

function Account({ incident, account }: { incident: Incident; account: Suspect }) {
  const app = useApp();
  const id = useId();
  const text = words.incident.choose;
  const workspace = app.workspaces.find(account.workspaceId);
  const name = workspace?.name ?? "";
  const { administrator } = words.workspace;
  const { end, person } = words.incident;
  const [who, userName] = [person(account.person, account.userId), words.card.userName(account.person)];
  const told = marks(account).filter((mark) => mark !== "notAllowed");
  const lineOf = toldApart(
    account.sessions.map(({ card }) => card),
    (card) => words.incident.devices.line(card, app.now.value),
  );
  return (
    <div class="incident-group" role="group" aria-labelledby={id}>
      <AccountHeading id={id} account={account} count />
      {told.map((mark) => (
        <p key={mark} class="hint">
          {text.mark(mark)}
        </p>
      ))}
      {account.mayEnd === "unknown" && <p class="hint">{text.mayEndUnknown(name)}</p>}
      {account.mayEnd === "no" && (
        <div class="note warn">
          <p>
            {text.notAllowed(name)} {text.askFor("logout-device-management")}
          </p>
          {workspace && (
            <CopyButton
              look="quiet"
              text={administrator.letter([administrator.one(workspace)])}
              what={text.letter}
              label={text.letter}
            />
          )}
        </div>
      )}
      <ul class="incident-list">
        {account.sessions.map((session) => (
          <li key={sessionKey(session.card)}>
            <SessionTick
              incident={incident}
              account={account}
              session={session}
              name={text.tick(lineOf(session.card), end.account(who, userName, name))}
            />
          </li>
        ))}
        <li>
          <WholeTick incident={incident} account={account} name={name} />
        </li>
      </ul>
    </div>
  );
}

function SessionTick({
  incident,
  account,
  session,
  name,
}: {
  incident: Incident;
  account: Suspect;
  session: PlannedSession;
  name: string;
}) {
  const app = useApp();
  const text = words.incident.choose;
  const { card } = session;
  const line = words.incident.devices.line(card, app.now.value);
  const answer = incident.answers.get(sessionKey(card))?.answer ?? null;
  const whole = isWhole(incident, account);
  return (
    <label class="incident-account">
      <input
        type="checkbox"
        class="check"
        aria-label={name}
        checked={isTicked(incident, account, session)}
        disabled={whole || !canTick(account, session) || incident.action.kind === "started"}
        onChange={(event) => app.incidents.tick(card, event.currentTarget.checked)}
      />
      <DeviceMark kind={card.device.kind} />
      <span class="incident-words">
        <span class="read-aloud">{line}</span>
        {whole ? <span class="hint">{text.wholeTicked}</span> : session.older && <span class="hint">{text.older}</span>}
      </span>
      <span class={`answer-mark ${answer ?? "none"}`}>{text.answered(answer)}</span>
    </label>
  );
}

/** Signing out of everything at once needs a permission of its own. */
function WholeTick({ incident, account, name }: { incident: Incident; account: Suspect; name: string }) {
  const app = useApp();
  const noteId = useId();
  const text = words.incident.choose;
  const may = canTickWhole(account);
  const older = isAnyOlder(account);
  const guidance = text.wholeGuidance(account.sessions.length);
  const why = !may
    ? text.wholeBarred(name)
    : older
      ? words.revocation.preview.wholeOlder
      : account.mayEndAll === "unknown"
        ? `${guidance} ${text.wholeUnknown(name)}`
        : guidance;
  return (
    <label class="incident-account">
      <input
        type="checkbox"
        class="check"
        aria-label={text.wholeFor(
          words.incident.person(account.person, account.userId),
          words.card.userName(account.person),
          name,
        )}
        aria-describedby={noteId}
        checked={isWhole(incident, account)}
        disabled={!may || older || incident.action.kind === "started"}
        onChange={(event) => app.incidents.tickWhole(account, event.currentTarget.checked)}
      />
      <span class="incident-words">
        <span>{text.whole(name)}</span>
        <span class="hint" id={noteId}>
          {why}
        </span>
      </span>
    </label>
  );
}
