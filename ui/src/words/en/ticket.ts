import type { InternetAddress, SessionCard } from "../../backend/generated/types";
import { network } from "../../state/search/masked";
import { paragraph, type Rich, type Table, withTable } from "../markup";
import { card } from "./card";
import { agree, counted, listed } from "./counted";
import { time } from "./time";

/** A workspace as a ticket names it. */
interface Place {
  name: string;
  address: string;
}

interface TicketOf {
  cards: readonly SessionCard[];
  /** How many there are, where not all are given. */
  total?: number;
  masked: boolean;
  workspace: (id: string) => Place | undefined;
  /** When a session was proven to be signed out by Gatehouse, if it was. */
  endedAt?: (card: SessionCard) => string | null;
  /** Whether it was, and its server still lists it. */
  isStillListed?: (card: SessionCard) => boolean;
}

export const ticket = {
  copy: "Copy for ticket",
  copyAll: (count: number) => `Copy all ${count} for ticket`,
  /** What is copied, for the spoken answer. */
  what: (count: number) =>
    count === 1 ? "Text for the ticket" : `Text for the ticket about ${counted(count, "session")}`,
  gone: "None of these sessions is known any more.",
  mask: "Mask internet addresses",
  masked: "(masked)",
  maskedNote: "Internet addresses are masked.",
  /** One clean paragraph and a table. */
  of,
  address,
};

const { panel } = card;

function of(about: TicketOf): Rich {
  const [first] = about.cards;
  const alone = first !== undefined && about.cards.length === 1 && about.total === undefined;
  const sentences = [
    alone ? oneSession(first, about) : severalSessions(about),
    ...(about.masked ? [ticket.maskedNote] : []),
  ];
  return withTable(paragraph(sentences.join(" ")), alone ? fieldsOf(first, about) : rowsOf(about));
}

function oneSession(session: SessionCard, { workspace, masked, endedAt, isStillListed }: TicketOf): string {
  const { lastConnected, asOf, internetAddress } = session;
  const when =
    lastConnected === null ? "last connected at an unknown time" : `last connected ${time.withOffset(lastConnected)}`;
  const from =
    internetAddress === null ? "internet address unknown" : `internet address ${address(internetAddress, masked)}`;
  const ended = endedAt?.(session) ?? null;
  const after =
    ended === null
      ? ""
      : " Signed out since: " +
        `${isStillListed?.(session) ? "its sign-in has ended, though the server still lists it" : "gone"}, ` +
        `checked ${time.withOffset(ended)}.`;
  return (
    `${who(session)} on ${where(workspace(session.workspaceId))}: ${card.device(session.device)}, ` +
    `${when}${ended === null ? ` (${card.mayNotBeOnline})` : ""}, ${from}. ` +
    `Session ID ${session.sessionId}. As of ${time.withOffset(asOf)}.${after}`
  );
}

function severalSessions({ cards, total, workspace, endedAt, isStillListed }: TicketOf): string {
  const ended = cards.filter((one) => (endedAt?.(one) ?? null) !== null).length;
  const after =
    ended === 0
      ? ""
      : ` Signed out since${cards.some((one) => isStillListed?.(one)) ? "" : ", and gone"}: ${ended} of them.`;
  const count =
    total === undefined || total <= cards.length
      ? counted(cards.length, "session")
      : `The newest ${cards.length} of ${counted(total, "session")}`;
  const moments = cards.map(({ asOf }) => asOf).sort((one, other) => Date.parse(one) - Date.parse(other));
  const [oldest = "", newest = ""] = [moments[0], moments.at(-1)];
  const asOf = oldest === newest ? time.withOffset(oldest) : `${time.withOffset(oldest)} to ${time.withOffset(newest)}`;
  return (
    `${count} of ${owners(cards, workspace)}, as of ${asOf}. ` +
    `“${panel.lastConnected}” is the last reconnect; ` +
    `${agree(accountsOf(cards), "the person", "these people")} may not be online now.${after}`
  );
}

function owners(cards: readonly SessionCard[], workspace: TicketOf["workspace"]): string {
  const [first] = cards;
  const places = [...new Set(cards.map(({ workspaceId }) => workspaceId))].map((id) => where(workspace(id)));
  const people = accountsOf(cards) === 1 && first !== undefined ? who(first) : counted(accountsOf(cards), "account");
  return `${people} on ${places.length > 3 ? counted(places.length, "workspace") : listed(places)}`;
}

function accountsOf(cards: readonly SessionCard[]): number {
  return new Set(cards.map(({ workspaceId, userId, sessionId }) => `${workspaceId} ${userId ?? `of ${sessionId}`}`))
    .size;
}

function who(session: SessionCard): string {
  return `${nameOf(session)}, user ID ${session.userId ?? "unknown"},`;
}

function where(workspace: Place | undefined): string {
  return workspace === undefined ? "an unknown workspace" : `${workspace.name} (${workspace.address})`;
}

/** One session, field by field. */
function fieldsOf(session: SessionCard, about: TicketOf): Table {
  const { device, lastConnected, host } = session;
  const place = about.workspace(session.workspaceId);
  return {
    headings: null,
    rows: [
      [panel.person, nameOf(session)],
      [panel.workspace, place === undefined ? panel.none : `${place.name}, ${place.address}`],
      [panel.device, `${card.device(device)} (${card.deviceKind(device.kind)})`],
      [panel.lastConnected, lastConnected === null ? card.unknownTime : time.withOffset(lastConnected)],
      [panel.address, addressOf(session, about.masked)],
      [panel.server, host ?? panel.serverUnknown],
      [panel.sessionId, session.sessionId],
      [panel.userId, session.userId ?? panel.none],
      [panel.asOf, time.withOffset(session.asOf)],
    ],
  };
}

/** Several sessions, one a row; what the paragraph says of all of them is left out. */
function rowsOf({ cards, workspace, masked }: TicketOf): Table {
  const one = accountsOf(cards) === 1;
  const whose = (session: SessionCard) =>
    one ? [] : [nameOf(session), workspace(session.workspaceId)?.name ?? panel.none];
  return {
    headings: [
      ...(one ? [] : [panel.person, panel.workspace]),
      panel.device,
      panel.lastConnected,
      panel.address,
      panel.sessionId,
    ],
    rows: cards.map((session) => [
      ...whose(session),
      card.device(session.device),
      session.lastConnected === null ? card.unknownTime : time.withOffset(session.lastConnected),
      addressOf(session, masked),
      session.sessionId,
    ]),
  };
}

function nameOf({ person, userId }: SessionCard): string {
  const userName =
    person.kind === "known" && person.userName !== null && person.name !== null ? ` (@${person.userName})` : "";
  return `${card.person(person, userId)}${userName}`;
}

function addressOf({ internetAddress }: SessionCard, masked: boolean): string {
  return internetAddress === null ? panel.none : address(internetAddress, masked);
}

/** In full, or its network with a mark. */
function address({ text, internal }: InternetAddress, masked: boolean): string {
  const shown = masked ? [network(text), ticket.masked].filter((part) => part !== null).join(" ") : text;
  return internal ? `${shown} (internal, no place known)` : shown;
}
