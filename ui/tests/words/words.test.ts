import { expect, test } from "vitest";
import type {
  CertificateProblem,
  CommandError,
  EncryptionProblem,
  Method,
  SignInRefused,
  Unreachable,
} from "../../src/backend/generated/types";
import type { Outcome } from "../../src/state/search/lookUp";
import { summarise } from "../../src/state/search/summary";
import { remedy, technicalLine } from "../../src/state/shared/remedy";
import { times } from "../../src/words/times";
import { words } from "../../src/words/words";
import { card, challenge } from "../scripted";

const about = { name: "Acme HQ", host: "chat.acme.example" };

/** One of each kind; the compiler refuses this list when a kind is missing. */
const everyError: { [Kind in CommandError["kind"]]: Extract<CommandError, { kind: Kind }> } = {
  unreachable: { kind: "unreachable", reason: "refused", details: "os error 111" },
  certificate: { kind: "certificate", problem: "expired", details: "CertExpired" },
  encryption: { kind: "encryption", problem: "notEncrypted", details: "InvalidContentType" },
  inFront: { kind: "inFront", details: "status 401, text/plain" },
  unproven: { kind: "unproven", details: "status 403" },
  tooManyRequests: { kind: "tooManyRequests", waitSeconds: 26 },
  signedOut: { kind: "signedOut" },
  notSignedIn: { kind: "notSignedIn" },
  signInRefused: { kind: "signInRefused", reason: "noMatch" },
  notAllowed: { kind: "notAllowed" },
  noDeviceManagement: { kind: "noDeviceManagement" },
  sessionNotFound: { kind: "sessionNotFound" },
  differentSession: { kind: "differentSession" },
  tokenCannotSkip: { kind: "tokenCannotSkip" },
  refused: { kind: "refused", code: "error-x", text: "x" },
  serverFailed: { kind: "serverFailed", details: "502" },
  badReply: { kind: "badReply", details: "EOF" },
  internal: { kind: "internal", details: "the command find ended unexpectedly" },
  notRocketChat: { kind: "notRocketChat", details: "text/html" },
  passwordStore: { kind: "passwordStore", problem: "locked", details: "prompt" },
  madeForAnother: { kind: "madeForAnother", address: "https://chat.other.example" },
  viewingOnly: { kind: "viewingOnly" },
  numberNeeded: { kind: "numberNeeded", number: 24 },
  notAllowedToEnd: { kind: "notAllowedToEnd", right: "sessions" },
  olderCards: { kind: "olderCards" },
  planChanged: { kind: "planChanged" },
  unknownOperation: { kind: "unknownOperation" },
  unknownWorkspace: { kind: "unknownWorkspace" },
  badAddress: { kind: "badAddress", problem: "notEncrypted" },
  badSessionId: { kind: "badSessionId", problem: "tooLong" },
  alreadyThere: { kind: "alreadyThere", name: "Acme HQ" },
  badName: { kind: "badName" },
  badImport: { kind: "badImport", details: "EOF" },
  locked: { kind: "locked" },
  noPassphrase: { kind: "noPassphrase" },
  badPassphrase: { kind: "badPassphrase", problem: "tooShort" },
  newerList: { kind: "newerList" },
  notSaved: { kind: "notSaved", details: "ENOSPC" },
  activityNotWritten: { kind: "activityNotWritten", problem: "diskFull", details: "ENOSPC" },
};

test("every cause has a sentence of its own", () => {
  const headlines = Object.values(everyError).map((error) => words.errors.words(error, about).headline);

  expect(new Set(headlines).size).toBe(headlines.length);
});

test("each way of not reaching a workspace, and each trouble with a certificate, has its own sentence", () => {
  const unreachable = (
    [
      "nameNotFound",
      "refused",
      "timedOut",
      "proxy",
      "proxyWantsSignIn",
      "proxyScript",
      "connectionLost",
    ] satisfies Unreachable[]
  ).map((reason) => words.errors.words({ kind: "unreachable", reason, details: "" }, about).headline);
  const certificates = (
    [
      "unknownIssuer",
      "selfSigned",
      "authorityItself",
      "expired",
      "wrongName",
      "unusable",
    ] satisfies CertificateProblem[]
  ).map((problem) => words.errors.words({ kind: "certificate", problem, details: "" }, about).guidance);
  const encryptions = (
    ["notEncrypted", "clientCertificateWanted", "tooOld", "failed"] satisfies EncryptionProblem[]
  ).map((problem) => words.errors.words({ kind: "encryption", problem, details: "" }, about).headline);
  const refusals = (
    [
      "noMatch",
      "tokenNoMatch",
      "accountBlocked",
      "addressBlocked",
      "notActivated",
      "emailNotVerified",
      "notPermitted",
    ] satisfies SignInRefused[]
  ).map((reason) => words.signIn.refused(reason).headline);

  for (const said of [unreachable, certificates, encryptions, refusals]) expect(new Set(said).size).toBe(said.length);
});

test("where it is unknown what the server did, nothing is claimed about it", () => {
  for (const reason of ["timedOut", "connectionLost"] as const) {
    expect(words.errors.words({ kind: "unreachable", reason, details: "" }, about).guidance).not.toContain(
      "Nothing was changed",
    );
  }
});

test("headlines and guidance avoid tokens (but access tokens), status numbers, endpoints and keyrings", () => {
  for (const error of Object.values(everyError)) {
    if (error.kind === "tokenCannotSkip") continue;
    const { headline, guidance } = words.errors.words(error, about);
    expect(`${headline} ${guidance}`).not.toMatch(
      /\btoken|\b[45]\d\d\b|endpoint|keyring|keychain|null|undefined|payload|TOTP/i,
    );
  }
});

test("what a server said stands in the technical line alone", () => {
  const error: CommandError = { kind: "refused", code: "error-x", text: "<b>boom</b>" };

  expect(technicalLine(error)).toBe("error-x: <b>boom</b>");
  expect(JSON.stringify(words.errors.words(error, about))).not.toContain("boom");
});

test("every error that a person can do something about offers a button", () => {
  const without = Object.values(everyError)
    .filter((error) => remedy(error) === "none")
    .map((error) => error.kind);

  expect(without).toEqual([
    "viewingOnly",
    "numberNeeded",
    "olderCards",
    "planChanged",
    "unknownOperation",
    "unknownWorkspace",
    "badAddress",
    "badSessionId",
    "alreadyThere",
    "badName",
    "badImport",
    "locked",
    "noPassphrase",
    "badPassphrase",
    "newerList",
  ]);
});

test("a wrong code has three texts", () => {
  const texts = (["totp", "email", "password"] satisfies Method[]).map(
    (method) => words.codes.error({ kind: "wrong", method }).guidance,
  );

  expect(new Set(texts).size).toBe(3);
});

test("the code dialog names the entry to use", () => {
  expect(words.codes.guidance("Acme HQ", challenge().account, "totp", false)).toContain(
    "Use the entry for Acme HQ (@support)",
  );
});

test("an account that is an e-mail gets no second @", () => {
  const { guidance, account } = words.codes;
  const said = [
    guidance("Acme HQ", "me@acme.example", "totp", false),
    guidance("Acme HQ", "me@acme.example", "password", false),
    account("me@acme.example", "chat.acme.example"),
  ];

  for (const text of said) expect(text).toMatch(/(^|[^@])me@acme\.example/);
  expect(account("support", "chat.acme.example")).toBe("@support · chat.acme.example");
});

function summary(...outcomes: Outcome[]): string {
  const rows = outcomes.map((outcome, place) => ({ workspaceId: `W${place}`, outcome, wantedCode: false }));
  return words.results.summary(summarise(rows), (id) => id);
}

const notFound: Outcome = { kind: "failed", error: { kind: "sessionNotFound" } };
const broken: Outcome = { kind: "failed", error: { kind: "serverFailed", details: "" } };
const found: Outcome = { kind: "found", card: card("W0") };

test("the summary counts what was found, what was not, and what could not be asked", () => {
  expect(summary(found, notFound, notFound, broken)).toBe("Found on W0. Not found on 2. 1 could not be asked.");
});

test("an empty answer never sounds complete while one was not asked", () => {
  expect(summary(notFound, notFound, broken)).toBe("Not found in 2 of 3. 1 could not be asked.");
  expect(summary(notFound, { kind: "skipped", challenge: challenge() })).toBe(
    "Not found in 1 of 2. 1 could not be asked.",
  );
  expect(summary(notFound, notFound)).toBe("Not found in any of 2 workspaces.");
});

test("another session is told as such and is not among the found", () => {
  const said = summary({ kind: "failed", error: { kind: "differentSession" } }, notFound);

  expect(said).toBe("W0 answered about a different session. Not found in 1 of 2.");
});

test("times are relative and absolute with their zone, and copies are ISO 8601 with offset", () => {
  const berlin = times("en-GB", { justNow: "just now", today: "Today", yesterday: "Yesterday" }, "Europe/Berlin");
  const now = Date.parse("2026-11-23T05:34:50Z");

  expect(berlin.relative("2026-11-23T05:08:42Z", now)).toBe("26 minutes ago");
  expect(berlin.age("2026-11-23T05:08:42Z", now)).toMatch(/^26 min/);
  expect(berlin.absolute("2026-11-23T05:08:42Z")).toMatch(/Mon,? 23 Nov 2026,? (at )?06:08:42/);
  expect(berlin.short("2026-11-22T17:22:10Z", now)).toBe("Yesterday, 18:22");
  expect([berlin.zone("2026-11-23T05:08:42Z"), berlin.zone("2026-07-23T05:08:42Z")]).toEqual(["UTC+1", "UTC+2"]);
  expect(berlin.withOffset("2026-07-23T05:08:42Z")).toBe("2026-07-23T07:08:42+02:00");
  expect([berlin.minute("2026-07-23T05:08:42Z"), berlin.second("2026-07-23T05:08:42Z")]).toEqual([
    "07:08",
    "07:08:42 (UTC+2)",
  ]);
});

test("days ago are those of the calendar, as the date beside them shows", () => {
  const berlin = times("en-GB", { justNow: "just now", today: "Today", yesterday: "Yesterday" }, "Europe/Berlin");
  const now = Date.parse("2026-11-25T11:09:00Z");

  expect(berlin.relative("2026-11-24T11:00:00Z", now)).toBe("1 day ago");
  expect(berlin.relative("2026-11-23T13:10:00Z", now)).toBe("2 days ago");
  // In Berlin it is the 24th already.
  expect(berlin.relative("2026-11-23T23:30:00Z", now)).toBe("1 day ago");
});

test("a zone west of Greenwich and one of half an hour are written right", () => {
  const spoken = { justNow: "", today: "", yesterday: "" };
  const newfoundland = times("en-GB", spoken, "America/St_Johns");
  const india = times("en-GB", spoken, "Asia/Kolkata");

  expect(newfoundland.withOffset("2026-11-23T02:00:00Z")).toBe("2026-11-22T22:30:00-03:30");
  expect(newfoundland.zone("2026-11-23T02:00:00Z")).toBe("UTC−3:30");
  expect(india.withOffset("2026-11-23T02:00:00Z")).toBe("2026-11-23T07:30:00+05:30");
});

test("what is unknown says so", () => {
  const nothing = { name: null, version: null, longVersion: null, system: null, systemVersion: null };

  expect(words.card.device({ kind: "unknown", ...nothing })).toBe("Unknown device");
  expect(words.card.person({ kind: "deleted" }, "rYhz")).toBe("Deleted person, ID rYhz");
  expect(words.card.person({ kind: "known", name: null, userName: null }, "rYhz")).toBe("Unknown person, ID rYhz");
});

test("only a certificate is blamed for one, and an authority's own is not to be added to the computer", () => {
  const said = (error: CommandError) => words.errors.words(error, about);
  for (const problem of ["notEncrypted", "clientCertificateWanted", "failed"] as const) {
    const { headline, guidance } = said({ kind: "encryption", problem, details: "" });
    expect(`${headline} ${guidance}`).not.toMatch(/replace|sure this is really/);
  }
  expect(said({ kind: "certificate", problem: "authorityItself", details: "" }).guidance).toMatch(/does not help/);
  expect(said({ kind: "certificate", problem: "selfSigned", details: "" }).guidance).toMatch(/add it to this computer/);
});

test("the token form speaks of tokens", () => {
  const { headline, guidance } = words.signIn.refused("tokenNoMatch");

  expect(headline).toMatch(/access token/);
  expect(`${headline} ${guidance}`).not.toMatch(/password/);
});
