import type { Method } from "../../backend/generated/types";
import type { Readings } from "../reading/reading";
import type { EndingJobs } from "../revoke/jobs";
import type { LookUps } from "../search/lookUp";
import type { CodeDesk } from "./secondFactorPrompts";

interface Waiting {
  looking: Pick<LookUps, "asked">;
  readings: Pick<Readings, "all">;
  jobs: Pick<EndingJobs, "all">;
  desk: Pick<CodeDesk, "asking" | "shown">;
}

/** By workspace ID, what each one wants before it goes on; subscribes to all that waits. */
export function wantedMethods({ looking, readings, jobs, desk }: Waiting): ReadonlyMap<string, Method> {
  const wanted = new Map<string, Method>();
  const shown = desk.shown.value;
  for (const id of desk.asking.value) wanted.set(id, "totp");
  if (shown !== null) wanted.set(shown.wish.workspaceId, shown.question.value.challenge.method);
  const rows = (looking.asked.value?.rows ?? []).map(({ workspaceId, outcome }) => [workspaceId, outcome] as const);
  const parts = jobs.all.value.flatMap((job) => [...job.parts]);
  for (const [id, waiting] of [...rows, ...readings.all.value, ...parts]) {
    if (waiting.kind === "codeNeeded") wanted.set(id, waiting.challenge.method);
  }
  return wanted;
}
