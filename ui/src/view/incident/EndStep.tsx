import type { Incident } from "../../state/incident/incident";
import { Confirm } from "./Confirm";
import { Ended } from "./Ended";

/** What will be sent, and once it was, how it stands. */
export function EndStep({ incident }: { incident: Incident }) {
  const { action } = incident;
  switch (action.kind) {
    case "none":
    case "starting":
    case "refused":
      return <Confirm incident={incident} />;
    case "started":
      return <Ended incident={incident} started={action} />;
  }
}
