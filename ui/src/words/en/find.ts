import type {
  Grouping,
  HintKind,
  HintThresholds,
  LastConnected,
  Sort,
  WhyNothing,
} from "../../backend/generated/types";
import { isOld } from "../../state/search/asOf";
import type { Absent, Coverage, Older } from "../../state/search/coverage";
import type { WhyAbsent } from "../../state/shared/errorTraits";
import { wanted } from "./codes";
import { agree, counted, listed, numbered } from "./counted";
import { time } from "./time";

type Name = (id: string) => string;

export const find = {
  numbered,
  filters: "Filters and order",
  /** Where there is no room for the choices themselves. */
  fold: "Filter and sort",
  more: "More",
  lastConnected: {
    label: "Last connected",
    shown(when: LastConnected | null): string {
      switch (when) {
        case null:
          return "Any time";
        case "hour":
          return "Within an hour";
        case "day":
          return "Within 24 hours";
        case "week":
          return "Within 7 days";
        case "month":
          return "Within 30 days";
        case "older":
          return "Over 30 days ago";
      }
    },
  },
  devices: { label: "Device type", any: "Any device", several: (count: number) => counted(count, "device type") },
  systems: {
    label: "System",
    any: "Any system",
    unknown: "Unknown system",
    several: (count: number) => counted(count, "system"),
  },
  hints: {
    label: "Hint",
    any: "Any hint",
    several: (count: number) => counted(count, "hint"),
    none: "Nothing was noticed.",
    how: "How hints are made…",
    name(kind: HintKind): string {
      switch (kind) {
        case "severalNetworks":
          return "Several networks";
        case "sharedAddress":
          return "Shared internet address";
        case "quiet":
          return "Quiet for a long time";
        case "outdatedClient":
          return "Outdated app or browser";
        case "unknownClient":
          return "Unknown app or browser";
      }
    },
    title: "How hints are made",
    guidance:
      "A hint says that something is worth a second look, never that somebody did something wrong. " +
      "Hints are made on this computer, from what was read.",
    threshold,
    otherCauses,
    doubtful: "Where internet addresses say little",
    doubtfulThreshold: ({ doubtfulPercent, doubtfulSessions }: HintThresholds) =>
      `When ${doubtfulPercent} % of the sessions of a workspace with at least ` +
      `${numbered(doubtfulSessions)} share one address, its server probably does not see real addresses. ` +
      "Hints about addresses are off there.",
  },
  sort: {
    label: "Order",
    shown(sort: Sort): string {
      switch (sort) {
        case "newest":
          return "Newest first";
        case "oldest":
          return "Oldest first";
        case "person":
          return "By person";
        case "device":
          return "By device";
        case "address":
          return "By internet address";
      }
    },
  },
  group: {
    label: "Grouping",
    shown(group: Grouping): string {
      switch (group) {
        case "none":
          return "Not grouped";
        case "person":
          return "Grouped by person";
        case "address":
          return "Grouped by internet address";
      }
    },
  },
  clearFilters: "Clear filters",
  nothingToChoose: "Nothing to choose here.",
  /** What the count is made of, said no stronger than it is. */
  count,
  announced: (total: number) => (total === 0 ? "No session matches" : `${counted(total, "session")} found`),
  checkAgain: "Check again",
  doubtful: (name: string, percent: number, address: string) =>
    `${percent} % of sessions on ${name} share ${address}: the server is probably not seeing real ` +
    "addresses. Hints about addresses are off there.",
  noMatch: {
    title: "No session matches",
    /** Which word keeps the search from finding anything. */
    why({ missing, atAll, others, total }: WhyNothing): string {
      const [what, rest] = [missing.map(quoted), `“${others.join(" ")}”`];
      if (atAll) {
        const first =
          "Nothing matches " +
          `${what.length < 2 ? what.join("") : `${what.slice(0, -1).join(", ")} or ${what.at(-1) ?? ""}`}.`;
        return total === 0
          ? first
          : `${counted(total, "session")} ${agree(total, "matches", "match")} ${rest}. ${first}`;
      }
      return (
        `${counted(total, "session")} ${agree(total, "matches", "match")} ${rest}, but ` +
        `${agree(total, "it does not match", "none of them matches")} ${what.join("")}.`
      );
    },
    filtered: "Your filters leave nothing of what the text finds.",
    notProof: "Nothing found is not proof that nobody is signed in.",
    reasons: "A session may have ended or reconnected since the last check, or be on a workspace that was not read.",
    notRead: (names: string[]) =>
      `Not read: ${names.length > 4 ? `${counted(names.length, "workspace")}` : listed(names)}.`,
    read: (count: number, only: string) => (count === 1 ? `Read ${only}` : `Read ${counted(count, "more workspace")}`),
    askServers: "Ask the servers for this ID",
  },
  failed: "The search did not work",
};

function quoted(text: string): string {
  return `“${text}”`;
}

function count(made: Coverage, total: number, known: number, groups: number, now: number, name: Name): string[] {
  const allCurrent = made.older.length === 0;
  const checked = made.checkedAt === null ? null : `checked ${time.relative(made.checkedAt, now)}`;
  const parts: string[] = [];
  if (total !== known) parts.push(`${numbered(total)} of ${counted(known, "session")}`);
  else if (allCurrent) parts.push(counted(known, "session"));
  if (groups > 0) parts.push(counted(groups, "group"));
  if (checked !== null)
    parts.push(allCurrent || total === 0 ? checked : `${numbered(made.current)} current, ${checked}`);
  if (made.gone > 0)
    parts.push(`${numbered(made.gone)} ${agree(made.gone, "has", "have")} ended; the server doesn’t say which`);
  if (made.doubtful > 0) parts.push(`${numbered(made.doubtful)} may have ended`);
  for (const one of made.older) parts.push(older(one, now, name(one.workspaceId)));
  return [...parts, ...absent(made.absent, name)];
}

function older({ found, asOf, answeredAt, why }: Older, now: number, name: string): string {
  const from = found === 0 ? name : `${numbered(found)} from ${name}`;
  switch (why) {
    case "reading":
      return `${from} so far`;
    case "stopped":
      return (
        `${from}, stopped ${time.relative(answeredAt, now)}` +
        (isOld(asOf, Date.parse(answeredAt)) ? `, some as of ${moment(asOf, now)}` : "")
      );
    case "codeNeeded":
      return `${from}, waiting for ${wanted()}`;
    case "passwordNeeded":
      return `${from}, waiting for ${wanted("password")}`;
    case "failed":
      return `${from} as of ${moment(asOf, now)}`;
  }
}

/** A moment in the middle of a sentence. */
function moment(iso: string, now: number): string {
  return time.short(iso, now).replace(/^(Today|Yesterday),/, (day) => day.toLowerCase().replace(",", ""));
}

/** Workspaces with the same reason share a part. */
function absent(all: readonly Absent[], name: Name): string[] {
  const reasons = [...new Set(all.map(({ why }) => why))];
  return reasons.map((why) => {
    const ids = all.filter((one) => one.why === why).map(({ workspaceId }) => workspaceId);
    const who = ids.length > 2 ? counted(ids.length, "workspace") : listed(ids.map(name));
    return `${who} ${because(why, ids.length)}`;
  });
}

function because(why: WhyAbsent, count: number): string {
  switch (why) {
    case "reading":
      return "being read";
    case "notSignedIn":
      return "not signed in";
    case "needsCode":
      return `${agree(count, "needs", "need")} ${wanted()}`;
    case "needsPassword":
      return `${agree(count, "needs", "need")} ${wanted("password")}`;
    case "skipped":
      return "skipped";
    case "stopped":
      return "stopped";
    case "noReach":
      return "can’t be reached";
    case "notAllowed":
      return "not allowed";
    case "noDeviceManagement":
      return "without Device Management";
    case "problem":
      return "had a problem";
    case "notRead":
      return "not read yet";
  }
}

function threshold(kind: HintKind, from: HintThresholds): string {
  switch (kind) {
    case "severalNetworks":
      return (
        "The same account connected from different networks within " +
        `${counted(from.networksWithinMinutes, "minute")}. Internal addresses do not count.`
      );
    case "sharedAddress":
      return `At least ${counted(from.sharedAddressAccounts, "account")} connected from one internet address.`;
    case "quiet":
      return `Not connected for ${counted(from.quietDays, "day")} or longer.`;
    case "outdatedClient":
      return (
        `A browser at least ${counted(from.browserVersionsBehind, "version")} ` +
        `(${numbered(from.yearlyBrowserVersionsBehind)} where there is one a year), or a Rocket.Chat app ` +
        `at least ${numbered(from.appVersionsBehind)}, behind the newest one here.`
      );
    case "unknownClient":
      return "The server could not tell what the device is.";
  }
}

/** What is usually behind it. */
function otherCauses(kind: HintKind): string {
  switch (kind) {
    case "severalNetworks":
      return "A phone that went from Wi-Fi to mobile data, a VPN that was switched on, or a trip.";
    case "sharedAddress":
      return "An office, a school, a VPN, or a mobile provider that gives many people one address.";
    case "quiet":
      return "A holiday, a spare device, or a browser that was simply never signed out.";
    case "outdatedClient":
      return "A computer whose updates are managed by IT, or one that is rarely used.";
    case "unknownClient":
      return "A script, an integration or a new app that the server does not know yet.";
  }
}
