import type { Method } from "../../backend/generated/types";
import type { Readings } from "../reading/reading";
import type { RevocationJobs } from "../revoke/jobs";
import type { LookUps } from "../search/lookUp";
import type { SecondFactorPrompts } from "./secondFactorPrompts";

interface Waiting {
  looking: Pick<LookUps, "asked">;
  readings: Pick<Readings, "all">;
  jobs: Pick<RevocationJobs, "all">;
  prompts: Pick<SecondFactorPrompts, "asking" | "shown">;
}

/** By workspace ID, the second factor that is needed to continue; reads every pending request. */
export function wantedMethods({ looking, readings, jobs, prompts }: Waiting): ReadonlyMap<string, Method> {
  const wanted = new Map<string, Method>();
  const shown = prompts.shown.value;
  for (const id of prompts.asking.value) wanted.set(id, "totp");
  if (shown !== null) wanted.set(shown.request.workspaceId, shown.question.value.challenge.method);
  const rows = (looking.asked.value?.rows ?? []).map(({ workspaceId, outcome }) => [workspaceId, outcome] as const);
  const parts = jobs.all.value.flatMap((job) => [...job.parts]);
  for (const [id, waiting] of [...rows, ...readings.all.value, ...parts]) {
    if (waiting.kind === "codeNeeded") wanted.set(id, waiting.challenge.method);
  }
  return wanted;
}
