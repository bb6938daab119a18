import type { Device, Hint, SessionCard } from "../../src/backend/generated/types";
import { card, NOW } from "../scripted";

const PEOPLE = [
  ["Rod", "Rod"],
  ["Ana Souza", "ana.souza"],
  ["Mehmet Yılmaz", "mehmet"],
  ["María Fernanda López de la Fuente", "maria.lopez"],
  ["Integrations bot", "hubot"],
  ["Jürgen Groß", "juergen.gross"],
  ["Priya Natarajan", "priya"],
] as const;

const DEVICES: Device[] = [
  device("browser", "Chrome", "113.0.0.0", "Windows", "10"),
  device("mobileApp", "Rocket.Chat", "4.62.0", "iOS", "19.1"),
  device("desktopApp", "Rocket.Chat Desktop", "4.9.1", "macOS", "15.2"),
  device("browser", "Firefox", "152.0", "Ubuntu", "26.04"),
  device("unknown", null, null, null, null),
  device("browser", "Edge", "148.0.0.0", "Windows", "11"),
];

const ADDRESSES = ["172.20.0.2", "203.0.113.77", "198.51.100.14", "2001:db8:85a3::8a2e:370:7334", "10.4.0.9"];

function device(
  kind: Device["kind"],
  name: string | null,
  version: string | null,
  system: string | null,
  systemVersion: string | null,
): Device {
  return { kind, name, version, longVersion: version, system, systemVersion };
}

/** So many sessions of a workspace, the newest first. */
export function sessionsOf(workspaceId: string, count: number): SessionCard[] {
  return Array.from({ length: count }, (_, place) => {
    const [name, userName] = PEOPLE[place % PEOPLE.length] ?? PEOPLE[0];
    const text = ADDRESSES[(place * 3) % ADDRESSES.length] ?? "";
    return card(workspaceId, {
      sessionId: `${workspaceId.slice(0, 4)}${String(place).padStart(5, "0")}TjJ4s6Pj`,
      userId: `${userName}-${workspaceId}`,
      person: { kind: "known", name, userName },
      device: DEVICES[(place * 5) % DEVICES.length] ?? device("unknown", null, null, null, null),
      internetAddress: { text, internal: /^(10|172)\./.test(text) },
      host: `chat.${workspaceId}.example`,
      lastConnected: new Date(NOW - (place * place * 7 + 26) * 60_000).toISOString(),
    });
  });
}

export function hintsOf(one: SessionCard): Hint[] {
  const minutes = (NOW - Date.parse(one.lastConnected ?? "")) / 60_000;
  if (one.device.kind === "unknown") return [{ kind: "unknownClient" }];
  if (minutes > 30 * 24 * 60) return [{ kind: "quiet", days: Math.trunc(minutes / 1440) }];
  const other = { workspaceId: one.workspaceId, sessionId: "acme00003TjJ4s6Pj" };
  return one.internetAddress?.text === "203.0.113.77"
    ? [{ kind: "severalNetworks", networks: 2, minutes: 43, other }]
    : [];
}
