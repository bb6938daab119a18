// This file is generated from the Rust types in src-tauri/src/ipc. Do not edit it by hand.

/** What of Rocket.Chat's answer to a question is known. */
export type Known = "yes" | "no" | "unknown";

/** Everything the window needs when it opens; read without a connection. */
export type Opening = { workspaces: Array<Workspace>, 
/** The workspaces file could not be read and was kept aside under this path. */
keptAside: string | null, 
/** The version of Gatehouse, such as `0.1.0`. */
version: string, };

export type Workspace = { id: string, name: string, 
/** The address as it is used, such as `https://chat.acme.example/team`. */
address: string, 
/** Host and port alone, such as `chat.acme.example`. */
host: string, 
/** Whether it is a practice workspace, which runs inside the app. */
practice: boolean, 
/** Who signed in last; known without a connection and after signing out. */
account: Account | null, signIn: SignInState, 
/** What the last check found; null before the first one since the app started. */
lastCheck: Check | null, };

export type Account = { userId: string, 
/** Without the `@`. */
userName: string | null, name: string | null, };

export type SignInState =
/** Nobody has signed in, or the person signed out. */
{ "kind": "none" } |
/** A sign-in is held. */
{ "kind": "held", keptIn: KeptIn, } |
/** The server no longer takes the sign-in; it is still kept. */
{ "kind": "ended" } |
/** A sign-in should be in the password store, which did not give it. */
{ "kind": "storeProblem", problem: StoreProblem, };

export type KeptIn = "passwordStore" | "thisSessionOnly";

/** `missing`: this computer has no password store. `locked`: it was not unlocked. `empty`: it answered, but the entry is not there. `noAnswer`: it did not answer in time. */
export type StoreProblem = "missing" | "locked" | "empty" | "noAnswer";

export type Check = { 
/** RFC 3339, UTC. */
at: string, outcome: CheckOutcome, };

export type CheckOutcome = { "kind": "fine", rights: Rights, } | { "kind": "failed", error: CommandError, };

/** What this sign-in may do on its workspace. */
export type Rights = { deviceManagement: Known, mayView: Known, mayEnd: Known, };

export type Method = "totp" | "email" | "password";

/** A person's answer to a challenge, as typed. */
export type SecondFactor = { method: Method, code: string, };

export type Challenge = { method: Method, alternatives: Array<Method>, attempt: Attempt, codeSent: boolean, 
/** Who is asked: the account's name without `@`, or what was typed to sign in. */
account: string | null, };

export type Attempt = "notMade" | "wrong" | "tooMany";

export type Answer<T> = { "kind": "done", value: T, } | { "kind": "challengeNeeded", challenge: Challenge, };

export type SignInForm =
{ "kind": "password", user: string, password: string, keepIn: KeptIn, } |
{ "kind": "accessToken", userId: string, token: string, keepIn: KeptIn, };

export type SessionCard = { workspaceId: string, sessionId: string, userId: string, person: Person, device: Device, 
/** The Host header that the server saw; null when unknown. */
host: string | null, internetAddress: InternetAddress | null, 
/** RFC 3339, UTC: the last reconnect, not the first sign-in; null when unknown. */
lastConnected: string | null, 
/** RFC 3339, UTC: when the server answered. */
asOf: string, };

export type Person = { "kind": "known", userName: string | null, name: string | null, } |
/** The account was deleted; only its ID is left. */
{ "kind": "deleted" };

export type Device = { kind: DeviceKind, 
/** The client's name, such as `Chrome`; null when unknown. */
name: string | null, version: string | null, longVersion: string | null, system: string | null, systemVersion: string | null, };

export type DeviceKind = "browser" | "mobile" | "tablet" | "mobileApp" | "desktopApp" | "other" | "unknown";

export type InternetAddress = { 
/** As shown: v4-mapped v6 addresses as v4. */
text: string, 
/** Private, loopback or link-local: the place cannot be told. */
internal: boolean, };

export type LookUp = { workspaceId: string, outcome: LookUpOutcome, };

export type LookUpOutcome = { "kind": "answered", answer: Answer<SessionCard>, } | { "kind": "failed", error: CommandError, };

/** What a pasted text was understood as. */
export type Recognised =
/** The text is a session ID, or one was found inside. */
{ "kind": "sessionId", sessionId: string, foundIn: FoundIn, } |
{ "kind": "notASessionId", problem: SessionIdProblem, };

export type FoundIn = "plain" | "link" | "json" | "text";

export type SessionIdProblem = "empty" | "tooLong" | "wrongCharacters";

export type AddressProblem = "empty" | "notAnAddress" | "wrongScheme" | "notEncrypted" | "hasCredentials";

export type AddressReading =
/** Understood: how it will be used. */
{ "kind": "understood", address: string, host: string,
/** The name of a workspace that has this address already. */
alreadyThere: string | null, } |
{ "kind": "refused", problem: AddressProblem, };

export type ImportPreview = { source: ImportSource, entries: Array<ImportEntry>, };

/** `gatehouse`: a workspaces file. `electron`: Rocket.Chat desktop's servers.json. */
export type ImportSource = "gatehouse" | "electron";

export type ImportEntry = { name: string, 
/** The address as it will be used, or as it stands in the file when it is refused. */
address: string, verdict: ImportVerdict, };

export type ImportVerdict = { "kind": "new" } | { "kind": "alreadyThere" } | { "kind": "refused", problem: AddressProblem, };

export type Removal =
/** Signed out at the server, and nothing is left on this computer. */
{ "kind": "signedOut" } |
/** There was no sign-in to end. */
{ "kind": "nothingToEnd" } |
/** Removed from this computer; an access token stays good until it is revoked at the server. */
{ "kind": "accessTokenStays" } |
/** Removed from this computer; the server could not be told. */
{ "kind": "serverNotTold", error: CommandError, };

/** What a person can type into a practice workspace. */
export type PracticeHelp = { userName: string, password: string, 
/** What the practice phone shows, when the account has an authenticator app. */
authenticatorCode: string | null, 
/** Seconds until that code changes. */
secondsLeft: number | null, 
/** The newest mail to this account, when there is one. */
mail: PracticeMail | null, 
/** A session ID that can be looked up there. */
exampleSessionId: string | null, };

export type PracticeMail = { subject: string, code: string, 
/** RFC 3339, UTC. */
at: string, };

export type CommandError =
{ "kind": "unreachable", reason: Unreachable, details: string, } |
{ "kind": "certificate", problem: CertificateProblem, details: string, } |
{ "kind": "tooManyRequests", waitSeconds: number, } |
/** The server no longer takes the sign-in. */
{ "kind": "signedOut" } |
/** Nobody is signed in to this workspace. */
{ "kind": "notSignedIn" } |
{ "kind": "signInRefused", reason: SignInRefused, } |
/** The account lacks the permission to see devices. */
{ "kind": "notAllowed" } |
{ "kind": "noDeviceManagement" } |
{ "kind": "sessionNotFound" } |
{ "kind": "differentSession" } |
/** The access token must pass a second step that it cannot (server 8.5). */
{ "kind": "tokenCannotSkip" } |
{ "kind": "refused", code: string, text: string, } |
{ "kind": "serverFailed", details: string, } |
/** An answer from Rocket.Chat that cannot be read, or is too large. */
{ "kind": "badReply", details: string, } |
{ "kind": "notRocketChat", details: string, } |
{ "kind": "passwordStore", problem: StoreProblem, details: string, } |
{ "kind": "unknownWorkspace" } |
{ "kind": "badAddress", problem: AddressProblem, } |
{ "kind": "badSessionId", problem: SessionIdProblem, } |
/** The same address is there already, under this name. */
{ "kind": "alreadyThere", name: string, } |
{ "kind": "badName" } |
/** The file is not a workspaces file, or holds no workspace. */
{ "kind": "badImport", details: string, } |
/** The workspaces file could not be written; nothing was changed. */
{ "kind": "notSaved", details: string, };

export type Unreachable = "nameNotFound" | "refused" | "timedOut" | "proxy" | "connectionLost";

export type CertificateProblem = "unknownIssuer" | "expired" | "wrongName" | "unusable";

export type SignInRefused = "noMatch" | "accountBlocked" | "addressBlocked" | "notActivated" | "emailNotVerified" | "notPermitted";
