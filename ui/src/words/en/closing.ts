import type { Unfinished } from "../../state/closing";
import { agree, counted } from "./counted";
import { incident } from "./incident";

/** Before the window closes while something in it is unfinished. */
export const closing = {
  title({ caller, sealed }: Unfinished): string {
    if (caller !== null) return `${incident.person(caller.person, caller.userId)} is not finished. Close anyway?`;
    return sealed ? "A compromised account is not finished. Close anyway?" : "Close Gatehouse?";
  },
  lines({ caller, sealed, waiting, running }: Unfinished): string[] {
    const lines = [];
    if (caller !== null || sealed) lines.push("The answers and the texts for the ticket are lost. What was signed out stays signed out, and the activity keeps what was done.");
    if (waiting > 0) lines.push(`${counted(waiting, "sign-out")} ${agree(waiting, "was", "were")} not sent yet. If you close now, ${agree(waiting, "that device stays", "those devices stay")} signed in.`);
    if (running > 0) lines.push(`${counted(running, "sign-out")} ${agree(running, "is", "are")} still running. What was not sent yet stays signed in, and nothing is checked any more.`);
    return lines.length > 0 ? lines : ["Nothing is unfinished any more."];
  },
  keepOpen: "Keep open",
  close: "Close",
};
