import type { ActivityEvent } from "../../backend/generated/types";
import type { Part } from "../revoke/jobs";
import type { Action } from "./action";
import type { Incident } from "./incident";
import type { Gathered } from "./who";

/** A flow as it is put down while the window is locked, with all that leaving the page would keep. */
export interface PutDown {
  incident: Incident;
  /** What could not be written into the activity yet, in its order. */
  unwritten: readonly ActivityEvent[];
  /** What was noted last of how the caller was recognised. */
  noted: string;
}

/** One text, for the program to seal. */
export function putDown({ incident, ...rest }: PutDown): string {
  const { action, gathered } = incident;
  const resting: PutDown = {
    incident: { ...incident, action: actionAtRest(action), gathered: gatheredAtRest(gathered) },
    ...rest,
  };
  return JSON.stringify(resting, (_, value: unknown) => {
    if (value instanceof Map) return { map: [...value] };
    return value instanceof Set ? { set: [...value] } : value;
  });
}

/** Reads a text of `putDown`. */
export function takenUp(text: string): PutDown {
  return JSON.parse(text, (_, value: { map?: [unknown, unknown][]; set?: unknown[] } | null) => {
    if (Array.isArray(value?.map)) return new Map(value.map);
    return Array.isArray(value?.set) ? new Set(value.set) : value;
  }) as PutDown;
}

/** The program forgets what it was signing out: nothing of it goes on, and nothing is promised any more. */
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

/** What was read is not known any more: it has to be checked before anything of it is signed out. */
function gatheredAtRest(gathered: Gathered): Gathered {
  if (gathered.kind !== "gathered") return gathered;
  const accounts = gathered.accounts.map((account) => ({
    ...account,
    sessions: account.sessions.map((session) => ({ ...session, older: true })),
  }));
  return { ...gathered, accounts };
}
