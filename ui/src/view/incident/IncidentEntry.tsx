import UserLock from "icon:user-lock";
import { newSignIns } from "../../state/incident/action";
import { STEPS } from "../../state/incident/incident";
import { doneSteps } from "../../state/incident/progress";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";

/** The way back to the caller whose flow is not finished; says what was found while it was left. */
export function IncidentEntry() {
  const app = useApp();
  const incident = app.incidents.open.value;
  if (incident === null) return null;
  const text = words.incident;
  const who = text.person(incident.person, incident.first.userId);
  const news = newSignIns(incident.action).length > 0;
  return (
    <button
      type="button"
      class="need-you incident-entry"
      aria-current={app.page.value.kind === "incident" ? "page" : undefined}
      onClick={() => app.go({ kind: "incident" })}
    >
      <UserLock />
      <span>
        {text.progress(who, doneSteps(incident), STEPS.length)}
        {news && <span class="soft incident-news">{text.progressNews}</span>}
      </span>
    </button>
  );
}
