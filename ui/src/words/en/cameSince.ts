import { counted } from "./counted";

/** Lists do not tell a device that signed in from one that reconnected under another ID. */
export function cameSince(count: number): string {
  return `${counted(count, "device")} signed in or reconnected since`;
}
