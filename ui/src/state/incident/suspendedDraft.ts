import type { ActivityEvent } from "../../backend/generated/types";
import type { Part } from "../revoke/jobs";
import type { Action } from "./action";
import type { Incident } from "./incident";
import type { Gathered } from "./who";

/** A guided flow suspended while the window is locked. */
interface SuspendedDraft {
  incident: Incident;
  /** Activity events not written yet, in order. */
  unwritten: readonly ActivityEvent[];
  /** The last noted verification of the caller. */
  noted: string;
}

/** Serializes a draft for the program to seal. */
export function suspended({ incident, ...rest }: SuspendedDraft): string {
  const { action, gathered } = incident;
  const resting: SuspendedDraft = {
    incident: { ...incident, action: actionAtRest(action), gathered: gatheredAtRest(gathered) },
    ...rest,
  };
  return JSON.stringify(resting, (_, value: unknown) => {
    if (value instanceof Map) return { map: [...value] };
    return value instanceof Set ? { set: [...value] } : value;
  });
}

/** Parses the text of `suspended`. */
export function resumed(text: string): SuspendedDraft {
  return JSON.parse(text, (_, value: { map?: [unknown, unknown][]; set?: unknown[] } | null) => {
    if (Array.isArray(value?.map)) return new Map(value.map);
    return Array.isArray(value?.set) ? new Set(value.set) : value;
  }) as SuspendedDraft;
}

/** The program drops running sign-outs on lock, so no part resumes and no second check is scheduled. */
function actionAtRest(action: Action): Action {
  switch (action.kind) {
    case "none":
    case "refused":
      return action;
    case "starting":
      return { kind: "none" };
    case "started":
      return { ...action, parts: new Map([...action.parts].map(([id, part]) => [id, partAtRest(part)])) };
  }
}

function partAtRest(part: Part): Part {
  switch (part.kind) {
    case "running":
      return { kind: "failed", error: { kind: "locked" } };
    case "codeNeeded":
      return { ...part, kind: "skipped" };
    case "ended":
      return { ...part, again: part.again?.kind === "looked" ? part.again : null };
    case "skipped":
    case "failed":
      return part;
  }
}

/** Sessions read before the lock count as old: they are checked before they are signed out. */
function gatheredAtRest(gathered: Gathered): Gathered {
  if (gathered.kind !== "gathered") return gathered;
  const accounts = gathered.accounts.map((account) => ({
    ...account,
    sessions: account.sessions.map((session) => ({ ...session, older: true })),
  }));
  return { ...gathered, accounts };
}
