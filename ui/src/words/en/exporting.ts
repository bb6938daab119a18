import type { ExportFact, ExportFormat, ExportWords, Filters } from "../../backend/generated/types";
import { isFiltered } from "../../state/search/filters";
import type { Query } from "../../state/search/finder";
import { maskedIn } from "../../state/search/masked";
import { card } from "./card";
import { agree, counted, listed } from "./counted";
import { find } from "./find";
import { rail } from "./rail";
import { ticket } from "./ticket";

/** Exporting sessions to a file. */
export const exporting = {
  open: "Export…",
  title: "Export sessions",
  what: "What",
  found: (total: number) => (total === 1 ? "The 1 session found" : `All ${counted(total, "session")} found`),
  selected: (count: number) => `${counted(count, "selected session")}`,
  format: "As",
  formats,
  masked: ticket.mask,
  maskedHint: "203.0.113.77 becomes 203.0.113.0/24. This also counts for what you copy for a ticket.",
  personal: "The file holds names and internet addresses. Only you can read it; delete it when it is no longer needed.",
  button: (count: number) => `Export ${counted(count, "session")}…`,
  busy: "Choose where to save…",
  saved: (count: number) => `${counted(count, "session")} saved`,
  missing: (count: number) =>
    `${counted(count, "selected session")} ${agree(count, "is", "are")} not known any more and not in the file.`,
  savedGuidance: "The file is here:",
  notSaved: {
    headline: "The file was not saved",
    guidance: "Nothing was changed. Choose another folder, or make room on the disk.",
  },
  words: fileWords,
};

function formats(format: ExportFormat): { name: string; hint: string } {
  switch (format) {
    case "csv":
      return {
        name: "Spreadsheet (CSV)",
        hint: "For Excel, LibreOffice and others. Text that would be run as a formula begins with an apostrophe.",
      };
    case "html":
      return { name: "Report (HTML)", hint: "One page to read, print or attach. It runs and loads nothing." };
    case "json":
      return { name: "Data (JSON)", hint: "Every field, for programs." };
  }
}

interface FileAbout {
  /** The query whose results are exported; null for a selection. */
  query: Query | null;
  /** The workspace in scope; null for all. */
  scope: string | null;
  masked: boolean;
  timeZone: string;
}

/** Every word of a file. */
function fileWords(about: FileAbout): ExportWords {
  const { panel } = card;
  const isReconnect = `“${panel.lastConnected}” is the last reconnect, not the first sign-in.`;
  return {
    language: "en",
    timeZone: about.timeZone,
    facts: factsOf(about),
    columns: {
      workspace: panel.workspace,
      workspaceAddress: "Workspace address",
      person: panel.person,
      userName: panel.userName,
      userId: panel.userId,
      device: panel.device,
      deviceKind: find.devices.label,
      app: "App or browser",
      version: panel.version,
      system: find.systems.label,
      systemVersion: "System version",
      internetAddress: panel.address,
      server: panel.server,
      lastConnected: panel.lastConnected,
      sessionId: panel.sessionId,
      asOf: panel.asOf,
    },
    kinds: {
      browser: card.deviceKind("browser"),
      mobile: card.deviceKind("mobile"),
      tablet: card.deviceKind("tablet"),
      mobileApp: card.deviceKind("mobileApp"),
      desktopApp: card.deviceKind("desktopApp"),
      other: card.deviceKind("other"),
      unknown: card.deviceKind("unknown"),
    },
    values: {
      unknown: panel.none,
      unknownPerson: card.person({ kind: "known", userName: null, name: null }, null),
      deletedPerson: card.person({ kind: "deleted" }, null),
      masked: ticket.masked,
      internal: card.internalShort,
      practice: `(${rail.practice.toLowerCase()})`,
    },
    report: {
      title: "Who is signed in",
      exported: "Exported",
      sessions: "Sessions",
      missing: "Selected, but not known any more",
      origins: "Where this is from",
      sessionsHere: "Sessions here",
      sessionsKnown: "Sessions known",
      checked: "Checked",
      until: "to",
      notRead: "Nothing was read",
      list: "Sessions",
      notProof:
        "This shows the sessions that Gatehouse knew at that moment. " +
        "It is not proof that nobody else is signed in: access tokens are not listed, and a session may " +
        "have begun, ended or reconnected since the check.",
      lastConnectedNote: `${isReconnect} The person may not be online now.`,
      maskedNote: "Internet addresses are masked: only the network is given (/24, or /48 for IPv6).",
    },
  };
}

function factsOf({ query, scope, masked }: FileAbout): ExportFact[] {
  if (query === null) return [{ label: "Chosen", value: "Selected by hand" }];
  const text = masked ? maskedIn(query.text.trim()) : query.text.trim();
  const facts: ExportFact[] = [
    { label: "Search", value: text === "" ? "Everything" : text },
    { label: "In", value: scope ?? rail.all },
  ];
  if (isFiltered(query.filters)) facts.push({ label: "Filters", value: filters(query.filters) });
  facts.push({ label: find.sort.label, value: find.sort.shown(query.sort) });
  if (query.group !== "none") facts.push({ label: find.group.label, value: find.group.shown(query.group) });
  return facts;
}

function filters({ lastConnected, kinds, systems, hints }: Filters): string {
  const parts = [
    ...(lastConnected === null ? [] : [`${card.panel.lastConnected}: ${find.lastConnected.shown(lastConnected)}`]),
    ...(kinds.length === 0 ? [] : [`${find.devices.label}: ${listed(kinds.map(card.deviceKind))}`]),
    ...(systems.length === 0
      ? []
      : [`${find.systems.label}: ${listed(systems.map((key) => (key === "" ? find.systems.unknown : key)))}`]),
    ...(hints.length === 0 ? [] : [`${find.hints.label}: ${listed(hints.map(find.hints.name))}`]),
  ];
  return parts.join("; ");
}
