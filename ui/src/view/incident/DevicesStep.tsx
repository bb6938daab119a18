import { useId } from "preact/hooks";
import type { PlannedSession } from "../../backend/revocation";
import type { DeviceAnswer, Incident } from "../../state/incident/incident";
import { report } from "../../state/incident/report";
import { included, type Suspect } from "../../state/incident/who";
import { accountKey, sessionKey } from "../../state/shared/sessionKey";
import { words } from "../../words/words";
import { ReadingPanel } from "../reading/ReadingPanel";
import { DeviceMark } from "../search/details/DeviceMark";
import { MaskChoice } from "../search/export/MaskChoice";
import { RichCopyButton } from "../search/export/RichCopyButton";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { AccountHeading } from "./AccountHeading";
import { StepHeading } from "./StepHeading";
import { useTelling } from "./telling";

/** What is signed in now, to be read aloud device by device. */
export function DevicesStep({ incident }: { incident: Incident }) {
  const text = words.incident.devices;
  const telling = useTelling();
  const accounts = included(incident);
  const all = accounts.flatMap(({ sessions }) => sessions);
  const answered = all.filter(({ card }) => incident.answers.has(sessionKey(card))).length;
  return (
    <section class="incident-step">
      <StepHeading>{text.title}</StepHeading>
      <p class="soft">{text.guidance}</p>
      {incident.action.kind === "started" && <p class="note info">{text.frozen}</p>}
      {accounts.map((account) => (
        <Account key={accountKey(account)} incident={incident} account={account} />
      ))}
      <ReadingPanel />
      <p class="hint">{text.unlisted}</p>
      <div class="buttons">
        <RichCopyButton
          of="answers"
          rich={() => words.incidentTexts.evidence(report(incident), telling)}
          what={text.copyWhat}
          label={text.copy}
        />
        <MaskChoice />
        <span class="soft" role="status">
          {text.answered(answered, all.length)}
        </span>
      </div>
    </section>
  );
}

function Account({ incident, account }: { incident: Incident; account: Suspect }) {
  const app = useApp();
  const id = useId();
  const text = words.incident.devices;
  const name = app.workspaces.find(account.workspaceId)?.name ?? "";
  const older = account.sessions.some((session) => session.older);
  return (
    <div class="incident-group" role="group" aria-labelledby={id}>
      <AccountHeading id={id} account={account} count />
      {account.sessions.length === 0 ? (
        <p class="hint">{text.none}</p>
      ) : (
        <ul class="incident-list">
          {account.sessions.map((session) => (
            <li key={sessionKey(session.card)}>
              <Question incident={incident} session={session} />
            </li>
          ))}
        </ul>
      )}
      {older && incident.action.kind === "none" && (
        <div class="buttons">
          <Button small onClick={() => void app.sessions.readings.read([account.workspaceId], "everything")}>
            {text.checkOlder(name)}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The time of the line above, as it stands on a calendar. */
function Exactly({ iso }: { iso: string }) {
  const now = useApp().now.value;
  const { time } = words;
  return (
    <time dateTime={iso} title={time.absolute(iso)}>
      {time.short(iso, now)}, {time.yourTime(time.zone(iso))}
      {" · "}
    </time>
  );
}

const ANSWERS: readonly DeviceAnswer[] = ["yes", "no", "notSure"];

/** Buttons instead of radio buttons: an arrow key must not give an answer on its way to another. */
function Question({ incident, session: { card, older } }: { incident: Incident; session: PlannedSession }) {
  const app = useApp();
  const text = words.incident.devices;
  const line = text.line(card, app.now.value);
  const given = incident.answers.get(sessionKey(card))?.answer ?? null;
  const frozen = incident.action.kind === "started" || incident.action.kind === "starting";
  return (
    <div class="device-question">
      <DeviceMark kind={card.device.kind} />
      <div class="incident-words">
        <p class="read-aloud">{line}</p>
        <p class="soft device-more">
          {card.lastConnected !== null && <Exactly iso={card.lastConnected} />}
          {card.internetAddress === null ? words.card.unknownAddress : <code>{card.internetAddress.text}</code>}
          {" · "}
          {words.card.mayNotBeOnline}
        </p>
        {older && <p class="hint">{text.older(words.time.short(card.asOf, app.now.value))}</p>}
      </div>
      <div class="yours" role="group" aria-label={text.question(line)}>
        <span class="yours-label" aria-hidden="true">
          {text.yours}
        </span>
        {ANSWERS.map((answer) => (
          <button
            key={answer}
            type="button"
            class={`button small answer ${answer}`}
            aria-pressed={given === answer}
            disabled={frozen}
            onClick={() => app.incidents.answer(card, answer)}
          >
            {text.answer(answer)}
          </button>
        ))}
      </div>
    </div>
  );
}
