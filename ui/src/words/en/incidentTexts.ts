import type { SessionCard } from "../../backend/generated/types";
import type { SessionEnding } from "../../backend/ending";
import type { Report, ReportRow } from "../../state/incident/report";
import { maskedIn } from "../../state/masked";
import { paragraphs, type Rich } from "../markup";
import { card } from "./card";
import { counted, listed } from "./counted";
import { incident, plainDevice } from "./incident";
import { ticket as tickets } from "./ticket";
import { time } from "./time";

/** What a text says about workspaces and times. */
export interface Telling {
  nameOf: (workspaceId: string) => string;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether only the networks of internet addresses are given. */
  masked: boolean;
}

export const incidentTexts = {
  ticket,
  table,
  columns: ["Workspace", "Device", "Last connected", "Internet address (IP)", "Session ID", "Answer", "What became of it"],
  message,
  evidence,
};

/** One paragraph for the ticket; times are ISO 8601 with offset. */
function ticket(report: Report, telling: Telling): string {
  const { accounts, recognised, ticket: number, startedAt, ends, wholeAccounts, newSignIns, secured, unsecured } = report;
  const who = accounts.map((account) => `${account.person.kind === "known" ? nameOf(account) : card.person(account.person, account.userId)} on ${telling.nameOf(account.workspaceId)}, user ID ${account.userId}`);
  const asked = ends.reduce((sum, { end }) => sum + end.asked, 0);
  const gone = ends.reduce((sum, { end }) => sum + end.gone, 0);
  const checked = ends.map(({ end }) => end.checkedAt).filter((at) => at !== null).sort().at(-1);
  const sentences = [
    number === "" ? null : `Ticket ${number}.`,
    `An account may be compromised: ${listed(who)}.`,
    recognised === "" ? null : `The caller was recognised so: ${(telling.masked ? maskedIn(recognised) : recognised).replace(/\.$/, "")}.`,
    answers(report),
    startedAt === null ? "No device was signed out." : `${counted(asked, "device")} ${asked === 1 ? "was" : "were"} asked to be signed out from ${iso(startedAt)} on, ${gone} ${gone === 1 ? "is" : "are"} gone${checked === undefined ? ", which could not be checked" : `, checked ${time.withOffset(checked)}`}.`,
    ...wholeAccounts.map(({ workspaceId, ended }) =>
      ended ? `On ${telling.nameOf(workspaceId)} the account was signed out everywhere, also of access tokens.` : `On ${telling.nameOf(workspaceId)} the account could not be signed out everywhere.`,
    ),
    startedAt === null ? null : secondLook(report, newSignIns.length),
    secured.length === 0 ? null : `Done at the server: ${steps(secured, telling)}.`,
    unsecured.length === 0 ? null : `Still to be done at the server: ${steps(unsecured, telling)}.`,
    telling.masked ? tickets.maskedNote : null,
  ];
  return sentences.filter((one) => one !== null).join(" ");
}

function answers({ rows }: Report): string {
  const count = (answer: ReportRow["answer"]) => rows.filter((row) => row.answer === answer).length;
  const parts = [
    [count("yes"), "theirs"],
    [count("no"), "not theirs"],
    [count("notSure"), "not sure"],
    [count(null), "not answered"],
  ] as const;
  return `${counted(rows.length, "device")} read aloud: ${parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`).join(", ") || "none"}.`;
}

function secondLook({ ends }: Report, newSignIns: number): string | null {
  if (newSignIns > 0) return `${counted(newSignIns, "new sign-in")} since.`;
  return ends.length > 0 && ends.every(({ lookedAgain }) => lookedAgain) ? "Checked again a minute later: no new sign-in since." : "Not checked a second time yet.";
}

/** The rows of the table for the ticket, under `columns`. */
function table(report: Report, telling: Telling): string[][] {
  return report.rows.map(({ card: session, answer, ending }) => [
    telling.nameOf(session.workspaceId),
    card.device(session.device),
    session.lastConnected === null ? "unknown" : time.withOffset(session.lastConnected),
    address(session, telling.masked),
    session.sessionId,
    incident.choose.answered(answer),
    fate(ending),
  ]);
}

function fate(ending: SessionEnding | null): string {
  return ending === null ? "Left signed in" : incident.end.session(ending);
}

/** What was signed out and what to do now, for the customer; no IDs, no addresses. */
function message(report: Report, telling: Telling): string {
  const { accounts, rows, newSignIns, secured, ticket: number } = report;
  const [first] = accounts;
  const hello = first?.person.kind === "known" ? `Hello ${first.person.name ?? first.person.userName ?? ""}`.trim() : "Hello";
  const places = listed([...new Set(accounts.map(({ workspaceId }) => telling.nameOf(workspaceId)))]);
  const ended = rows.filter(({ ending }) => ending === "gone" || ending === "hadEnded");
  const open = rows.filter(({ ending }) => ending !== null && ending !== "gone" && ending !== "hadEnded");
  const toDo = [
    ...new Set(report.unsecured.filter(({ what }) => what !== "accessTokens").map(({ what }) => doNow(what))),
    "Sign in again on your own devices where you are asked to.",
    "Do not use the old password anywhere else either.",
    "Tell us at once if a device or a message is not yours.",
  ];
  const done = [...new Set(secured.map(({ what }) => incident.secure.what(what)))];
  return [
    `${hello},`,
    `we looked at the devices that are signed in to your account on ${places}.`,
    ended.length === 0 ? "No device was signed out." : `These were signed out:\n${ended.map(({ card: session }) => `- ${deviceLine(session, telling)}`).join("\n")}`,
    open.length === 0 ? null : `These could not be signed out yet; we are looking into it:\n${open.map(({ card: session }) => `- ${deviceLine(session, telling)}`).join("\n")}`,
    newSignIns.length === 0 ? null : `After that there ${newSignIns.length === 1 ? "was" : "were"} ${counted(newSignIns.length, "new sign-in")}. If that was not you, call us now.`,
    "Your messages were not deleted.",
    done.length === 0 ? null : `Already done: ${listed(done.map(lower))}.`,
    `What to do now:\n${toDo.map((what) => `- ${what}`).join("\n")}`,
    number === "" ? null : `Your ticket number is ${number}.`,
  ]
    .filter((part) => part !== null)
    .join("\n\n");
}

function doNow(what: Report["unsecured"][number]["what"]): string {
  switch (what) {
    case "password":
      return "Change your password, from a device that is certainly yours.";
    case "otherClients":
      return "In Rocket.Chat, open your profile and choose “Logout from other logged in locations”.";
    case "secondFactor":
      return "Set up the second step of signing in again.";
    case "accessTokens":
      return "Remove personal access tokens that you do not know.";
    case "email":
      return "Check that the e-mail address in your profile is yours, and change the password of that mailbox too.";
  }
}

/** Every answer, one a line: the evidence of the call. */
function evidence(report: Report, telling: Telling): Rich {
  const head = [
    report.ticket === "" ? null : `Ticket ${report.ticket}`,
    report.recognised === "" ? null : `Caller recognised: ${telling.masked ? maskedIn(report.recognised) : report.recognised}`,
    telling.masked ? tickets.maskedNote : null,
  ].filter((one) => one !== null);
  const lines = report.rows.map(({ card: session, answer }) => {
    const when = session.lastConnected === null ? "last connected at an unknown time" : `last connected ${time.withOffset(session.lastConnected)}`;
    const where = `internet address ${address(session, telling.masked)}`;
    return `${incident.choose.answered(answer)}: ${plainDevice(session.device)}, ${telling.nameOf(session.workspaceId)}, ${when}, ${where}, session ID ${session.sessionId}`;
  });
  return paragraphs([...head, ...lines].join("\n"));
}

function steps(some: Report["secured"], telling: Telling): string {
  const byWhat = new Map<string, string[]>();
  for (const { what, account } of some) byWhat.set(what, [...(byWhat.get(what) ?? []), telling.nameOf(account.workspaceId)]);
  return [...byWhat].map(([what, names]) => `${lower(incident.secure.what(what as Report["secured"][number]["what"]))} (${names.join(", ")})`).join("; ");
}

function nameOf({ person }: { person: SessionCard["person"] }): string {
  const userName = card.userName(person);
  const name = card.person(person, null);
  return userName === null || userName === `@${name}` ? name : `${name} (${userName})`;
}

function deviceLine({ device, lastConnected, workspaceId }: SessionCard, { nameOf: workspace, now }: Telling): string {
  const when = lastConnected === null ? "last connected at an unknown time" : `last connected ${time.short(lastConnected, now)} (${time.zone(lastConnected)})`;
  return `${plainDevice(device)}, ${workspace(workspaceId)}, ${when}`;
}

function address({ internetAddress }: SessionCard, masked: boolean): string {
  return internetAddress === null ? "unknown" : tickets.address(internetAddress, masked);
}

function iso(at: number): string {
  return time.withOffset(new Date(at).toISOString());
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
