import type { Method, ReadingEnd, ReadingProgress } from "../../backend/generated/types";
import { wanted, wantedNoun } from "./codes";
import { agree, counted, lasting, listed, numbered } from "./counted";

export const reading = {
  nothingRead: {
    title: "Find any session",
    guidance:
      "Gatehouse reads the list of sessions from each workspace and keeps it until you close it. " +
      "Then you can search by person, device or internet address.",
    duration:
      "A few thousand sessions take seconds. A large workspace can take minutes, because we keep to its " +
      "server’s limit; what is read can be searched at once.",
    one: (name: string) => `Read all sessions of ${name}`,
    all: (count: number) => (count === 1 ? "Read all sessions" : `Read all sessions of ${counted(count, "workspace")}`),
    orId: "Do you have a session ID? Paste it above: that needs no reading.",
    nobody: "None of the workspaces here lets you see sessions now.",
  },
  nothingYet: { title: "Reading…", guidance: "The first sessions appear here in a moment." },
  waitingForCode: (method?: Method) => ({
    title: "Nothing is read yet",
    guidance: `Enter the ${wantedNoun(method)}, and reading begins.`,
  }),
  title(active: number, waiting: number): string {
    if (active > 0) return `Reading ${counted(active, "workspace")}`;
    return waiting > 0 ? "Reading waits for you" : "Not read";
  },
  stop: "Stop",
  stopFor: (name: string) => `Stop reading ${name}`,
  stopping: "Stopping…",
  stopAll: "Stop all",
  bar: (name: string) => `${name}, sessions read`,
  starting: "Starting…",
  progress({ read, total, page, pages, secondsLeft }: ReadingProgress): string {
    const parts = [of(read, total)];
    if (pages !== null && pages > 1) parts.push(`page ${numbered(page)} of ${numbered(pages)}`);
    if (secondsLeft !== null && secondsLeft >= 5)
      parts.push(`about ${lasting(secondsLeft)} left under the server’s limit`);
    return parts.join(" · ");
  },
  slowDown: (name: string, seconds: number, { read, total }: ReadingProgress) =>
    `${name} asks us to slow down. We continue by ourselves in ${lasting(seconds)} · ${of(read, total)}`,
  tooLong: (name: string, { read, totalSaid }: ReadingEnd) =>
    `${name}: stopped after ${counted(read, "session")}; the server counts ${numbered(totalSaid)}. Its list may have no end.`,
  readOn: "Read on",
  readOnFor: (name: string) => `Read on in ${name}`,
  leave: "Leave it",
  leaveFor: (name: string) => `Leave the list of ${name}`,
  codeNeeded: (name: string, method?: Method) => `${name} needs ${wanted(method)} before it can be read`,
  paused: (name: string, { read, total }: ReadingProgress) => `${name} paused at ${of(read, total)}`,
  skipped: (name: string, method?: Method) => `${name}: ${wantedNoun(method)} skipped, so it was not read`,
  skippedAt: (name: string, { read, total }: ReadingProgress, method?: Method) =>
    `${name}: stopped at ${of(read, total)}, because the ${wantedNoun(method)} was skipped`,
  notRead: (names: string[]) =>
    names.length > 2 ? `${counted(names.length, "workspace")} could not be read` : `${listed(names)} could not be read`,
  /** After a failure: what is shown of that workspace now. */
  keptOlder: (sessions: number, age: string) =>
    `${counted(sessions, "session")} that we read ${age} ${agree(sessions, "is", "are")} shown instead.`,
  started: (count: number) => `Reading ${counted(count, "workspace")}`,
  finished: (sessions: number) => `Reading is over. ${counted(sessions, "session")} can be searched.`,
  complete: {
    title: "How complete?",
    guidance:
      "“Check again” reads what is new, and takes out sessions that have ended. " +
      "Reading everything again also renews the details of sessions that stayed.",
    readAll: "Read everything again",
    sure,
    notAll: (name: string) => `${name}: not read to the end.`,
  },
};

/** How sure a reading is of itself. */
function sure(name: string, end: ReadingEnd): string {
  const { read, totalSaid, gone, removed, notMet, unreadable, keptMoving, reason, added } = end;
  const parts =
    reason === "metTheKnown"
      ? [`${counted(added, "new session")} read; the server counts ${numbered(totalSaid)}.`]
      : [
          `${numbered(read)} read of ${numbered(totalSaid)} that the server counts` +
            `${reason === "stopped" || reason === "tooLong" ? ", then stopped" : ""}.`,
        ];
  if (gone > 0) {
    parts.push(
      `${numbered(gone)} of what is shown ${agree(gone, "has", "have")} ended since; ` +
        "the server does not say which.",
    );
  }
  if (removed > 0) parts.push(`${counted(removed, "session")} that ended ${agree(removed, "was", "were")} taken out.`);
  if (notMet > 0)
    parts.push(`${numbered(notMet)} of what is shown ${agree(notMet, "was", "were")} not found and may have ended.`);
  if (unreadable > 0) parts.push(`${numbered(unreadable)} could not be read.`);
  if (keptMoving) parts.push("The list kept moving while it was read, so a session may be missing.");
  return `${name}: ${parts.join(" ")}`;
}

function of(read: number, total: number | null): string {
  return total === null ? counted(read, "session") : `${numbered(read)} of ${numbered(total)}`;
}
