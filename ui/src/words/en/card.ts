import type { Device, DeviceKind, Person } from "../../backend/generated/types";
import { isolated } from "../isolated";
import { agree, counted, numbered } from "./counted";

export const card = {
  person,
  userName: (who: Person) => (who.kind === "known" && who.userName !== null ? isolated(`@${who.userName}`) : null),
  lookAlike: "Mixed letters",
  lookAlikeNote: "Letters of another alphabet look like Latin ones in this name. It may imitate another name.",
  device,
  deviceKind,
  mayNotBeOnline: "may not be online now",
  unknownTime: "Time unknown",
  unknownAddress: "Internet address unknown",
  internal: "Internal address, no place known",
  internalShort: "internal",
  list: "Sessions found",
  /** Takes the card's accessible name: one person may have many. */
  open: (name: string) => `Details of ${name}`,
  /** A card's accessible name; never the raw ID. */
  name: (parts: { person: string; userName: string | null; device: string; workspace: string; when: string }) =>
    [parts.person, parts.userName, parts.device, isolated(parts.workspace), parts.when]
      .filter((part) => part !== null)
      .join(", "),
  /** A name that other sessions beside it have too. */
  apart: (name: string, end: string) => `${name}, session ID ending in ${end}`,
  /** Said of what was read some time ago. */
  asOf: (when: string) => `as of ${when}`,
  moreHints: (count: number) => `+${count}`,
  personHeading: (who: string, userName: string | null, workspace: string, of: FoundOf) =>
    `${[who, userName].filter((part) => part !== null).join(" ")}, ${isolated(workspace)}: ${foundOf(of)}`,
  addressHeading: (address: string | null, of: FoundOf, workspaces: number) =>
    `${address ?? "Internet address unknown"}: ` +
    `${foundOf(of)}${workspaces > 1 ? `, ${counted(workspaces, "workspace")}` : ""}`,
  panel: {
    label: "Session details",
    person: "Person",
    userName: "User name",
    noUserName: "Not known",
    workspace: "Workspace",
    device: "Device",
    version: "Version",
    lastConnected: "Last connected",
    lastConnectedNote: "This is the last reconnect, not the first sign-in. The person may not be online now.",
    address: "Internet address (IP)",
    server: "Server name the device used",
    serverUnknown: "Not known",
    sessionId: "Session ID",
    userId: "User ID",
    asOf: "As of",
    none: "Not known",
    opening: "Opening…",
    gone: "This session is not in the newest reading",
    goneGuidance:
      "It may have ended, expired, or reconnected under a new ID. This is not proof that nobody is signed in.",
    endedGuidance:
      "You signed this session out, and it was gone when Gatehouse read again. The person may have signed in again.",
    failed: "The details could not be opened",
    hints: "Hints",
    alsoFrom: (causes: string) => `What else can cause it: ${causes.charAt(0).toLowerCase()}${causes.slice(1)}`,
    alone: (who: string, workspace: string) =>
      `No other session of ${who} on ${isolated(workspace)} is among what was read.`,
    sameAccount: (who: string, workspace: string, count: number) =>
      `${who}’s other ${agree(count, "session", "sessions")} on ${isolated(workspace)} (${count})`,
    sameName: (count: number) => `Same name in other workspaces, not confirmed (${count})`,
    sameAddress: (count: number) => `Others on the same internet address (${count})`,
    showAll: (count: number) => `Show ${count} more`,
    newest: (shown: number, count: number) => `The newest ${shown} of ${count}`,
  },
};

/** How many of a group were found, and how many there are. */
interface FoundOf {
  sessions: number;
  known: number;
}

function foundOf({ sessions, known }: FoundOf): string {
  return sessions < known ? `${numbered(sessions)} of ${counted(known, "device")} found` : counted(known, "device");
}

function person(who: Person, userId: string | null): string {
  switch (who.kind) {
    case "known":
      return isolated(who.name ?? who.userName ?? `Unknown person${withId(userId)}`);
    case "deleted":
      return `Deleted person${withId(userId)}`;
  }
}

function withId(userId: string | null): string {
  return userId === null ? "" : `, ID ${userId}`;
}

/** Such as "Chrome 113 on Windows 10", as far as it is known. */
function device({ name, version, system, systemVersion, kind }: Device): string {
  const client = [
    name === null ? null : isolated(name),
    version
      ?.split(".")
      .slice(0, name?.startsWith("Rocket.Chat") ? 2 : 1)
      .join("."),
  ]
    .filter(Boolean)
    .join(" ");
  const on = [system === null ? null : isolated(system), systemVersion].filter(Boolean).join(" ");
  if (client !== "" && name !== null) return on === "" ? client : `${client} on ${on}`;
  if (on !== "") return kind === "unknown" ? on : `${deviceKind(kind)} on ${on}`;
  return kind === "unknown" || kind === "other" ? "Unknown device" : `Unknown ${deviceKind(kind).toLowerCase()}`;
}

function deviceKind(kind: DeviceKind): string {
  switch (kind) {
    case "browser":
      return "Browser";
    case "mobile":
      return "Phone browser";
    case "tablet":
      return "Tablet";
    case "mobileApp":
      return "Phone app";
    case "desktopApp":
      return "Desktop app";
    case "other":
      return "Other device";
    case "unknown":
      return "Unknown kind of device";
  }
}
