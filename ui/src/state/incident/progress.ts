import { isWholly } from "../revoke/counts";
import { sessionKey } from "../shared/sessionKey";
import { isDone, roundStatus, rounds } from "./action";
import { chosen, isNothing } from "./choice";
import { type Incident, SECURING, STEPS, type Step, securedId } from "./incident";
import { included } from "./who";

/** How a step stands. */
export type StepState =
  | { kind: "done" }
  | { kind: "partly"; done: number; of: number }
  | { kind: "begun" }
  | { kind: "open" };

export function stepState(incident: Incident, step: Step): StepState {
  switch (step) {
    case "who":
      return incident.passed.has("who") && incident.included.size > 0 ? { kind: "done" } : { kind: "open" };
    case "devices":
      return devices(incident);
    case "secure":
      return secure(incident);
    case "choose":
      return rounds(incident).length > 0 || (incident.passed.has("choose") && !isNothing(chosen(incident)))
        ? { kind: "done" }
        : { kind: "open" };
    case "end":
      return end(incident);
    case "tell":
      return incident.copied.size > 0 ? { kind: "done" } : { kind: "open" };
  }
}

/** How many of the steps are done. */
export function doneSteps(incident: Incident): number {
  return STEPS.filter((step) => stepState(incident, step).kind === "done").length;
}

/** Whether the flow can go to a step: nothing can be asked or ended before an account is ticked. */
export function mayGo(incident: Incident, step: Step): boolean {
  return step === "who" || included(incident).length > 0;
}

export function before(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}

export function after(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

/** What is still to be done at the server, for each account that is concerned. */
export function unsecured(incident: Incident) {
  return SECURING.map((what) => ({
    what,
    accounts: included(incident).filter((account) => !incident.secured.has(securedId(what, account))),
  })).filter(({ accounts }) => accounts.length > 0);
}

function devices(incident: Incident): StepState {
  const ids = included(incident).flatMap(({ sessions }) => sessions.map(({ card }) => sessionKey(card)));
  const answered = ids.filter((id) => incident.answers.has(id)).length;
  if (ids.length === answered)
    return ids.length > 0 || incident.passed.has("devices") ? { kind: "done" } : { kind: "open" };
  return answered === 0 ? { kind: "open" } : { kind: "partly", done: answered, of: ids.length };
}

/** Done is what is wholly gone, and looked at a second time. */
function end({ action, past }: Incident): StepState {
  if (action.kind !== "started") return past.length > 0 ? { kind: "begun" } : { kind: "open" };
  if (isDone(action)) return { kind: "done" };
  const how = roundStatus(action);
  if (how.kind !== "over" || isWholly(how.sum)) return { kind: "begun" };
  return { kind: "partly", done: how.sum.gone + how.sum.wholeEnded, of: how.sum.asked + how.sum.whole };
}

function secure(incident: Incident): StepState {
  const accounts = included(incident);
  const of = accounts.length * SECURING.length;
  const done = SECURING.flatMap((what) =>
    accounts.filter((account) => incident.secured.has(securedId(what, account))),
  ).length;
  if (of > 0 && done === of) return { kind: "done" };
  return done === 0 ? { kind: "open" } : { kind: "partly", done, of };
}
