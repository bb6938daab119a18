import type { CommandError, ExportedFile, GivenUp, Person, Removal } from "../backend/generated/types";
import type { AccountKey } from "../backend/revocation";

export type Page =
  | { kind: "search" }
  /** `edit`: what of its entry is being changed. */
  | { kind: "workspace"; id: string; edit?: "address" }
  | { kind: "add" }
  | { kind: "activity" }
  | { kind: "import" }
  | { kind: "checklist"; ids: readonly string[] }
  | { kind: "incident" };

export type OpenDialog =
  | { kind: "shortcuts" | "hints" | "export" | "lock" | "endLeft" }
  | { kind: "remove"; id: string }
  | { kind: "discardIncident" }
  | { kind: "anotherIncident"; account: AccountKey; person: Person };

/** What has just been done, or could not be, told above the page until it is dismissed. */
export type Notice =
  | { kind: "signedOut" | "removed"; name: string; userName: string | null; removal: Removal }
  | { kind: "saved"; path: string }
  | { kind: "exported"; file: ExportedFile }
  | { kind: "unlocked" }
  | { kind: "signedOutEverywhere"; givenUp: readonly GivenUp[] }
  | { kind: "failed"; error: CommandError; name: string };
