import { useId } from "preact/hooks";
import { chosen, isNothing, isTicked, isWhole } from "../../state/incident/choice";
import type { Incident } from "../../state/incident/incident";
import { included, type Suspect } from "../../state/incident/who";
import { accountKey, sessionKey } from "../../state/shared/sessionKey";
import { typedNumber } from "../../state/shared/typedNumber";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { Field } from "../shared/Field";
import { AccountHeading } from "./AccountHeading";
import { StepHeading } from "./StepHeading";

/** Says who, what, where, how many and what is not affected; nothing was sent yet. */
export function Confirm({ incident }: { incident: Incident }) {
  const app = useApp();
  const text = words.incident.end;
  const tally = chosen(incident);
  const { action } = incident;
  const checking = app.incidents.checking.value;
  if (isNothing(tally) && !checking) return <Nothing />;
  const [sessions, whole] = [tally.sessions.length, tally.wholeAccounts.length];
  const viewing = app.revocation.mode.allowedUntil.value === null;
  const ready = tally.number === null || typedNumber(incident.typedNumber) === tally.number;
  return (
    <section class="incident-step">
      <StepHeading>{checking ? text.titleChecking : text.title(sessions, whole)}</StepHeading>
      {included(incident).map((account) => (
        <Account key={accountKey(account)} incident={incident} account={account} />
      ))}
      <div class="note warn">
        <p>{text.cannotUndo}</p>
        <p>{whole > 0 ? text.unaffectedWhole : text.unaffected}</p>
        {viewing && <p>{text.viewingOnly}</p>}
      </div>
      {action.kind === "refused" && (
        <ErrorNotice error={action.error} about={{ name: words.general.app, host: "" }} alert />
      )}
      {tally.number !== null && (
        <div class="incident-number">
          <Field
            label={text.typeNumber(tally.number)}
            value={incident.typedNumber}
            onInput={app.incidents.typeNumber}
          />
        </div>
      )}
      <div class="buttons">
        <Button
          look="danger"
          disabled={!ready || checking}
          busy={action.kind === "starting"}
          onClick={() => void app.incidents.start()}
        >
          {checking
            ? words.revocation.preview.checking
            : action.kind === "starting"
              ? text.starting
              : text.button(sessions, whole, viewing)}
        </Button>
      </div>
    </section>
  );
}

function Nothing() {
  const app = useApp();
  const text = words.incident.end;
  return (
    <section class="incident-step">
      <StepHeading>{text.nothing}</StepHeading>
      <div class="buttons">
        <Button onClick={() => app.incidents.go("choose")}>{text.goChoose}</Button>
      </div>
    </section>
  );
}

function Account({ incident, account }: { incident: Incident; account: Suspect }) {
  const app = useApp();
  const id = useId();
  const cards = account.sessions.filter((session) => isTicked(incident, account, session)).map(({ card }) => card);
  const whole = isWhole(incident, account);
  if (cards.length === 0 && !whole) return null;
  return (
    <div class="incident-group">
      <AccountHeading id={id} account={account} />
      <ul class="incident-lines" aria-labelledby={id}>
        {cards.map((card) => (
          <li key={sessionKey(card)}>{words.incident.devices.line(card, app.now.value)}</li>
        ))}
        {whole && <li>{words.incident.end.everywhere}</li>}
      </ul>
    </div>
  );
}
