import type {
  DeviceKind,
  Hint,
  LooksLike,
  ResultLine,
  SearchQuery,
  SearchResult,
  SessionCard,
  SessionDetails,
  SessionKey,
  Source,
  Understood,
  Workspace,
} from "../src/backend/generated/types";

/** What a scripted workspace holds, and what of it was read. */
export interface Shelf {
  asOf: string | null;
  cards: SessionCard[];
}

/** The moment at which scripted worlds play. */
export const NOW = Date.parse("2026-11-23T05:34:50Z");

const SPANS = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 };

/** Searches sessions in memory: a plain stand-in for the program's index, with the same shapes. */
export function scriptedSearch(
  shelves: Map<string, Shelf>,
  workspaces: () => Workspace[],
  hintsOf: (card: SessionCard) => Hint[],
) {
  const kept = new Map<number, ResultLine[]>();

  const inScope = (only: string | null) => workspaces().filter(({ id }) => only === null || id === only);
  const nameOf = (id: string) => workspaces().find((one) => one.id === id)?.name ?? "";
  const everything = () => [...shelves.values()].flatMap(({ cards }) => cards);
  const find = ({ workspaceId, sessionId }: SessionKey) =>
    everything().find((card) => card.workspaceId === workspaceId && card.sessionId === sessionId) ?? null;

  function search(query: SearchQuery): SearchResult {
    const understood = understand(query.text);
    const scope = inScope(query.workspaceId);
    const wanted = searchedText(query.text, understood.looksLike);
    const ofText = scope
      .flatMap(({ id }) => shelves.get(id)?.cards ?? [])
      .filter((card) => fits(card, wanted, nameOf(card.workspaceId)));
    const cards = ofText.filter((card) => passes(card, query, hintsOf)).sort(order(query.sort));
    const lines = arranged(
      cards,
      scope.flatMap(({ id }) => shelves.get(id)?.cards ?? []),
      query.group,
      hintsOf,
    );
    const id = kept.size + 1;
    kept.set(id, lines);
    const { anchor } = query;
    const anchorAt =
      anchor === null ? null : (lines.find((line) => line.kind === "session" && isAt(line.card, anchor))?.at ?? null);
    const from = anchorAt ?? 0;
    return {
      id,
      total: cards.length,
      groups: lines.filter((line) => line.kind === "heading").length,
      units: lines.reduce((height, line) => height + heightOf(line), 0),
      understood,
      nothing: null,
      sources: scope.map(({ id }) => source(id, cards)),
      facets: {
        kinds: counts(ofText.map((card) => card.device.kind)).map(([kind, count]) => ({ kind, count })),
        systems: counts(ofText.map((card) => card.device.system ?? "")).map(([key, count]) => ({
          key,
          system: key === "" ? null : key,
          count,
        })),
        hints: counts(ofText.flatMap((card) => hintsOf(card).map(({ kind }) => kind))).map(([kind, count]) => ({
          kind,
          count,
        })),
      },
      doubtful: [],
      behind: false,
      anchorAt,
      lines: between(lines, from, from + query.visible),
    };
  }

  function source(workspaceId: string, found: SessionCard[]): Source {
    const shelf = shelves.get(workspaceId);
    return {
      workspaceId,
      sessions: shelf?.cards.length ?? 0,
      found: found.filter((card) => card.workspaceId === workspaceId).length,
      asOf: shelf?.asOf ?? null,
      oldestAsOf: shelf?.asOf ?? null,
    };
  }

  function details(key: SessionKey): SessionDetails | null {
    const card = find(key);
    if (card === null) return null;
    const others = everything().filter((other) => other !== card);
    const related = (cards: SessionCard[]) => ({ total: cards.length, cards: cards.slice(0, 50) });
    const sameAccount = (other: SessionCard) => other.workspaceId === card.workspaceId && other.userId === card.userId;
    return {
      card,
      hints: hintsOf(card),
      sameAccount: related(others.filter(sameAccount)),
      sameName: related(
        others.filter((other) => other.workspaceId !== card.workspaceId && personOf(other) === personOf(card)),
      ),
      sameAddress: related(
        others.filter(
          (other) => card.internetAddress !== null && other.internetAddress?.text === card.internetAddress.text,
        ),
      ),
    };
  }

  return {
    search,
    details,
    lines: (resultId: number, from: number, to: number) => {
      const lines = kept.get(resultId);
      return lines === undefined ? null : between(lines, from, to);
    },
  };
}

function isAt(card: SessionCard, key: SessionKey): boolean {
  return card.workspaceId === key.workspaceId && card.sessionId === key.sessionId;
}

function heightOf(line: ResultLine): number {
  return line.kind === "heading" ? 1 : 2;
}

function between(lines: ResultLine[], from: number, to: number): ResultLine[] {
  return lines.filter((line) => line.at + heightOf(line) > from && line.at < to);
}

const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ı", "i").toLowerCase();

function personOf({ person }: SessionCard): string {
  return person.kind === "known" ? fold(person.name ?? person.userName ?? "") : "";
}

function fits(card: SessionCard, wanted: string, workspaceName: string): boolean {
  const { person, device, host, internetAddress, sessionId, userId } = card;
  const who = person.kind === "known" ? [person.name, person.userName === null ? null : `@${person.userName}`] : [];
  const all = [
    ...who,
    device.name,
    device.version,
    device.system,
    device.systemVersion,
    host,
    internetAddress?.text,
    sessionId,
    userId,
    workspaceName,
  ];
  const text = fold(all.filter(Boolean).join("\n"));
  return fold(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function passes(card: SessionCard, { filters }: SearchQuery, hintsOf: (card: SessionCard) => Hint[]): boolean {
  const { lastConnected, kinds, systems, hints } = filters;
  const hours = card.lastConnected === null ? Infinity : (NOW - Date.parse(card.lastConnected)) / 3_600_000;
  if (lastConnected !== null && (lastConnected === "older" ? hours <= SPANS.month : hours > SPANS[lastConnected]))
    return false;
  if (kinds.length > 0 && !kinds.includes(card.device.kind)) return false;
  if (systems.length > 0 && !systems.includes(card.device.system ?? "")) return false;
  return hints.length === 0 || hintsOf(card).some(({ kind }) => hints.includes(kind));
}

function order(sort: SearchQuery["sort"]): (one: SessionCard, other: SessionCard) => number {
  const time = (card: SessionCard) => Date.parse(card.lastConnected ?? "1970-01-01");
  switch (sort) {
    case "newest":
      return (one, other) => time(other) - time(one);
    case "oldest":
      return (one, other) => time(one) - time(other);
    case "person":
      return (one, other) => personOf(one).localeCompare(personOf(other));
    case "device":
      return (one, other) => (one.device.name ?? "~").localeCompare(other.device.name ?? "~");
    case "address":
      return (one, other) => (one.internetAddress?.text ?? "~").localeCompare(other.internetAddress?.text ?? "~");
  }
}

function arranged(
  cards: SessionCard[],
  all: SessionCard[],
  group: SearchQuery["group"],
  hintsOf: (card: SessionCard) => Hint[],
): ResultLine[] {
  const piles = new Map<string, SessionCard[]>();
  const keyOf = (card: SessionCard) =>
    group === "none"
      ? ""
      : group === "person"
        ? `${card.workspaceId} ${card.userId ?? personOf(card)}`
        : (card.internetAddress?.text ?? "");
  const knownOf = (first: SessionCard) => all.filter((card) => keyOf(card) === keyOf(first)).length;
  for (const card of cards) {
    const key = keyOf(card);
    piles.set(key, [...(piles.get(key) ?? []), card]);
  }
  const lines: ResultLine[] = [];
  let at = 0;
  for (const pile of piles.values()) {
    const [first] = pile;
    if (group !== "none" && first) {
      const heading =
        group === "person"
          ? ({
              kind: "person",
              person: first.person,
              userId: first.userId,
              workspaceId: first.workspaceId,
              sessions: pile.length,
              known: knownOf(first),
            } as const)
          : ({
              kind: "address",
              internetAddress: first.internetAddress,
              sessions: pile.length,
              known: knownOf(first),
              workspaces: new Set(pile.map((card) => card.workspaceId)).size,
            } as const);
      lines.push({ kind: "heading", at, heading });
      at += 1;
    }
    for (const card of pile) {
      lines.push({ kind: "session", at, card, hints: hintsOf(card) });
      at += 2;
    }
  }
  return lines;
}

function counts<T extends DeviceKind | string>(all: T[]): [T, number][] {
  const sums = new Map<T, number>();
  for (const one of all) sums.set(one, (sums.get(one) ?? 0) + 1);
  return [...sums].sort(([, one], [, other]) => other - one);
}

function searchedText(text: string, looksLike: LooksLike): string {
  if (looksLike.kind === "addressRange") return looksLike.range.replace(/\d+\/24$/, "");
  return looksLike.kind === "link" || looksLike.kind === "email" ? looksLike.searched : text.trim();
}

/** A rough stand-in for the program's own reading of what was typed. */
function understand(text: string): Understood {
  const typed = text.trim();
  const linked = /device-management\/info\/([\w-]{1,64})/.exec(typed)?.[1];
  const words = typed === "" ? [] : typed.split(/\s+/);
  if (linked !== undefined)
    return { looksLike: { kind: "link", searched: linked }, sessionId: linked, words: [linked], leftOut: [] };
  const sessionId = /^[2-9A-Za-z]{17}$/.test(typed) && /\d|[a-z][A-Z]/.test(typed) ? typed : null;
  return { looksLike: sessionId === null ? looksLikeOf(typed) : { kind: "id" }, sessionId, words, leftOut: [] };
}

function looksLikeOf(typed: string): LooksLike {
  if (typed === "") return { kind: "nothing" };
  if (/^\d+(\.\d+){3}$/.test(typed)) return { kind: "internetAddress", address: typed };
  const [, prefix] = /^\d+(?:\.\d+){3}\/(\d+)$/.exec(typed) ?? [];
  if (prefix !== undefined && Number(prefix) > 32)
    return { kind: "noAddress", text: typed, why: { kind: "prefixTooLong", most: 32 } };
  if (prefix !== undefined) return { kind: "addressRange", range: typed };
  if (/^@\S+$/.test(typed)) return { kind: "userName", userName: typed.slice(1) };
  if (/^\S+@\S+$/.test(typed)) return { kind: "email", searched: typed.split("@")[0] ?? "" };
  if (typed.startsWith("{")) return { kind: "json", searched: [], with: null };
  return { kind: "words" };
}
