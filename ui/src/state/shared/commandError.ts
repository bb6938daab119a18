import type { CommandError } from "../../backend/generated/types";

/** What a rejected command threw; anything that is not a `CommandError` is a fault of the app. */
export function commandError(thrown: unknown): CommandError {
  if (typeof thrown === "object" && thrown !== null && "kind" in thrown && typeof thrown.kind === "string") {
    return thrown as CommandError;
  }
  return { kind: "internal", details: thrown instanceof Error ? thrown.message : String(thrown) };
}
