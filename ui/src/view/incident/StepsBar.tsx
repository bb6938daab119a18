import Check from "icon:check";
import { type Incident, type Step, STEPS } from "../../state/incident/incident";
import { mayGo, stepState } from "../../state/incident/progress";
import { words } from "../../words/words";
import { useApp } from "../appContext";

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
      aria-label={text.stepName(number, text.step(step), said)}
      disabled={!mayGo(incident, step)}
      onClick={() => app.incidents.go(step)}
    >
      <span class="step-mark">{state.kind === "done" ? <Check /> : number}</span>
      <span class="step-words">
        <span class="step-title">{text.step(step)}</span>
        <span class="soft">{said}</span>
      </span>
    </button>
  );
}
