import type { Backend } from "../src/backend/backend";
import type {
  Grouping,
  Hint,
  Related,
  ResultLine,
  SearchResult,
  SessionCard,
  SessionKey,
} from "../src/backend/generated/types";

/** Sessions of one person, where they are grouped. */
const EACH = 4;
const GROUP_UNITS = 1 + 2 * EACH;
const READ_AT = Date.parse("2026-11-23T05:34:50Z");
const FIRST_NAMES = ["Maria", "Rod", "Ana", "Mehmet", "Wei", "Aoife", "Olumide", "Ingrid", "Søren", "Yui"];
const LAST_NAMES = [
  "Lopez",
  "Souza",
  "Yılmaz",
  "Zhang",
  "O’Brien",
  "Adeyemi",
  "Bergström",
  "Nakamura",
  "Novák",
  "Haddad",
  "Kowalski",
];

/** A backend that has found so many sessions in these workspaces, each made when it is asked for. */
export function millionRows<B extends Backend>(rest: B, workspaces: readonly string[], count = 1_000_000): B {
  let group: Grouping = "none";
  let id = 0;

  const cardAt = (place: number) => cardOf(place, workspaces[Math.floor(place / EACH) % workspaces.length] ?? "");
  const line = (place: number, at: number): ResultLine => ({
    kind: "session",
    at,
    card: cardAt(place),
    hints: hintsOf(place),
  });

  function linesBetween(from: number, to: number): ResultLine[] {
    const lines: ResultLine[] = [];
    if (group === "none") {
      for (let place = Math.floor(Math.max(0, from) / 2); place < count && place * 2 < to; place += 1)
        lines.push(line(place, place * 2));
      return lines;
    }
    for (
      let number = Math.floor(Math.max(0, from) / GROUP_UNITS);
      number * EACH < count && number * GROUP_UNITS < to;
      number += 1
    ) {
      const at = number * GROUP_UNITS;
      const { person, userId, workspaceId } = cardAt(number * EACH);
      const heading: ResultLine = {
        kind: "heading",
        at,
        heading: { kind: "person", person, userId, workspaceId, sessions: EACH, known: EACH },
      };
      const sessions = Array.from({ length: EACH }, (_, each) => line(number * EACH + each, at + 1 + 2 * each));
      lines.push(...[heading, ...sessions].filter((one) => one.at < to && one.at + 2 > from));
    }
    return lines;
  }

  const placeOf = ({ workspaceId, sessionId }: SessionKey) => {
    const place = Number.parseInt(sessionId.slice(8), 36);
    return place < count && cardAt(place).workspaceId === workspaceId ? place : null;
  };
  const unitOf = (place: number) =>
    group === "none" ? place * 2 : Math.floor(place / EACH) * GROUP_UNITS + 1 + 2 * (place % EACH);
  const related = (places: number[], total = places.length): Related => ({
    total,
    cards: places.filter((place) => place < count).map(cardAt),
  });

  return {
    ...rest,
    async find(query): Promise<SearchResult> {
      group = query.group;
      id += 1;
      const groups = group === "none" ? 0 : Math.ceil(count / EACH);
      const units = groups === 0 ? count * 2 : groups * GROUP_UNITS;
      const anchor = query.anchor === null ? null : placeOf(query.anchor);
      const anchorAt = anchor === null ? null : unitOf(anchor);
      const asOf = new Date(READ_AT).toISOString();
      return {
        id,
        total: count,
        groups,
        units,
        understood: { looksLike: { kind: "nothing" }, sessionId: null, words: [], leftOut: [] },
        nothing: null,
        sources: workspaces.map((workspaceId) => ({
          workspaceId,
          sessions: Math.floor(count / workspaces.length),
          found: Math.floor(count / workspaces.length),
          asOf,
          oldestAsOf: asOf,
        })),
        facets: { kinds: [], systems: [], hints: [] },
        doubtful: [],
        behind: false,
        anchorAt,
        lines: linesBetween(anchorAt ?? 0, (anchorAt ?? 0) + query.visible),
      };
    },
    async lines(resultId, from, to) {
      return resultId === id ? linesBetween(from, to) : null;
    },
    async sessionDetails(key) {
      const place = placeOf(key);
      if (place === null) return null;
      const first = place - (place % EACH);
      const others = Array.from({ length: EACH }, (_, each) => first + each).filter((one) => one !== place);
      return {
        card: cardAt(place),
        hints: hintsOf(place),
        sameAccount: related(others),
        sameName: related([place + 40, place + 44, place + 48]),
        sameAddress: related(
          Array.from({ length: 12 }, (_, each) => place + 100 + each),
          112,
        ),
      };
    },
  };
}

function cardOf(place: number, workspaceId: string): SessionCard {
  const account = Math.floor(place / EACH);
  const first = FIRST_NAMES[account % FIRST_NAMES.length] ?? "";
  const last = LAST_NAMES[Math.floor(account / FIRST_NAMES.length) % LAST_NAMES.length] ?? "";
  const devices: SessionCard["device"][] = [
    {
      kind: "browser",
      name: "Chrome",
      version: `${110 + (account % 40)}.0.0.0`,
      longVersion: "113.0.0.0",
      system: "Windows",
      systemVersion: "10",
    },
    {
      kind: "mobileApp",
      name: "Rocket.Chat Mobile",
      version: "4.62.0",
      longVersion: "4.62.0",
      system: "iOS",
      systemVersion: "19.1",
    },
    {
      kind: "desktopApp",
      name: "Rocket.Chat Desktop",
      version: "4.9.1",
      longVersion: "4.9.1",
      system: "macOS",
      systemVersion: "15.2",
    },
    { kind: "unknown", name: null, version: null, longVersion: null, system: null, systemVersion: null },
  ];
  const internal = account % 5 === 0;
  return {
    workspaceId,
    sessionId: `uBNL9dTj${place.toString(36).padStart(9, "0")}`,
    userId: `rYhz${account.toString(36).padStart(13, "0")}`,
    person:
      account % 50 === 49
        ? { kind: "deleted" }
        : { kind: "known", userName: `${first}.${last}.${account}`.toLowerCase(), name: `${first} ${last}` },
    lookAlike: false,
    device: devices[place % EACH] ?? (devices[0] as SessionCard["device"]),
    host: "chat.acme.example",
    internetAddress: {
      text: internal ? `10.0.${account % 256}.${place % 256}` : `203.0.${account % 256}.${place % 256}`,
      internal,
    },
    lastConnected: new Date(READ_AT - place * 61_000).toISOString(),
    asOf: new Date(READ_AT).toISOString(),
  };
}

function hintsOf(place: number): Hint[] {
  const other: SessionKey = { workspaceId: "", sessionId: "" };
  const all: Hint[] = [
    { kind: "severalNetworks", networks: 2, minutes: 40, other },
    { kind: "sharedAddress", accounts: 23 },
    { kind: "quiet", days: 40 },
    { kind: "outdatedClient", version: "113", newest: "149" },
    { kind: "unknownClient" },
  ];
  if (place % EACH === 3) return all.slice(4);
  return place % 7 === 0 ? all.slice(0, 1 + (place % 4)) : place % 11 === 0 ? all.slice(2, 3) : [];
}
