import type { Device, DeviceKind, InternetAddress, Person, SessionCard } from "../../backend/generated/types";
import { time } from "./time";

export const card = {
  person,
  userName: (who: Person) => (who.kind === "known" && who.userName !== null ? `@${who.userName}` : null),
  device,
  deviceKind,
  mayNotBeOnline: "may not be online now",
  unknownTime: "Time unknown",
  unknownAddress: "Internet address unknown",
  internal: "Internal address, the place cannot be told",
  open: (who: string) => `Details of ${who}’s session`,
  /** A card's accessible name; never the raw ID. */
  name: (parts: { person: string; device: string; workspace: string; when: string }) =>
    `${parts.person}, ${parts.device}, ${parts.workspace}, ${parts.when}`,
  copyForTicket: "Copy for ticket",
  ticketCopied: "Copied for the ticket",
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
  },
  ticket,
};

function person(who: Person, userId: string | null): string {
  switch (who.kind) {
    case "known":
      return who.name ?? who.userName ?? `Unknown person${withId(userId)}`;
    case "deleted":
      return `Deleted person${withId(userId)}`;
  }
}

function withId(userId: string | null): string {
  return userId === null ? "" : `, ID ${userId}`;
}

/** Such as "Chrome 113 on Windows 10", as far as it is known. */
function device({ name, version, system, systemVersion, kind }: Device): string {
  const client = [name, version?.split(".").slice(0, name?.startsWith("Rocket.Chat") ? 2 : 1).join(".")].filter(Boolean).join(" ");
  const on = [system, systemVersion].filter(Boolean).join(" ");
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

/** One plain paragraph, with times as ISO 8601 with offset. */
function ticket(session: SessionCard, workspace: { name: string; address: string }): string {
  const { person: who, userId, lastConnected, asOf, sessionId, host, internetAddress } = session;
  const userName = who.kind === "known" && who.userName !== null && who.name !== null ? ` (@${who.userName})` : "";
  const when = lastConnected === null ? "last connected at an unknown time" : `last connected ${time.withOffset(lastConnected)}`;
  const server = host === null ? "" : `, server ${host}`;
  return `${person(who, userId)}${userName}, user ID ${userId ?? "unknown"}, on ${workspace.name} (${workspace.address}): ${device(session.device)}, ${when} (may not be online now), ${from(internetAddress)}${server}. Session ID ${sessionId}. As of ${time.withOffset(asOf)}.`;
}

function from(address: InternetAddress | null): string {
  if (address === null) return "internet address unknown";
  return `internet address ${address.text}${address.internal ? " (internal, the place cannot be told)" : ""}`;
}
