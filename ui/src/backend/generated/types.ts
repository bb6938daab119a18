// Generated from the Rust types in src-tauri/src/ipc; do not edit.
// GATEHOUSE_WRITE_TYPES=1 cargo test -p gatehouse typescript

/**
 * Names one account of one workspace.
 */
export type AccountKey = { 
/**
 * Where it is.
 */
workspaceId: string, 
/**
 * Rocket.Chat's ID of the account.
 */
userId: string, };

/**
 * Rows of the activity, newest first.
 */
export type ActivityRows = { 
/**
 * As many as were asked for, or all.
 */
rows: Array<ActivityRow>, 
/**
 * Whether there are older ones.
 */
more: boolean, };

/**
 * One row of the activity.
 */
export type ActivityRow = { 
/**
 * The number of its entry, counted from 1.
 */
number: number, 
/**
 * RFC 3339, UTC: when it was written.
 */
at: string, 
/**
 * What it says.
 */
what: ActivityWhat, };

/**
 * What a row of the activity says.
 */
export type ActivityWhat = { "kind": "ending", 
/**
 * The operation that it belongs to.
 */
operation: string, 
/**
 * ID of the workspace; it may have been removed since.
 */
workspaceId: string, 
/**
 * The workspace's name at that time.
 */
workspaceName: string, 
/**
 * Who was signed in to Gatehouse there, without the `@`.
 */
actor: string | null, 
/**
 * Whose, in one line; may be empty.
 */
person: string, 
/**
 * Rocket.Chat's ID of the account.
 */
userId: string | null, 
/**
 * The session or account that was to end.
 */
target: ActivityTarget, 
/**
 * The ticket's number.
 */
ticket: string | null, 
/**
 * What became of it; null while that is open.
 */
closing: ActivityClosing | null, } | { "kind": "lookedUp", 
/**
 * ID of the workspace; it may have been removed since.
 */
workspaceId: string, 
/**
 * The workspace's name at that time.
 */
workspaceName: string, 
/**
 * Who asked, without the `@`.
 */
actor: string | null, 
/**
 * Which session.
 */
sessionId: string, 
/**
 * What came of it.
 */
result: LookUpResult, } | { "kind": "begun", 
/**
 * The name of that file.
 */
keptAside: string, } | { "kind": "foundBroken", 
/**
 * Which line.
 */
line: number, } | { "kind": "laterVersion" } | AddedEvent;

/**
 * What was to be ended.
 */
export type ActivityTarget = { "kind": "session", 
/**
 * Rocket.Chat's ID of the session.
 */
sessionId: string, 
/**
 * What it is signed in from.
 */
device: Device, } | { "kind": "everySignInOfAccount" };

/**
 * What became of it.
 */
export type ActivityOutcome = { "kind": "ended" } | { "kind": "hadEnded" } | { "kind": "stillThere" } | { "kind": "dead" } | { "kind": "refused", 
/**
 * For Details.
 */
why: string, } | { "kind": "unknown" } | { "kind": "notSent" };

/**
 * What became of what was to be ended.
 */
export type ActivityClosing = { 
/**
 * RFC 3339, UTC: when that was written.
 */
at: string, 
/**
 * The outcome, as far as it was certain then.
 */
outcome: ActivityOutcome, 
/**
 * Whether it was found by asking again later.
 */
checked: boolean, };

/**
 * Whom an entry concerns, as far as that was known.
 */
export type ActivityAbout = { 
/**
 * The workspace's name at that time.
 */
workspaceName: string, 
/**
 * Whose account it is, in one line; null when that was not known.
 */
person: string | null, 
/**
 * What the session is signed in from.
 */
device: Device | null, };

/**
 * What the window added, with whom it concerns.
 */
export type AddedEvent = { 
/**
 * Whom it concerns; null for what concerns no account, and in older entries.
 */
about: ActivityAbout | null, } & ({ "kind": "callerRecognised", 
/**
 * How, as typed or chosen.
 */
how: string, 
/**
 * The ticket's number.
 */
ticket: string | null, } | { "kind": "deviceAnswer", 
/**
 * Which session.
 */
key: SessionKey, 
/**
 * What the caller said.
 */
answer: CallersAnswer, 
/**
 * The ticket's number.
 */
ticket: string | null, } | { "kind": "stepTicked", 
/**
 * Name of the step in the list of steps.
 */
step: string, 
/**
 * For which accounts.
 */
accounts: Array<AccountKey>, 
/**
 * The ticket's number.
 */
ticket: string | null, });

/**
 * What came of a look-up.
 */
export type LookUpResult = { "kind": "found", 
/**
 * Whose, in one line; null when the account was deleted.
 */
person: string | null, 
/**
 * What it is signed in from.
 */
device: Device, } | { "kind": "notFound" } | { "kind": "failed", 
/**
 * For Details.
 */
why: string, };

/**
 * What a caller says of a device.
 */
export type CallersAnswer = "yes" | "no" | "notSure";

/**
 * What the window adds to the activity, and is given back from it.
 */
export type ActivityEvent = { "kind": "callerRecognised", 
/**
 * How, as typed or chosen.
 */
how: string, 
/**
 * The ticket's number.
 */
ticket: string | null, } | { "kind": "deviceAnswer", 
/**
 * Which session.
 */
key: SessionKey, 
/**
 * What the caller said.
 */
answer: CallersAnswer, 
/**
 * The ticket's number.
 */
ticket: string | null, } | { "kind": "stepTicked", 
/**
 * Name of the step in the list of steps.
 */
step: string, 
/**
 * For which accounts.
 */
accounts: Array<AccountKey>, 
/**
 * The ticket's number.
 */
ticket: string | null, };

/**
 * How the activity stands.
 */
export type ActivityState = { 
/**
 * Its file; null where none is kept.
 */
file: string | null, 
/**
 * Where an unfinished last line was put at this start; it was never confirmed.
 */
torn: string | null, 
/**
 * Where a file that could not be read was put at this start.
 */
keptAside: string | null, 
/**
 * What was to be ended and was left open, newest first; what is under way is not among it.
 */
left: Array<ActivityRow>, 
/**
 * What could not be written.
 */
trouble: ActivityTrouble, };

/**
 * Whether the file is what it was when it was written.
 */
export type ActivityChain = { "kind": "whole", 
/**
 * How many there are.
 */
entries: number, 
/**
 * The hash of the last one.
 */
lastHash: string, } | { "kind": "broken", 
/**
 * The first line that does not fit.
 */
line: number, 
/**
 * Why.
 */
why: WhyMisfit, } | { "kind": "notRead", 
/**
 * For Details.
 */
details: string, };

/**
 * Why a line does not fit. `notNext`: something was taken out, put in or moved before it.
 */
export type WhyMisfit = "noEntry" | "changed" | "notNext" | "brokenOff";

/**
 * What could not be written since Gatehouse was started.
 */
export type ActivityTrouble = { 
/**
 * How much happened that is not in the activity.
 */
missing: number, 
/**
 * Why the last entry could not be written; null when it was.
 */
problem: ActivityProblem | null, };

/**
 * What came of asking what became of what was left open.
 */
export type Settled = { 
/**
 * How many are closed now.
 */
closed: number, 
/**
 * How many are still open.
 */
open: number, };

/**
 * Everything the window needs when it opens; read without a connection.
 */
export type Opening = { 
/**
 * All workspaces, in the person's order.
 */
workspaces: Array<Workspace>, 
/**
 * What became of a workspaces file that could not be taken.
 */
keptAside: KeptAside | null, 
/**
 * The version of Gatehouse, such as `0.1.0`.
 */
version: string, };

/**
 * A workspaces file that could not be taken.
 */
export type KeptAside = { 
/**
 * Where it is now.
 */
path: string, 
/**
 * Why it was not taken.
 */
why: WhyKeptAside, 
/**
 * How many workspaces of the last good copy can be restored.
 */
lastGood: number, };

/**
 * Why a workspaces file was not taken.
 */
export type WhyKeptAside = "unreadable" | "newerVersion" | "missing" | "undecided";

/**
 * A sign-in in the password store that no workspace of the list has.
 */
export type LeftSignIn = { 
/**
 * The name of its entry in the password store.
 */
id: string, 
/**
 * The address that it was made for; null when its entry cannot be read.
 */
address: string | null, 
/**
 * Rocket.Chat's ID of the account, likewise.
 */
userId: string | null, };

/**
 * What the password store says about sign-ins that no workspace of the list has.
 */
export type LeftSignIns = { "kind": "listed", 
/**
 * In the order of the store.
 */
signIns: Array<LeftSignIn>, } | { "kind": "cannotList" };

/**
 * What became of one of them.
 */
export type LeftEnded = { 
/**
 * The name of its entry in the password store.
 */
id: string, 
/**
 * What became of it.
 */
how: LeftEnding, };

/**
 * What became of a sign-in that no workspace of the list has.
 */
export type LeftEnding = { "kind": "ended", 
/**
 * How far.
 */
removal: Removal, } | { "kind": "listed" } | { "kind": "failed", 
/**
 * Why.
 */
error: CommandError, };

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
 * The number of its tile, from 0 on: no two workspaces have the same, and it stays.
 */
tile: number, 
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
problem: StoreProblem, } | { "kind": "madeForAnother", 
/**
 * The address that it was made for.
 */
address: string, };

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
mayEnd: Known, 
/**
 * Whether the account may sign others out everywhere (`logout-other-user`).
 */
mayEndAll: Known, };

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
problem: AddressProblem, 
/**
 * The same address with `https://`, if only that is missing.
 */
encrypted: string | null, };

/**
 * A workspace with its new address.
 */
export type AddressChange = { 
/**
 * As it is now.
 */
workspace: Workspace, 
/**
 * What became of the sign-in for the address before.
 */
removal: Removal, };

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
 * Whether letters of the name or the user name only look like those of another one, such as a
 * Cyrillic letter in a Latin word.
 */
lookAlike: boolean, 
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
 * Private, loopback or link-local: no place known.
 */
internal: boolean, };

/**
 * How the lock stands.
 */
export type LockStanding = { 
/**
 * Whether a PIN or passphrase is set. Without one there is nothing to lock with.
 */
set: boolean, 
/**
 * Whether it is shut: then only the lock may be spoken to.
 */
locked: boolean, 
/**
 * After how many minutes without the person the window locks; null for never.
 */
idleMinutes: number | null, 
/**
 * Whether the password store has said whether one is set. Until it has, it is locked.
 */
store: LockStore, };

/**
 * Whether the password store has said whether a PIN is set.
 */
export type LockStore = { "kind": "hasSaid" } | { "kind": "notYet" } | { "kind": "problem", 
/**
 * Why not.
 */
problem: StoreProblem, };

/**
 * What came of a try with a PIN or passphrase.
 */
export type LockTry = { "kind": "right" } | { "kind": "wrong", 
/**
 * How many more there may be; null before the third wrong one.
 */
left: number | null, } | { "kind": "signedOutEverywhere", 
/**
 * The workspaces that somebody was signed in to.
 */
givenUp: Array<GivenUp>, };

/**
 * What became of the sign-in of one workspace.
 */
export type GivenUp = { 
/**
 * The name of the workspace.
 */
name: string, 
/**
 * What became of it. Nothing of it is left on this computer.
 */
how: HowGivenUp, };

/**
 * What became of a sign-in that was given up. `signedOut`: it ended at the server, too.
 * `accessTokenStays`: a personal access token stays good until it is revoked there. `notTold`: the
 * server could not be told.
 */
export type HowGivenUp = "signedOut" | "accessTokenStays" | "notTold";

/**
 * Why text cannot be a PIN or passphrase.
 */
export type PassphraseProblem = "tooShort" | "tooLong" | "tooEasy";

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
 * How much of a workspace is read.
 */
export type HowMuch = "whatIsNew" | "everything";

/**
 * How far a reading has come.
 */
export type ReadingProgress = { 
/**
 * Sessions read so far; each counts once.
 */
read: number, 
/**
 * How many there are, as the server says; null before it has said it.
 */
total: number | null, 
/**
 * Pages read so far.
 */
page: number, 
/**
 * How many pages there are at this size; null before the server has said it.
 */
pages: number | null, 
/**
 * Seconds until the server takes the next request; null when it is not waited for.
 */
waitingSeconds: number | null, 
/**
 * Seconds until all is read, under the server's limit; null when it cannot be told.
 */
secondsLeft: number | null, };

/**
 * What a reading came to.
 */
export type ReadingEnd = { 
/**
 * Why it ended.
 */
reason: ReadingEndReason, 
/**
 * Sessions read; each counts once.
 */
read: number, 
/**
 * Sessions that were not known before.
 */
added: number, 
/**
 * How many there are, as the server said last.
 */
totalSaid: number, 
/**
 * Sessions that are shown and have ended since; the list does not say which.
 */
gone: number, 
/**
 * Sessions that were known before and are not there any more; they are not shown any more.
 */
removed: number, 
/**
 * Sessions that were known before and were not met, but may be there.
 */
notMet: number, 
/**
 * Rows that could not be read.
 */
unreadable: number, 
/**
 * Requests sent.
 */
requests: number, 
/**
 * RFC 3339, UTC: when the last answer came.
 */
asOf: string, 
/**
 * Whether the list kept moving, so that a session may be missing all the same.
 */
keptMoving: boolean, };

/**
 * Why a reading ended.
 */
export type ReadingEndReason = "complete" | "metTheKnown" | "stopped" | "tooLong";

/**
 * What to find, and how to show it.
 */
export type SearchQuery = { 
/**
 * As typed or pasted.
 */
text: string, 
/**
 * Only in this workspace; null for all.
 */
workspaceId: string | null, 
/**
 * What else must fit.
 */
filters: Filters, 
/**
 * The order, over everything.
 */
sort: Sort, 
/**
 * Under which headings.
 */
group: Grouping, 
/**
 * Where the window should be afterwards: at this session if it is found, else at the top.
 */
anchor: SessionKey | null, 
/**
 * How many units of lines to send along, from the anchor (or the top) on.
 */
visible: number, };

/**
 * Names one session of one workspace.
 */
export type SessionKey = { 
/**
 * Where it is.
 */
workspaceId: string, 
/**
 * Its ID.
 */
sessionId: string, };

/**
 * What must fit besides the text. An empty list lets everything through.
 */
export type Filters = { 
/**
 * When it connected last.
 */
lastConnected: LastConnected | null, 
/**
 * One of these sorts of device.
 */
kinds: Array<DeviceKind>, 
/**
 * One of these systems, by [`SystemCount::key`].
 */
systems: Array<string>, 
/**
 * One of these hints.
 */
hints: Array<HintKind>, };

/**
 * When a session connected last, counted back from now.
 */
export type LastConnected = "hour" | "day" | "week" | "month" | "older";

/**
 * The order of what is found. What is not known comes last.
 */
export type Sort = "newest" | "oldest" | "person" | "device" | "address";

/**
 * The headings of what is found.
 */
export type Grouping = "none" | "person" | "address";

/**
 * What was found. Lines are measured in units: a heading is 1 unit high, a session 2.
 */
export type SearchResult = { 
/**
 * Names this result when more of its lines are asked for.
 */
id: number, 
/**
 * How many sessions were found.
 */
total: number, 
/**
 * How many headings there are; 0 without grouping.
 */
groups: number, 
/**
 * The height of all lines, in units.
 */
units: number, 
/**
 * What the text was taken for.
 */
understood: Understood, 
/**
 * Where the text finds nothing: which of its words keeps it from that; null when none does.
 */
nothing: WhyNothing | null, 
/**
 * What has been read of each workspace in scope, in the person's order.
 */
sources: Array<Source>, 
/**
 * How many of the sessions that fit the text are of each sort; what the filters offer.
 */
facets: Facets, 
/**
 * Workspaces whose internet addresses say little.
 */
doubtful: Array<DoubtfulAddresses>, 
/**
 * Whether hints and their counts are of what was read a moment ago: ask again soon.
 */
behind: boolean, 
/**
 * Where the anchor stands, in units; null when it is not among what was found.
 */
anchorAt: number | null, 
/**
 * The lines from the anchor (or the top) on.
 */
lines: Array<ResultLine>, };

/**
 * What the text was taken for.
 */
export type Understood = { 
/**
 * What it looks like.
 */
looksLike: LooksLike, 
/**
 * The session ID that is in it, which servers can be asked for.
 */
sessionId: string | null, 
/**
 * The texts and single addresses that are searched, to show where they stand.
 */
words: Array<string>, 
/**
 * What was read and is not searched: addresses that are none, too many, or those of proxies.
 */
leftOut: Array<string>, };

/**
 * What a typed or pasted text looks like.
 */
export type LooksLike = { "kind": "nothing" } | { "kind": "id" } | { "kind": "ids", 
/**
 * The IDs.
 */
anyOf: Array<string>, } | { "kind": "internetAddress", 
/**
 * As it is searched.
 */
address: string, } | { "kind": "internetAddresses", 
/**
 * The addresses and ranges.
 */
anyOf: Array<string>, 
/**
 * What else must be found.
 */
with: Array<string>, } | { "kind": "addressRange", 
/**
 * As it is searched, such as `10.0.0.0/8` or `10.0.0.1-10.0.0.40`.
 */
range: string, } | { "kind": "noAddress", 
/**
 * The one that is none.
 */
text: string, 
/**
 * Why not.
 */
why: NoAddress, } | { "kind": "userName", 
/**
 * Without the `@`.
 */
userName: string, } | { "kind": "email", 
/**
 * What is searched.
 */
searched: string, } | { "kind": "link", 
/**
 * What is searched.
 */
searched: string, } | { "kind": "hiddenLink", 
/**
 * The host of the service.
 */
host: string, } | { "kind": "json", 
/**
 * Any of these is searched; none when nothing in it can be.
 */
searched: Array<string>, 
/**
 * The person, who must be found too; null where any of all is enough.
 */
with: string | null, } | { "kind": "logLine", 
/**
 * Any of these is searched; none when nothing in it stands out, so that its words are.
 */
searched: Array<string>, 
/**
 * The person, who must be found too; null where any of all is enough.
 */
with: string | null, } | { "kind": "words" };

/**
 * Why nothing was found though several things were sought.
 */
export type WhyNothing = { 
/**
 * What finds nothing: by itself, or else together with the others.
 */
missing: Array<string>, 
/**
 * Whether it finds nothing even by itself.
 */
atAll: boolean, 
/**
 * What else was sought.
 */
others: Array<string>, 
/**
 * How many sessions that finds.
 */
total: number, };

/**
 * Why what looks like an internet address or a range is none.
 */
export type NoAddress = { "kind": "numberTooLarge" } | { "kind": "leadingZero" } | { "kind": "prefixTooLong", 
/**
 * The most there can be.
 */
most: number, } | { "kind": "partWithPrefix" } | { "kind": "twoFamilies" };

/**
 * What has been read of a workspace.
 */
export type Source = { 
/**
 * Which workspace.
 */
workspaceId: string, 
/**
 * Sessions of it that are known.
 */
sessions: number, 
/**
 * How many of them were found.
 */
found: number, 
/**
 * RFC 3339, UTC: when the last answer with sessions came; null when none did.
 */
asOf: string | null, 
/**
 * RFC 3339, UTC: when the answer came by which the session is known that was not met for the
 * longest time; null when no session is known.
 */
oldestAsOf: string | null, };

/**
 * How many of the sessions that fit the text (before the filters) are of each sort.
 */
export type Facets = { 
/**
 * By sort of device; those with none are left out.
 */
kinds: Array<KindCount>, 
/**
 * By system, the most frequent first.
 */
systems: Array<SystemCount>, 
/**
 * By hint; those with none are left out.
 */
hints: Array<HintCount>, };

/**
 * How many are of this sort of device.
 */
export type KindCount = { 
/**
 * The sort.
 */
kind: DeviceKind, 
/**
 * How many.
 */
count: number, };

/**
 * How many run this system.
 */
export type SystemCount = { 
/**
 * Names it in a filter; empty for the unknown ones.
 */
key: string, 
/**
 * As shown; null for the unknown ones.
 */
system: string | null, 
/**
 * How many.
 */
count: number, };

/**
 * How many carry this hint.
 */
export type HintCount = { 
/**
 * The hint.
 */
kind: HintKind, 
/**
 * How many.
 */
count: number, };

/**
 * One line of what was found.
 */
export type ResultLine = { "kind": "heading", 
/**
 * Where it begins, in units.
 */
at: number, 
/**
 * What it says.
 */
heading: Heading, } | { "kind": "session", 
/**
 * Where it begins, in units.
 */
at: number, 
/**
 * The session.
 */
card: SessionCard, 
/**
 * What was noticed about it.
 */
hints: Array<Hint>, };

/**
 * What the sessions below a heading have in common.
 */
export type Heading = { "kind": "person", 
/**
 * Whose account.
 */
person: Person, 
/**
 * Rocket.Chat's ID of the account.
 */
userId: string | null, 
/**
 * Where the account is.
 */
workspaceId: string, 
/**
 * How many sessions of it were found.
 */
sessions: number, 
/**
 * How many sessions of it are known.
 */
known: number, } | { "kind": "address", 
/**
 * The address; null when it is not known.
 */
internetAddress: InternetAddress | null, 
/**
 * How many sessions of it were found.
 */
sessions: number, 
/**
 * How many sessions of it are known in the scope of the question.
 */
known: number, 
/**
 * In how many workspaces those that were found are.
 */
workspaces: number, };

/**
 * Everything about one session and those around it.
 */
export type SessionDetails = { 
/**
 * The session.
 */
card: SessionCard, 
/**
 * What was noticed about it.
 */
hints: Array<Hint>, 
/**
 * Others of the same account.
 */
sameAccount: Related, 
/**
 * Sessions of accounts with the same name in other workspaces; not confirmed to be the same
 * person.
 */
sameName: Related, 
/**
 * Others on the same internet address, in all workspaces.
 */
sameAddress: Related, };

/**
 * Sessions that have something in common with one.
 */
export type Related = { 
/**
 * How many there are.
 */
total: number, 
/**
 * The newest of them, 50 at most.
 */
cards: Array<SessionCard>, };

/**
 * What a person wants to sign out; the plan shows what that is.
 */
export type EndingWish = { "kind": "sessions", 
/**
 * At most 5,000; the order does not matter.
 */
sessions: Array<SessionKey>, } | { "kind": "accounts", 
/**
 * Accounts of any of the workspaces.
 */
accounts: Array<AccountKey>, } | { "kind": "address", 
/**
 * The address.
 */
address: string, } | { "kind": "found", 
/**
 * What is searched for; its order and its lines do not matter.
 */
query: SearchQuery, };

/**
 * What would be signed out.
 */
export type EndingPlan = { 
/**
 * By account, in the person's order of the workspaces; empty when there are too many.
 */
groups: Array<PlannedAccount>, 
/**
 * How many sessions there are.
 */
total: number, 
/**
 * Whether there are more than 5,000, which is more than is ended at once.
 */
tooMany: boolean, 
/**
 * Where the wish is for an internet address behind which probably everybody stands: the
 * servers that do not see real ones.
 */
doubtful: Array<DoubtfulAddresses>, 
/**
 * The workspaces that were not asked yet who their administrators are: ask them with
 * `learnAdmins`, and plan again. Nothing can be started there before.
 */
adminsAwaited: Array<string>, };

/**
 * An account of one workspace, and its sessions that are wished to end.
 */
export type PlannedAccount = { 
/**
 * ID of the workspace of the account.
 */
workspaceId: string, 
/**
 * Rocket.Chat's ID of the account; null when the server did not say.
 */
userId: string | null, 
/**
 * Whose it is.
 */
person: Person, 
/**
 * The newest first.
 */
sessions: Array<PlannedSession>, 
/**
 * How many sessions of it are known, also those that are not wished to end. It can be signed
 * out of everything only where the plan has them all and all are ticked.
 */
knownSessions: number, 
/**
 * Whether it is left out until a person ticks it: one's own, protected, or not known to be no
 * administrator's.
 */
guarded: boolean, 
/**
 * Whether Gatehouse itself is signed in with it there.
 */
own: boolean, 
/**
 * Whether it is an administrator's; unknown is treated as yes.
 */
admin: Known, 
/**
 * Whether it is in the list of protected people.
 */
protected: boolean, 
/**
 * Whether sessions may be ended there (`logout-device-management`).
 */
mayEnd: Known, 
/**
 * Whether people may be signed out everywhere there (`logout-other-user`).
 */
mayEndAll: Known, };

/**
 * A session that is wished to end.
 */
export type PlannedSession = { 
/**
 * What is known of it.
 */
card: SessionCard, 
/**
 * Whether it was read more than an hour ago: it cannot be signed out before it is checked again.
 */
older: boolean, };

/**
 * Whether anything may be signed out now.
 */
export type EndingMode = { "kind": "viewingOnly" } | { "kind": "allowed", 
/**
 * RFC 3339, UTC: until then.
 */
until: string, };

/**
 * What a person has confirmed, after seeing the plan.
 */
export type EndingRequest = { 
/**
 * What the plan was made of.
 */
wish: EndingWish, 
/**
 * The sessions that are ticked in it.
 */
sessions: Array<SessionKey>, 
/**
 * The accounts that are also to be signed out of what no list shows. All their sessions have to
 * be ticked; where `mayEnd` is no, they are not named one by one, but the plan has to have all.
 */
wholeAccounts: Array<AccountKey>, 
/**
 * The guarded accounts of which a person ticked anything.
 */
guardedAccounts: Array<GuardedAccount>, 
/**
 * The number that was typed, where one was asked for.
 */
typedNumber: number | null, 
/**
 * The number of the ticket, for the activity.
 */
ticket: string | null, };

/**
 * Names a guarded account.
 */
export type GuardedAccount = { 
/**
 * Where it is.
 */
workspaceId: string, 
/**
 * Rocket.Chat's ID of it; null for sessions whose account the server did not say.
 */
userId: string | null, };

/**
 * An operation that may go on, with `endSessions` for each of its workspaces.
 */
export type StartedEnding = { 
/**
 * Names it.
 */
operation: string, 
/**
 * The workspaces on which it is to be run, in the person's order.
 */
workspaceIds: Array<string>, };

/**
 * How far an ending has come on a workspace.
 */
export type EndingProgress = { 
/**
 * What goes on.
 */
phase: EndingPhase, 
/**
 * How many sessions and accounts it has gone through in this phase.
 */
done: number, 
/**
 * Of how many.
 */
asked: number, 
/**
 * Seconds until the server takes the next request; null when it is not waited for.
 */
waitingSeconds: number | null, 
/**
 * Seconds until this phase is over, under the server's limit; null when it cannot be told.
 */
secondsLeft: number | null, };

/**
 * What goes on.
 */
export type EndingPhase = "ending" | "checking";

/**
 * What an ending came to on a workspace.
 */
export type EndingEnd = { 
/**
 * How many sessions were to be ended.
 */
asked: number, 
/**
 * How many of them are gone, as reading again has shown.
 */
gone: number, 
/**
 * Each of them.
 */
sessions: Array<SessionEnd>, 
/**
 * Whether it was stopped; `endSessions` goes on.
 */
stopped: boolean, 
/**
 * Why the rest was not asked, or what could not be read again.
 */
problem: CommandError | null, 
/**
 * RFC 3339, UTC: when it was read again what is gone; null when it could not be.
 */
checkedAt: string | null, 
/**
 * Whether the newest look came to its end; where not, `checkedAt` may be that of a look before.
 */
lookedThrough: boolean, 
/**
 * Sessions of the accounts concerned that signed in or reconnected since; which of the two,
 * no list tells.
 */
newSignIns: Array<SessionCard>, 
/**
 * The accounts that were signed out of what no list shows.
 */
wholeAccounts: Array<WholeAccountEnd>, };

/**
 * What became of one session.
 */
export type SessionEnd = { 
/**
 * The session that was to end.
 */
key: SessionKey, 
/**
 * The outcome, by the last reading.
 */
ending: SessionEnding, 
/**
 * Why the server refused; null when it did not.
 */
reason: CommandError | null, 
/**
 * RFC 3339, UTC: when this session was looked for last; null when it was not. A card with a
 * later `asOf` is newer than what is said here.
 */
checkedAt: string | null, };

/**
 * What became of one session.
 */
export type SessionEnding = "gone" | "hadEnded" | "stillThere" | "dead" | "refused" | "unknown" | "notAsked";

/**
 * What became of an account that was signed out of everything. No list can prove it.
 */
export type WholeAccountEnd = { 
/**
 * Rocket.Chat's ID of the account.
 */
userId: string, 
/**
 * The outcome, by the answer of the server alone.
 */
ending: WholeAccountEnding, 
/**
 * Why the server refused; null when it did not.
 */
problem: CommandError | null, };

/**
 * What became of an account that was signed out of everything.
 */
export type WholeAccountEnding = "ended" | "unknown" | "notAsked" | "refused";

/**
 * Which sessions are exported.
 */
export type ExportOf = { "kind": "found", 
/**
 * What to find; what it says about lines does not matter.
 */
query: SearchQuery, } | { "kind": "sessions", 
/**
 * One row of the file for each.
 */
sessions: Array<SessionKey>, };

/**
 * A sort of file.
 */
export type ExportFormat = "csv" | "json" | "html";

/**
 * Every word of a file, and how its times are told.
 */
export type ExportWords = { 
/**
 * The language of the words, such as `en`.
 */
language: string, 
/**
 * The IANA name of the zone that times are given in; UTC where it is not known.
 */
timeZone: string, 
/**
 * What was asked for, line by line, as the person sees it.
 */
facts: Array<ExportFact>, 
/**
 * What columns are called.
 */
columns: ColumnWords, 
/**
 * What sorts of devices are called.
 */
kinds: DeviceKindWords, 
/**
 * What stands in a cell without a value of its own.
 */
values: ValueWords, 
/**
 * What else the report says.
 */
report: ReportWords, };

/**
 * One thing that was asked for, such as "Search: maria".
 */
export type ExportFact = { 
/**
 * What it is.
 */
label: string, 
/**
 * What was asked.
 */
value: string, };

/**
 * What columns are called.
 */
export type ColumnWords = { workspace: string, workspaceAddress: string, person: string, userName: string, userId: string, device: string, deviceKind: string, app: string, version: string, system: string, systemVersion: string, internetAddress: string, server: string, lastConnected: string, sessionId: string, asOf: string, };

/**
 * What sorts of devices are called.
 */
export type DeviceKindWords = { browser: string, mobile: string, tablet: string, mobileApp: string, desktopApp: string, other: string, unknown: string, };

/**
 * What stands in a cell without a value of its own.
 */
export type ValueWords = { 
/**
 * Instead of what the server did not say.
 */
unknown: string, 
/**
 * Instead of the name of a person who has none.
 */
unknownPerson: string, 
/**
 * Instead of the name of a deleted person.
 */
deletedPerson: string, 
/**
 * Behind a network, or instead of what is none: the address was not given in full.
 */
masked: string, 
/**
 * Behind an address whose place cannot be told.
 */
internal: string, 
/**
 * Behind the name of a practice workspace.
 */
practice: string, };

/**
 * What else the report says.
 */
export type ReportWords = { 
/**
 * Its title.
 */
title: string, 
/**
 * When it was made.
 */
exported: string, 
/**
 * How many sessions are in it.
 */
sessions: string, 
/**
 * How many that were chosen are not.
 */
missing: string, 
/**
 * Above the workspaces.
 */
origins: string, 
/**
 * How many sessions of a workspace are in it.
 */
sessionsHere: string, 
/**
 * How many sessions of a workspace are known.
 */
sessionsKnown: string, 
/**
 * When a workspace was read.
 */
checked: string, 
/**
 * Between the moments of the oldest and of the newest page.
 */
until: string, 
/**
 * Instead of the moment where nothing was read.
 */
notRead: string, 
/**
 * Above the sessions.
 */
list: string, 
/**
 * What the list does not prove.
 */
notProof: string, 
/**
 * What the time of a session means.
 */
lastConnectedNote: string, 
/**
 * That addresses are not given in full.
 */
maskedNote: string, };

/**
 * A file that was saved.
 */
export type ExportedFile = { 
/**
 * Absolute path of the file.
 */
path: string, 
/**
 * How many sessions are in it.
 */
sessions: number, 
/**
 * How many of those that were named are not known any more.
 */
missing: number, };

/**
 * The sorts of hints.
 */
export type HintKind = "severalNetworks" | "sharedAddress" | "quiet" | "outdatedClient" | "unknownClient";

/**
 * What was noticed about a session.
 */
export type Hint = { "kind": "severalNetworks", 
/**
 * From how many networks within that time, this session's own included.
 */
networks: number, 
/**
 * Minutes between this session and the nearest one from another network.
 */
minutes: number, 
/**
 * That one.
 */
other: SessionKey, } | { "kind": "sharedAddress", 
/**
 * How many accounts.
 */
accounts: number, } | { "kind": "quiet", 
/**
 * Days since.
 */
days: number, } | { "kind": "outdatedClient", 
/**
 * Its version.
 */
version: string, 
/**
 * The newest version of the same client here.
 */
newest: string, } | { "kind": "unknownClient" };

/**
 * A workspace whose server probably does not see real internet addresses: hints about addresses
 * are off there.
 */
export type DoubtfulAddresses = { 
/**
 * Which workspace.
 */
workspaceId: string, 
/**
 * How many of 100 sessions share the address.
 */
percent: number, 
/**
 * The address.
 */
internetAddress: InternetAddress, };

/**
 * From when on a hint is given.
 */
export type HintThresholds = { 
/**
 * Several networks: connections at most so many minutes apart.
 */
networksWithinMinutes: number, 
/**
 * Shared address: at least so many accounts.
 */
sharedAddressAccounts: number, 
/**
 * Quiet: at least so many days.
 */
quietDays: number, 
/**
 * Outdated: at least so many major versions behind the newest one here, for browsers.
 */
browserVersionsBehind: number, 
/**
 * Outdated: the same for browsers with one major version a year, such as Safari.
 */
yearlyBrowserVersionsBehind: number, 
/**
 * Outdated: at least so many versions behind the newest one here, for Rocket.Chat's own apps.
 */
appVersionsBehind: number, 
/**
 * Doubtful addresses: at least so many of 100 sessions of a workspace share one.
 */
doubtfulPercent: number, 
/**
 * Doubtful addresses: only in workspaces with at least so many sessions.
 */
doubtfulSessions: number, };

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
entries: Array<ImportEntry>, 
/**
 * How many people it would protect who are not protected yet.
 */
protects: number, };

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
details: string, } | { "kind": "encryption", 
/**
 * Which cause it was.
 */
problem: EncryptionProblem, 
/**
 * For Details.
 */
details: string, } | { "kind": "inFront", 
/**
 * For Details.
 */
details: string, } | { "kind": "unproven", 
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
details: string, } | { "kind": "madeForAnother", 
/**
 * The address that it was made for.
 */
address: string, } | { "kind": "locked" } | { "kind": "noPassphrase" } | { "kind": "badPassphrase", 
/**
 * Why.
 */
problem: PassphraseProblem, } | { "kind": "viewingOnly" } | { "kind": "numberNeeded", 
/**
 * The number.
 */
number: number, } | { "kind": "notAllowedToEnd", 
/**
 * The permission that is missing.
 */
right: EndingRight, } | { "kind": "olderCards" } | { "kind": "planChanged" } | { "kind": "unknownOperation" } | { "kind": "unknownWorkspace" } | { "kind": "badAddress", 
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
details: string, } | { "kind": "newerList" } | { "kind": "activityNotWritten", 
/**
 * Why.
 */
problem: ActivityProblem, 
/**
 * For Details.
 */
details: string, } | { "kind": "internal", 
/**
 * For Details.
 */
details: string, };

/**
 * `sessions`: to end sessions (`logout-device-management`). `accounts`: to sign people out of
 * everything (`logout-other-user`).
 */
export type EndingRight = "sessions" | "accounts";

/**
 * Why the activity could not be written or read. `notOpen`: somebody else closed that entry before.
 */
export type ActivityProblem = "diskFull" | "readOnly" | "inUse" | "notOpen" | "failed";

/**
 * Why no answer came.
 */
export type Unreachable = "nameNotFound" | "refused" | "timedOut" | "proxy" | "proxyWantsSignIn" | "proxyScript" | "connectionLost";

/**
 * What is wrong with a certificate.
 */
export type CertificateProblem = "unknownIssuer" | "selfSigned" | "authorityItself" | "expired" | "wrongName" | "unusable";

/**
 * Why no encrypted connection stood.
 */
export type EncryptionProblem = "notEncrypted" | "clientCertificateWanted" | "tooOld" | "failed";

/**
 * Why a sign-in was refused.
 */
export type SignInRefused = "noMatch" | "tokenNoMatch" | "accountBlocked" | "addressBlocked" | "notActivated" | "emailNotVerified" | "notPermitted";

/**
 * Why the password store did not give or take an entry.
 */
export type StoreProblem = "missing" | "locked" | "dismissed" | "noDefault" | "ambiguous" | "tooLarge" | "empty" | "unreadable" | "withoutServer" | "noAnswer" | "failed";

/**
 * Why an address cannot be used.
 */
export type AddressProblem = "empty" | "notAnAddress" | "wrongScheme" | "notEncrypted" | "hasCredentials" | "leadsElsewhere" | "several";

/**
 * Why text is not a session ID.
 */
export type SessionIdProblem = "empty" | "tooLong" | "wrongCharacters";

/**
 * One step of the zoom. `usual`: as large as at the first start.
 */
export type ZoomStep = "in" | "out" | "usual";
