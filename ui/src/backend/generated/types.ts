// Generated from the Rust types in src-tauri/src/ipc; do not edit.
// GATEHOUSE_WRITE_TYPES=1 cargo test -p gatehouse typescript

/**
 * Everything the window needs when it opens; read without a connection.
 */
export type Opening = { 
/**
 * All workspaces, in the person's order.
 */
workspaces: Array<Workspace>, 
/**
 * The workspaces file could not be read and was kept aside under this path.
 */
keptAside: string | null, 
/**
 * The version of Gatehouse, such as `0.1.0`.
 */
version: string, };

/**
 * One workspace.
 */
export type Workspace = { 
/**
 * Random, stable, and never reused.
 */
id: string, 
/**
 * The name that the person sees.
 */
name: string, 
/**
 * The address as it is used, such as `https://chat.acme.example/team`.
 */
address: string, 
/**
 * Host and port alone, such as `chat.acme.example`.
 */
host: string, 
/**
 * Whether it is a practice workspace, which runs inside the app.
 */
practice: boolean, 
/**
 * Who signed in last; known without a connection and after signing out.
 */
account: Account | null, 
/**
 * Whether a sign-in is held.
 */
signIn: SignInState, 
/**
 * What the last check found; null before the first one since the app started.
 */
lastCheck: Check | null, };

/**
 * An account of one workspace.
 */
export type Account = { 
/**
 * Rocket.Chat's ID of the account.
 */
userId: string, 
/**
 * Without the `@`.
 */
userName: string | null, 
/**
 * The display name.
 */
name: string | null, };

/**
 * Whether a sign-in is held.
 */
export type SignInState = { "kind": "none" } | { "kind": "held", 
/**
 * Where it is kept.
 */
keptIn: KeptIn, } | { "kind": "ended" } | { "kind": "storeProblem", 
/**
 * What is wrong with the store.
 */
problem: StoreProblem, };

/**
 * Where a sign-in is kept.
 */
export type KeptIn = "passwordStore" | "thisSessionOnly";

/**
 * A check of a workspace, without a second factor.
 */
export type Check = { 
/**
 * RFC 3339, UTC.
 */
at: string, 
/**
 * What was found.
 */
outcome: CheckOutcome, };

/**
 * What a check found.
 */
export type CheckOutcome = { "kind": "fine", 
/**
 * What the sign-in may do.
 */
rights: Rights, } | { "kind": "failed", 
/**
 * Why.
 */
error: CommandError, };

/**
 * What this sign-in may do on its workspace.
 */
export type Rights = { 
/**
 * Whether the workspace has the licence for Device Management.
 */
deviceManagement: Known, 
/**
 * Whether the account may see devices (`view-device-management`).
 */
mayView: Known, 
/**
 * Whether the account may sign devices out (`logout-device-management`).
 */
mayEnd: Known, };

/**
 * What of Rocket.Chat's answer to a question is known.
 */
export type Known = "yes" | "no" | "unknown";

/**
 * How a typed address would be used.
 */
export type AddressReading = { "kind": "understood", 
/**
 * The whole address.
 */
address: string, 
/**
 * Host and port alone.
 */
host: string, 
/**
 * The name of a workspace that has this address already.
 */
alreadyThere: string | null, } | { "kind": "refused", 
/**
 * Why.
 */
problem: AddressProblem, };

/**
 * What became of a sign-in that was given up.
 */
export type Removal = { "kind": "signedOut" } | { "kind": "nothingToEnd" } | { "kind": "accessTokenStays" } | { "kind": "serverNotTold", 
/**
 * Why not.
 */
error: CommandError, };

/**
 * A secret on its way in: a password, an access token, a code. It has no `Serialize`, so it cannot
 * go back to the window.
 */
export type Typed = string;

/**
 * A filled-in sign-in form.
 */
export type SignInForm = { "kind": "password", 
/**
 * User name or e-mail, as typed.
 */
user: string, 
/**
 * The password; it is not kept.
 */
password: Typed, 
/**
 * Where the sign-in is to be kept.
 */
keepIn: KeptIn, } | { "kind": "accessToken", 
/**
 * Rocket.Chat's ID of the account.
 */
userId: string, 
/**
 * The token.
 */
token: Typed, 
/**
 * Where the sign-in is to be kept.
 */
keepIn: KeptIn, };

/**
 * What came of a command that the server may want a second factor for.
 */
export type Answer<T> = { "kind": "done", 
/**
 * What came of it.
 */
value: T, } | { "kind": "challengeNeeded", 
/**
 * What the server wants.
 */
challenge: Challenge, };

/**
 * What the server wants before it goes on.
 */
export type Challenge = { 
/**
 * The method that the server chose.
 */
method: Method, 
/**
 * Further methods that the server offers; never contains `method`.
 */
alternatives: Array<Method>, 
/**
 * What became of the code that was sent along, if one was.
 */
attempt: Attempt, 
/**
 * Whether the server mailed a code because of this very request.
 */
codeSent: boolean, 
/**
 * Who is asked: the account's name without `@`, or what was typed to sign in.
 */
account: string | null, };

/**
 * How a second factor is proven.
 */
export type Method = "totp" | "email" | "password";

/**
 * What became of a code.
 */
export type Attempt = "notMade" | "wrong" | "tooMany";

/**
 * A person's answer to a challenge, as typed.
 */
export type SecondFactor = { 
/**
 * The method that the code is for.
 */
method: Method, 
/**
 * The code or the password.
 */
code: Typed, };

/**
 * One session of one person on one workspace.
 */
export type SessionCard = { 
/**
 * Where it was found.
 */
workspaceId: string, 
/**
 * The ID that was asked for; the server answered about this very one.
 */
sessionId: string, 
/**
 * Rocket.Chat's ID of the account; null when the server did not say.
 */
userId: string | null, 
/**
 * Whose session it is.
 */
person: Person, 
/**
 * What the person is signed in from.
 */
device: Device, 
/**
 * The Host header that the server saw; null when unknown.
 */
host: string | null, 
/**
 * Where the device connected from; null when unknown.
 */
internetAddress: InternetAddress | null, 
/**
 * RFC 3339, UTC: the last reconnect, not the first sign-in; null when unknown.
 */
lastConnected: string | null, 
/**
 * RFC 3339, UTC: when the server answered.
 */
asOf: string, };

/**
 * Whose session it is.
 */
export type Person = { "kind": "known", 
/**
 * Without the `@`.
 */
userName: string | null, 
/**
 * The display name.
 */
name: string | null, } | { "kind": "deleted" };

/**
 * A device, as far as the server knows it.
 */
export type Device = { 
/**
 * What sort of device it is.
 */
kind: DeviceKind, 
/**
 * The client's name, such as `Chrome`; null when unknown.
 */
name: string | null, 
/**
 * The client's version.
 */
version: string | null, 
/**
 * The client's version in full.
 */
longVersion: string | null, 
/**
 * The operating system.
 */
system: string | null, 
/**
 * The operating system's version.
 */
systemVersion: string | null, };

/**
 * What sort of device it is.
 */
export type DeviceKind = "browser" | "mobile" | "tablet" | "mobileApp" | "desktopApp" | "other" | "unknown";

/**
 * An internet address (IP).
 */
export type InternetAddress = { 
/**
 * As shown: v4-mapped v6 addresses as v4.
 */
text: string, 
/**
 * Private, loopback or link-local: the place cannot be told.
 */
internal: boolean, };

/**
 * What one workspace answered.
 */
export type LookUp = { 
/**
 * Which workspace.
 */
workspaceId: string, 
/**
 * What it answered.
 */
outcome: LookUpOutcome, };

/**
 * What came of the question to one workspace.
 */
export type LookUpOutcome = { "kind": "answered", 
/**
 * The session, or what the server wants first.
 */
answer: Answer<SessionCard>, } | { "kind": "failed", 
/**
 * Why.
 */
error: CommandError, };

/**
 * What a pasted text was understood as.
 */
export type Recognised = { "kind": "sessionId", 
/**
 * The ID.
 */
sessionId: string, 
/**
 * Where it was found.
 */
foundIn: FoundIn, } | { "kind": "notASessionId", 
/**
 * Why not.
 */
problem: SessionIdProblem, };

/**
 * What a session ID was found in.
 */
export type FoundIn = "plain" | "link" | "json" | "text";

/**
 * What a file would add.
 */
export type ImportPreview = { 
/**
 * What kind of file it is.
 */
source: ImportSource, 
/**
 * Its workspaces, in its order.
 */
entries: Array<ImportEntry>, };

/**
 * `gatehouse`: a workspaces file. `electron`: Rocket.Chat desktop's servers.json.
 */
export type ImportSource = "gatehouse" | "electron";

/**
 * One workspace of the file.
 */
export type ImportEntry = { 
/**
 * The name that it would get.
 */
name: string, 
/**
 * The address as it will be used, or as it stands in the file when it is refused.
 */
address: string, 
/**
 * What would happen with it.
 */
verdict: ImportVerdict, };

/**
 * What would happen with an entry.
 */
export type ImportVerdict = { "kind": "new" } | { "kind": "alreadyThere" } | { "kind": "refused", 
/**
 * Why.
 */
problem: AddressProblem, };

/**
 * What a person can type into a practice workspace. Nothing here opens anything but a practice
 * workspace, which runs inside the app and on loopback alone; real secrets cannot get here.
 */
export type PracticeHelp = { 
/**
 * The user name of the practice account.
 */
userName: string, 
/**
 * Its password.
 */
password: string, 
/**
 * What the practice phone shows, when the account has an authenticator app.
 */
authenticatorCode: string | null, 
/**
 * Seconds until that code changes.
 */
secondsLeft: number | null, 
/**
 * The newest mail to this account, when there is one.
 */
mail: PracticeMail | null, 
/**
 * A session ID that can be looked up there.
 */
exampleSessionId: string | null, };

/**
 * A mail with a code.
 */
export type PracticeMail = { 
/**
 * Its subject.
 */
subject: string, 
/**
 * The code in it.
 */
code: string, };

/**
 * A command that failed. The window chooses its words by `kind`; `details` is the technical line
 * for "Details" and never holds a secret.
 */
export type CommandError = { "kind": "unreachable", 
/**
 * Which cause it was.
 */
reason: Unreachable, 
/**
 * For Details.
 */
details: string, } | { "kind": "certificate", 
/**
 * Which cause it was.
 */
problem: CertificateProblem, 
/**
 * For Details.
 */
details: string, } | { "kind": "tooManyRequests", 
/**
 * How long.
 */
waitSeconds: number, } | { "kind": "signedOut" } | { "kind": "notSignedIn" } | { "kind": "signInRefused", 
/**
 * Why.
 */
reason: SignInRefused, } | { "kind": "notAllowed" } | { "kind": "noDeviceManagement" } | { "kind": "sessionNotFound" } | { "kind": "differentSession" } | { "kind": "tokenCannotSkip" } | { "kind": "refused", 
/**
 * The server's code; may be empty.
 */
code: string, 
/**
 * The server's words.
 */
text: string, } | { "kind": "serverFailed", 
/**
 * For Details.
 */
details: string, } | { "kind": "badReply", 
/**
 * For Details.
 */
details: string, } | { "kind": "notRocketChat", 
/**
 * For Details.
 */
details: string, } | { "kind": "passwordStore", 
/**
 * What is wrong with it.
 */
problem: StoreProblem, 
/**
 * For Details.
 */
details: string, } | { "kind": "unknownWorkspace" } | { "kind": "badAddress", 
/**
 * Why.
 */
problem: AddressProblem, } | { "kind": "badSessionId", 
/**
 * Why.
 */
problem: SessionIdProblem, } | { "kind": "alreadyThere", 
/**
 * The name.
 */
name: string, } | { "kind": "badName" } | { "kind": "badImport", 
/**
 * For Details.
 */
details: string, } | { "kind": "notSaved", 
/**
 * For Details.
 */
details: string, };

/**
 * Why no answer came.
 */
export type Unreachable = "nameNotFound" | "refused" | "timedOut" | "proxy" | "connectionLost";

/**
 * What is wrong with a certificate.
 */
export type CertificateProblem = "unknownIssuer" | "expired" | "wrongName" | "unusable";

/**
 * Why a sign-in was refused.
 */
export type SignInRefused = "noMatch" | "accountBlocked" | "addressBlocked" | "notActivated" | "emailNotVerified" | "notPermitted";

/**
 * `missing`: this computer has no password store. `locked`: it was not unlocked. `empty`: it
 * answered, but the entry is not there. `noAnswer`: it did not answer in time.
 */
export type StoreProblem = "missing" | "locked" | "empty" | "noAnswer";

/**
 * Why an address cannot be used.
 */
export type AddressProblem = "empty" | "notAnAddress" | "wrongScheme" | "notEncrypted" | "hasCredentials";

/**
 * Why text is not a session ID.
 */
export type SessionIdProblem = "empty" | "tooLong" | "wrongCharacters";
