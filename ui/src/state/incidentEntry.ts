import type { AccountKey } from "../backend/ending";
import type { Person } from "../backend/generated/types";
import type { App } from "./app";
import { accountName } from "./endingPlan";
import { isLookedForAgain, rounds } from "./incident/action";

/** Opens the flow for an account. One caller at a time: whose flow is open is not given up unasked. */
export function openIncident(app: App, account: AccountKey, person: Person): void {
  const open = app.incidents.open.peek();
  if (open !== null && accountName(open.first) !== accountName(account)) {
    app.dialog.value = { kind: "anotherIncident", account, person };
    return;
  }
  if (open === null) void app.incidents.begin(account, person);
  app.go({ kind: "incident" });
}

/** Gives up the flow that is open, and begins with another account. */
export function beginAnother(app: App, account: AccountKey, person: Person): void {
  app.incidents.close();
  openIncident(app, account, person);
}

/** Ends the flow and goes back to the search; says whether a second look is still to come. */
export function finishIncident(app: App): boolean {
  const incident = app.incidents.open.peek();
  const looks = incident !== null && rounds(incident).some(isLookedForAgain);
  app.incidents.finish();
  app.go({ kind: "search" });
  return looks;
}

/** Gives the flow up and goes back to the search. */
export function closeIncident(app: App): void {
  app.incidents.close();
  app.go({ kind: "search" });
}
