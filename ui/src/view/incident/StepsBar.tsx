import Check from "icon:check";
import { type Incident, STEPS, type Step } from "../../state/incident/incident";
import { mayGo, stepState } from "../../state/incident/progress";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";

/** All steps with how they stand; each can be gone to. */
export function StepsBar({ incident }: { incident: Incident }) {
  return (
    <nav aria-label={words.incident.steps}>
      <ol class="steps-bar">
        {STEPS.map((step, place) => (
          <li key={step}>
            <StepButton incident={incident} step={step} number={place + 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepButton({ incident, step, number }: { incident: Incident; step: Step; number: number }) {
  const app = useApp();
  const text = words.incident;
  const state = stepState(incident, step);
  const said = text.state(state);
  return (
    <button
      type="button"
      class={`step-button ${state.kind}`}
      aria-current={incident.at === step ? "step" : undefined}
      disabled={!mayGo(incident, step)}
      onClick={() => app.incidents.go(step)}
    >
      <span class="unseen">{text.stepNumber(number)}</span>
      <span class="step-mark" aria-hidden="true">
        {state.kind === "done" && <Check />}
      </span>
      <span class="step-words">
        <span class="step-title">
          {text.step(step)}
          <span class="unseen">: </span>
        </span>
        <span class="soft">{said}</span>
      </span>
    </button>
  );
}
