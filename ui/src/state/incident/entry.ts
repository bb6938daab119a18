import type { LooksLike, Person } from "../../backend/generated/types";
import type { AccountKey } from "../../backend/revocation";
import type { App } from "../app";
import { accountKey } from "../shared/sessionKey";
import { isSecondCheckPending, rounds } from "./action";

/** Opens the flow for an account. One caller at a time: whose flow is open is not given up unasked. */
export function openIncident(app: App, account: AccountKey, person: Person): void {
  const open = app.incidents.open.peek();
  if (open !== null && accountKey(open.first) !== accountKey(account)) {
    app.dialog.value = { kind: "anotherIncident", account, person };
    return;
  }
  if (open === null) void app.incidents.begin(account, person);
  app.go({ kind: "incident" });
}

/** Begins to look for a caller, by what stands in the search box where that can name one. */
export async function searchFromBox(app: App): Promise<void> {
  if (app.incidents.flow.peek().kind !== "none") return;
  void app.incidents.search("");
  await app.finder.settled();
  const flow = app.incidents.flow.peek();
  const understood = app.finder.understood.peek();
  const isUntouched = flow.kind === "seeking" && flow.text === "";
  if (!isUntouched || understood === null || !namesCaller(understood.looksLike)) return;
  await app.incidents.search(app.searchBox.text.peek());
}

function namesCaller({ kind }: LooksLike): boolean {
  return kind === "words" || kind === "userName" || kind === "email";
}

/** Gives up the flow that is open, and begins with another account. */
export function beginAnother(app: App, account: AccountKey, person: Person): void {
  app.incidents.close();
  openIncident(app, account, person);
}

/** Ends the flow and returns to the search; returns whether a second check is pending. */
export function finishIncident(app: App): boolean {
  const incident = app.incidents.open.peek();
  const looks = incident !== null && rounds(incident).some(isSecondCheckPending);
  app.incidents.finish();
  app.go({ kind: "search" });
  return looks;
}

/** Gives the flow up and goes back to the search. */
export function closeIncident(app: App): void {
  app.incidents.close();
  app.go({ kind: "search" });
}
