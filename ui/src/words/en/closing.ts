import type { Unfinished } from "../../state/closing";
import { agree, counted } from "./counted";
import { incident } from "./incident";

const devices = (count: number) => counted(count, "device");

/** Before the window closes while something in it is unfinished. */
export const closing = {
  title({ caller, sealed }: Unfinished): string {
    if (caller !== null) return `${incident.person(caller.person, caller.userId)} is not finished. Close anyway?`;
    return sealed ? "A compromised account is not finished. Close anyway?" : "Close Gatehouse?";
  },
  lines({ caller, sealed, waiting, running }: Unfinished): string[] {
    const lines = [];
    if (caller !== null || sealed)
      lines.push(
        "The answers and the texts for the ticket are lost. What was signed out stays signed out, and the activity keeps what was done.",
      );
    if (waiting > 0) {
      const stays = agree(waiting, "It stays", "They stay");
      lines.push(
        `${devices(waiting)} ${agree(waiting, "is", "are")} not signed out yet. ${stays} signed in if you close now.`,
      );
    }
    if (running !== null) {
      const are = agree(running, "is", "are");
      const what =
        running === 0 ? "A sign-out is still running." : `${devices(running)} ${are} still being signed out.`;
      lines.push(`${what} What was not sent yet stays signed in, and nothing is checked any more.`);
    }
    return lines.length > 0 ? lines : ["Nothing is unfinished any more."];
  },
  keepOpen: "Keep open",
  close: "Close",
};
