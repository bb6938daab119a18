import type { SessionCard } from "../../backend/generated/types";
import type { Report, ReportEnd, ReportRow, ReportWhole } from "../../state/incident/report";
import { maskedIn } from "../../state/search/masked";
import { lowerFirst } from "../lowerFirst";
import { paragraphs, type Rich } from "../markup";
import { cameSince } from "./cameSince";
import { card } from "./card";
import { agree, counted, listed } from "./counted";
import { incident, plainDevice } from "./incident";
import { ticket as tickets } from "./ticket";
import { time } from "./time";

/** What a text says about workspaces and addresses. */
export interface Telling {
  nameOf: (workspaceId: string) => string;
  /** Whether only the networks of internet addresses are given. */
  masked: boolean;
}

export const incidentTexts = {
  ticket,
  table,
  columns: [
    "Workspace",
    "Device",
    "Last connected",
    "Internet address (IP)",
    "Session ID",
    "Answer",
    "What became of it",
  ],
  message,
  evidence,
};

/** One paragraph for the ticket; times are ISO 8601 with offset. */
function ticket(report: Report, telling: Telling): string {
  const {
    accounts,
    recognised,
    ticket: number,
    startedAt,
    ends,
    wholeAccounts,
    newSignIns,
    secured,
    unsecured,
  } = report;
  const who = accounts.map((account) => `${whoseAccount(account, telling)}, user ID ${account.userId}`);
  const sentences = [
    number === "" ? null : `Ticket ${number}.`,
    `An account may be compromised: ${listed(who)}.`,
    recognised === ""
      ? null
      : `The caller was recognised so: ${(telling.masked ? maskedIn(recognised) : recognised).replace(/\.$/, "")}.`,
    answers(report),
    ...(startedAt === null
      ? ["No device was signed out."]
      : ends.filter(({ sum }) => sum.asked > 0).map((end) => endSentence(end, telling))),
    ...wholeAccounts.map((account) => wholeSentence(account, telling)),
    startedAt === null ? null : secondCheck(report, newSignIns.length),
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
  return `${counted(rows.length, "device")} read aloud: ${
    parts
      .filter(([number]) => number > 0)
      .map(([number, what]) => `${number} ${what}`)
      .join(", ") || "none"
  }.`;
}

/** Such as "On Acme HQ 2 devices were to be signed out from … on: 2 are gone, checked …." */
function endSentence(end: ReportEnd, { nameOf }: Telling): string {
  const { asked } = end.sum;
  return (
    `On ${nameOf(end.workspaceId)} ${counted(asked, "device")} ${agree(asked, "was", "were")} to be ` +
    `signed out from ${iso(end.at)} on: ${became(end)}.`
  );
}

function became({ how, sum, sent, checkedAt }: ReportEnd): string {
  switch (how) {
    case "running":
      return "that is not over";
    case "codeNeeded":
      return sent
        ? "that waits for a code, and it is not known what is gone"
        : "that waits for a code, and nothing was sent";
    case "skipped":
      return sent
        ? "that was stopped because no code was entered, and it is not known what is gone"
        : "nothing was sent, because no code was entered";
    case "failed":
      return "it is not known what is gone";
    case "ended":
      return checkedAt === null
        ? "it could not be checked what is gone"
        : `${sum.gone} ${agree(sum.gone, "is", "are")} gone, checked ${time.withOffset(checkedAt)}`;
  }
}

function wholeSentence({ workspaceId, fate: of }: ReportWhole, { nameOf }: Telling): string {
  const where = nameOf(workspaceId);
  switch (of) {
    case "ended":
      return `On ${where} the account was signed out everywhere, also of access tokens, as the server says.`;
    case "refused":
      return `On ${where} the account could not be signed out everywhere.`;
    case "notSent":
      return `On ${where} the account was not signed out everywhere: nothing was sent, because no code was entered.`;
    case "notAsked":
      return `On ${where} the account was not signed out everywhere: nothing was sent.`;
    case "unknown":
      return `Whether the account is signed out everywhere on ${where} is not known.`;
    case "underWay":
      return `Signing the account out everywhere on ${where} is not over.`;
  }
}

/** Only what is over can be looked at a second time. */
function secondCheck({ ends }: Report, newSignIns: number): string | null {
  if (newSignIns > 0) return `${cameSince(newSignIns)}.`;
  const over = ends.filter(({ how, checkedAt }) => how === "ended" && checkedAt !== null);
  if (over.length === 0) return null;
  return over.every(({ secondCheckDone }) => secondCheckDone)
    ? "Checked again a minute later: no new device was listed."
    : "Not checked a second time yet.";
}

/** The rows of the table for the ticket, under `columns`. */
function table(report: Report, telling: Telling): string[][] {
  return report.rows.map(({ card: session, answer, fate }) => [
    telling.nameOf(session.workspaceId),
    card.device(session.device),
    session.lastConnected === null ? "unknown" : time.withOffset(session.lastConnected),
    address(session, telling.masked),
    session.sessionId,
    incident.choose.answered(answer),
    fateWords(fate),
  ]);
}

function fateWords(fate: ReportRow["fate"]): string {
  switch (fate) {
    case null:
      return "Left signed in";
    case "withAccount":
      return "Signed out with the whole account, as the server says";
    case "underWay":
      return "Not over yet";
    case "gone":
    case "hadEnded":
    case "stillThere":
    case "dead":
    case "refused":
    case "unknown":
    case "notAsked":
      return incident.end.session(fate);
  }
}

/** What was signed out and what to do now, for the customer; no IDs, no addresses. */
function message(report: Report, telling: Telling): string {
  const { accounts, rows, newSignIns, secured, ticket: number } = report;
  const [first] = accounts;
  const hello =
    first?.person.kind === "known" ? `Hello ${first.person.name ?? first.person.userName ?? ""}`.trim() : "Hello";
  const places = listed([...new Set(accounts.map(({ workspaceId }) => telling.nameOf(workspaceId)))]);
  const isEnded = (fate: ReportRow["fate"]) => fate === "gone" || fate === "hadEnded" || fate === "dead";
  const ended = rows.filter(({ fate }) => isEnded(fate));
  const open = rows.filter(({ fate }) => fate !== null && !isEnded(fate) && fate !== "withAccount");
  const on = (some: readonly ReportWhole[]) =>
    listed([...new Set(some.map(({ workspaceId }) => telling.nameOf(workspaceId)))]);
  const everywhere = report.wholeAccounts.filter(({ fate }) => fate === "ended");
  const notEverywhere = report.wholeAccounts.filter(({ fate }) => fate !== "ended");
  const toDo = [
    ...new Set(report.unsecured.map(({ what }) => doNow(what))),
    "Sign in again on your own devices where you are asked to.",
    "Do not use the old password anywhere else either.",
    "Tell us at once if a device or a message is not yours.",
  ];
  const done = [...new Set(secured.map(({ what }) => incident.secure.what(what)))];
  return [
    `${hello},`,
    `we looked at the devices that are signed in to your account on ${places}.`,
    report.startedAt === null ? "No device was signed out." : null,
    ended.length === 0
      ? null
      : `These were signed out:\n${ended.map(({ card: session }) => `- ${deviceLine(session, telling)}`).join("\n")}`,
    everywhere.length === 0
      ? null
      : `Your account on ${on(everywhere)} was signed out everywhere: on all devices, also your own, and ` +
        "in programs that use an access token.",
    open.length === 0
      ? null
      : "It is not certain yet that these are signed out; we are looking into it:\n" +
        `${open.map(({ card: session }) => `- ${deviceLine(session, telling)}`).join("\n")}`,
    notEverywhere.length === 0
      ? null
      : `It is not certain yet that your account on ${on(notEverywhere)} is signed out everywhere; we are ` +
        "looking into it.",
    newSignIns.length === 0
      ? null
      : `After that ${counted(newSignIns.length, "device")} signed in or reconnected. ` +
        "If that was not you, call us now.",
    "Your messages were not deleted.",
    done.length === 0 ? null : `Already done: ${listed(done.map(lowerFirst))}.`,
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

function whoseAccount(account: Report["accounts"][number], { nameOf: workspace }: Telling): string {
  const { person, userId, workspaceId } = account;
  return `${person.kind === "known" ? nameOf(account) : card.person(person, userId)} on ${workspace(workspaceId)}`;
}

/** Every answer, one a line: the evidence of the call. */
function evidence(report: Report, telling: Telling): Rich {
  const head = [
    report.ticket === "" ? null : `Ticket ${report.ticket}`,
    ...report.accounts.map((account) => `Account: ${whoseAccount(account, telling)}`),
    report.recognised === ""
      ? null
      : `Caller recognised: ${telling.masked ? maskedIn(report.recognised) : report.recognised}`,
    telling.masked ? tickets.maskedNote : null,
  ].filter((one) => one !== null);
  const lines = report.rows.map(({ card: session, answer }) => {
    const when =
      session.lastConnected === null
        ? "last connected at an unknown time"
        : `last connected ${time.withOffset(session.lastConnected)}`;
    const where = `internet address ${address(session, telling.masked)}`;
    return (
      `${incident.choose.answered(answer)}: ${plainDevice(session.device)}, ` +
      `${telling.nameOf(session.workspaceId)}, ${when}, ${where}, session ID ${session.sessionId}`
    );
  });
  return paragraphs([...head, ...lines].join("\n"));
}

function steps(some: Report["secured"], telling: Telling): string {
  const byWhat = new Map<string, string[]>();
  for (const { what, account } of some)
    byWhat.set(what, [...(byWhat.get(what) ?? []), telling.nameOf(account.workspaceId)]);
  return [...byWhat]
    .map(
      ([what, names]) =>
        `${lowerFirst(incident.secure.what(what as Report["secured"][number]["what"]))} (${names.join(", ")})`,
    )
    .join("; ");
}

function nameOf({ person }: { person: SessionCard["person"] }): string {
  const userName = card.userName(person);
  const name = card.person(person, null);
  return userName === null || userName === `@${name}` ? name : `${name} (${userName})`;
}

function deviceLine({ device, lastConnected, workspaceId }: SessionCard, { nameOf: workspace }: Telling): string {
  const when =
    lastConnected === null
      ? "last connected at an unknown time"
      : `last connected ${time.absolute(lastConnected)} (${time.zone(lastConnected)})`;
  return `${plainDevice(device)}, ${workspace(workspaceId)}, ${when}`;
}

function address({ internetAddress }: SessionCard, masked: boolean): string {
  return internetAddress === null ? "unknown" : tickets.address(internetAddress, masked);
}

function iso(at: number): string {
  return time.withOffset(new Date(at).toISOString());
}
