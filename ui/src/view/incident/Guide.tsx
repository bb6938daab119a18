import { useEffect, useRef } from "preact/hooks";
import { isSecondCheckDone, newSignIns } from "../../state/incident/action";
import { finishIncident } from "../../state/incident/entry";
import type { Incident, Step } from "../../state/incident/incident";
import { after, before, mayGo } from "../../state/incident/progress";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { PageHeading } from "../shared/PageHeading";
import { ChooseStep } from "./ChooseStep";
import { DevicesStep } from "./DevicesStep";
import { EndStep } from "./EndStep";
import { leaveForNow } from "./leaveForNow";
import { SecureStep } from "./SecureStep";
import { StepsBar } from "./StepsBar";
import { TellStep } from "./TellStep";
import { Unwritten } from "./Unwritten";
import { WhoStep } from "./WhoStep";

/** One caller: the bar with the steps, the step that is open, and the ways on. */
export function Guide({ incident }: { incident: Incident }) {
  const app = useApp();
  const text = words.incident;
  const who = text.person(incident.person, incident.first.userId);
  useTelling(incident);

  return (
    <div class="page incident">
      <header class="incident-head">
        <PageHeading>{text.title(who)}</PageHeading>
        <div class="buttons">
          <Button small onClick={() => leaveForNow(app)}>
            {text.leave}
          </Button>
          <Button small look="link" onClick={() => (app.dialog.value = { kind: "discardIncident" })}>
            {text.discard}
          </Button>
        </div>
      </header>
      <StepsBar incident={incident} />
      <Unwritten />
      <OpenStep incident={incident} step={incident.at} key={incident.at} />
      <Ways incident={incident} who={who} />
    </div>
  );
}

function OpenStep({ incident, step }: { incident: Incident; step: Step }) {
  switch (step) {
    case "who":
      return <WhoStep incident={incident} />;
    case "devices":
      return <DevicesStep incident={incident} />;
    case "secure":
      return <SecureStep incident={incident} />;
    case "choose":
      return <ChooseStep incident={incident} />;
    case "end":
      return <EndStep incident={incident} />;
    case "tell":
      return <TellStep incident={incident} />;
  }
}

function Ways({ incident, who }: { incident: Incident; who: string }) {
  const app = useApp();
  const text = words.incident;
  const next = after(incident.at);
  const sends = incident.at === "end" && incident.action.kind !== "started";

  function finish() {
    const looks = finishIncident(app);
    app.announcer.say(text.finished(who, looks));
  }

  return (
    <footer class="buttons incident-ways">
      {before(incident.at) !== null && <Button onClick={app.incidents.back}>{text.back}</Button>}
      {next === null ? (
        <Button look="primary" onClick={finish}>
          {text.finish}
        </Button>
      ) : (
        <Button look={sends ? "quiet" : "primary"} disabled={!mayGo(incident, next)} onClick={app.incidents.next}>
          {text.next(text.step(next))}
        </Button>
      )}
    </footer>
  );
}

/** Announces the result of the second check to screen readers. */
function useTelling({ action }: Incident) {
  const app = useApp();
  const looked = isSecondCheckDone(action);
  const count = newSignIns(action).length;
  const before = useRef(looked);
  useEffect(() => {
    if (looked && !before.current) app.announcer.say(words.incident.end.said(count));
    before.current = looked;
  }, [app, count, looked]);
}
