import type { Telling } from "../../words/en/incidentTexts";
import { useApp } from "../shared/appContext";

/** What the texts of the flow need to know of workspaces and addresses. */
export function useTelling(): Telling {
  const app = useApp();
  const all = app.workspaces.all.value;
  return { masked: app.exporting.masked.value, nameOf: (id) => all.find((one) => one.id === id)?.name ?? "" };
}
