import type { ActivityBackend } from "./activity";
import type {
  AddressChange,
  AddressReading,
  Answer,
  ExportedFile,
  ExportFormat,
  ExportOf,
  ExportWords,
  HintThresholds,
  HowMuch,
  ImportPreview,
  LeftEnded,
  LeftSignIns,
  LockStanding,
  LockTry,
  LookUp,
  Opening,
  PracticeHelp,
  ReadingEnd,
  ReadingProgress,
  Removal,
  ResultLine,
  SearchQuery,
  SearchResult,
  SecondFactor,
  SessionCard,
  SessionDetails,
  SessionKey,
  SignInForm,
  Workspace,
} from "./generated/types";
import type { RevocationBackend } from "./revocation";
import type { WindowBackend } from "./window";

/**
 * What the window asks of the program: one method per command. A method rejects with a
 * `CommandError`. A store gets its `Backend` as an argument, so the whole window also runs over
 * another one.
 */
export interface Backend extends RevocationBackend, ActivityBackend, WindowBackend {
  /** Read once, when the window opens; needs no connection. */
  open(): Promise<Opening>;

  /** Adds the workspaces of the last good copy of a lost list. Resolves to all. */
  restoreList(): Promise<Workspace[]>;
  /** Goes on without that copy, which is kept aside. */
  declineList(): Promise<void>;
  /** The sign-ins in the password store that no workspace of the list has. */
  leftSignIns(): Promise<LeftSignIns>;
  /** Signs out of these, each at its own server, and deletes them; says of each what became of it. */
  endLeftSignIns(ids: readonly string[]): Promise<LeftEnded[]>;

  /** Says how an address would be used; needs no connection. */
  readAddress(text: string): Promise<AddressReading>;
  /** Adds a workspace; `anotherAccount` allows an address that is there already. Needs no connection. */
  addWorkspace(address: string, name: string | null, anotherAccount: boolean): Promise<Workspace>;
  renameWorkspace(id: string, name: string): Promise<Workspace>;
  /** Gives a workspace another address; signs out of the one it had. Needs no connection for the new one. */
  changeAddress(id: string, address: string, anotherAccount: boolean): Promise<AddressChange>;
  /** Puts a workspace before another one, or last. Resolves to all, in the new order. */
  moveWorkspace(id: string, before: string | null): Promise<Workspace[]>;
  removeWorkspace(id: string): Promise<Removal>;
  /** Adds the practice workspaces that are not there yet, and starts them. Resolves to all. */
  addPracticeWorkspaces(): Promise<Workspace[]>;
  practiceHelp(id: string): Promise<PracticeHelp>;

  /** `text` is the whole file. */
  previewImport(text: string): Promise<ImportPreview>;
  /** Adds what is new in the file. Resolves to all workspaces. */
  importWorkspaces(text: string): Promise<Workspace[]>;
  /** Asks where to save; resolves to the path, or null when the person cancels. */
  exportWorkspaces(): Promise<string | null>;

  /** `unproven`: also where the address could not show that it is Rocket.Chat. */
  signIn(
    id: string,
    form: SignInForm,
    secondFactor: SecondFactor | null,
    unproven: boolean,
  ): Promise<Answer<Workspace>>;
  /** Signs out at the server where it can, and forgets the sign-in. */
  signOut(id: string): Promise<Removal>;
  /** Asks the server who this is and what it may do; never raises a challenge. */
  checkWorkspace(id: string): Promise<Workspace>;
  /** Asks the server to mail a new code to the account (or to what is typed, while signing in). */
  sendEmailCode(id: string, account: string): Promise<void>;

  /** How the lock stands. While it is shut, every method but those of the lock rejects with "locked". */
  lockStanding(): Promise<LockStanding>;
  /** Asks the password store whether a PIN is set; may take as long as a person takes to unlock it. */
  learnLock(): Promise<LockStanding>;
  /** Goes on although the password store has not said it; what is in it is not used before it has. */
  goOnWithoutStore(): Promise<LockStanding>;
  /** From now on `onChange` hears whether the password store is waited for longer than it should be. */
  watchStore(onChange: (isSlow: boolean) => void): Promise<void>;
  /** Goes on as if the password store had not answered in time. */
  letGoOfStore(): Promise<void>;
  /** Sets a PIN or passphrase; where one is set, `current` has to be that one. */
  setLock(passphrase: string, current: string): Promise<LockTry>;
  removeLock(current: string): Promise<LockTry>;
  /** Null for never. */
  setLockIdle(minutes: number | null): Promise<LockStanding>;
  /**
   * Resolves when no sign-in can be used any more. The program seals `draft` until `takeUp`.
   */
  lock(draft: string | null): Promise<LockStanding>;
  unlock(passphrase: string): Promise<LockTry>;
  /** Returns the sealed draft once, after unlocking. */
  takeUp(): Promise<string | null>;
  /** Signs out everywhere, for whoever does not know the PIN any more. */
  giveUpLock(): Promise<LockTry>;
  /** From now on `onSleep` hears when the computer is about to sleep, where the system tells. */
  watchSleep(onSleep: () => void): Promise<void>;

  lookUp(id: string, sessionId: string, secondFactor: SecondFactor | null): Promise<Answer<SessionCard>>;
  /** Asks each of these workspaces at once; `onOutcome` hears each one as it comes. */
  lookUpEverywhere(ids: string[], sessionId: string, onOutcome: (lookUp: LookUp) => void): Promise<void>;

  /**
   * Reads the sessions of a workspace, page by page; what has been read can be found at once. When
   * it is challenged in the middle, the same command with the code goes on where it stopped.
   */
  readSessions(
    id: string,
    howMuch: HowMuch,
    secondFactor: SecondFactor | null,
    onProgress: (progress: ReadingProgress) => void,
  ): Promise<Answer<ReadingEnd>>;
  /** Ends a reading, also while it waits; `readSessions` resolves with what was read. */
  stopReading(id: string): Promise<void>;
  /** Searches everything that was read; needs no connection. */
  find(query: SearchQuery): Promise<SearchResult>;
  /** The lines of a result between two heights, in units; null when that result is not kept any more. */
  lines(resultId: number, from: number, to: number): Promise<ResultLine[] | null>;
  /** A session and those around it; null when it is not among what was read. */
  sessionDetails(key: SessionKey): Promise<SessionDetails | null>;
  hintThresholds(): Promise<HintThresholds>;

  /** What is known of these sessions, in this order; those that are not known are left out. */
  sessionCards(keys: readonly SessionKey[]): Promise<SessionCard[]>;
  /** Asks where to save sessions; resolves to what was saved, or to null when the person cancels. */
  exportSessions(
    what: ExportOf,
    format: ExportFormat,
    words: ExportWords,
    masked: boolean,
  ): Promise<ExportedFile | null>;

  copyText(text: string): Promise<void>;
  /** The same as text and as HTML. */
  copyRich(text: string, html: string): Promise<void>;
}
