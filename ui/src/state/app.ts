import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { Backend } from "../backend/backend";
import type { CommandError, HintThresholds, SessionCard, Workspace } from "../backend/generated/types";
import { type Activity, activity } from "./activity/activity";
import { type ChallengedRequest, type SecondFactorPrompts, secondFactorPrompts } from "./codes/secondFactorPrompts";
import { wantedMethods } from "./codes/wantedMethods";
import { type Incidents, incidents } from "./incident/incidents";
import { type Lock, lockStore } from "./lock/lock";
import { tieToLock } from "./lock/lockTies";
import { noticeLock } from "./lock/noticeLock";
import { expireWithSignIn } from "./revoke/mode";
import { type Revocation, revocation } from "./revoke/revocation";
import { type Exporting, exporting } from "./search/exporting";
import { type LookUps, lookUps, type Scope } from "./search/lookUp";
import { pruneSelection } from "./search/pruneSelection";
import { type SearchBox, searchBox } from "./search/searchBox";
import { type Selection, selection } from "./search/selection";
import { type SessionSearch, sessionSearch } from "./search/sessionSearch";
import { type Announcer, announcer } from "./shared/announcer";
import { type Clock, ticking } from "./shared/clock";
import { commandError } from "./shared/commandError";
import { concernsWorkspace } from "./shared/remedy";
import type { Notice, OpenDialog, Page } from "./shown";
import { type ImportFile, importFile } from "./workspaces/importFile";
import { type Leaving, leaving } from "./workspaces/leaving";
import { isOutOfUse, needsPerson, type WorkspaceStatus, workspaceStatus } from "./workspaces/status";
import { afterFailedCheck, type Workspaces, workspaceStore } from "./workspaces/workspaces";

export interface App extends Leaving {
  backend: Backend;
  clock: Clock;
  /** Milliseconds since 1970, renewed every 20 seconds. */
  now: ReadonlySignal<number>;
  workspaces: Workspaces;
  lock: Lock;
  prompts: SecondFactorPrompts;
  lookUps: LookUps;
  sessions: SessionSearch;
  finder: SessionSearch["finder"];
  selection: Selection;
  revocation: Revocation;
  exporting: Exporting;
  activity: Activity;
  searchBox: SearchBox;
  importFile: ImportFile;
  incidents: Incidents;
  announcer: Announcer;
  page: ReadonlySignal<Page>;
  scope: Signal<Scope>;
  dialog: Signal<OpenDialog | null>;
  notice: Signal<Notice | null>;
  carriedUser: Signal<string>;
  statuses: ReadonlySignal<ReadonlyMap<string, WorkspaceStatus>>;
  needYou: ReadonlySignal<string[]>;
  /** The looked-up card whose details are shown. */
  opened: ReadonlySignal<SessionCard | null>;
  /** The session whose details are shown, wherever it was found. */
  shownCard(): Promise<SessionCard | null>;
  start(): Promise<void>;
  go(page: Page): void;
  /** Opens the details of what a look-up found there. */
  openCard(workspaceId: string | null): void;
  /** Searches for the text of the box; sends nothing. */
  typeSearch(text: string): void;
  submitSearch(): Promise<void>;
  /** Clears the look-up and searches for this text. */
  searchInstead(text: string): void;
  /** Shows the sessions of one workspace, and reads them if that was not done yet. */
  showSessions(workspaceId: string): void;
  /** Asks the servers in scope for a session ID. */
  askServers(sessionId: string): Promise<void>;
  askEverywhere(): Promise<void>;
  chooseFile(file: Parameters<ImportFile["choose"]>[0]): Promise<void>;
  /** Adds what is new in the previewed file, and goes on to signing in. */
  addFromFile(): Promise<void>;
  leaveImport(): void;
  addPractice(): Promise<void>;
  saveFile(): Promise<void>;
  /** From a result to the sign-in of its workspace, and back to the result afterwards. */
  signInFor(workspaceId: string): void;
  signedIn(workspace: Workspace): void;
  checkAgain(): Promise<void>;
  copy(text: string): Promise<boolean>;
  hintThresholds(): Promise<HintThresholds>;
}

/** All stores of the window, over one backend; the lock outlives them. */
export function createApp(raw: Backend, clock: Clock, until: AbortSignal, lock = lockStore(raw, clock, until)): App {
  const backend = noticeLock(raw, lock);
  const workspaces = workspaceStore(backend, () => clock.now());
  const prompts = secondFactorPrompts();
  const looking = lookUps({ backend, prompts, clock, onError: learn, onFound: heal }, until);
  const file = importFile(backend);
  const page = signal<Page>({ kind: "search" });
  const scope = signal<Scope>({ kind: "all" });
  const sessions = sessionSearch(
    { backend, prompts, clock, scope, workspaces: workspaces.all, onEnd: renew, onError: learn, proofs },
    until,
  );
  const { finder, readings } = sessions;
  const selected = selection(finder, (card) => revoking.revokedAt(card) !== null);
  const revoking = revocation(
    {
      backend,
      prompts,
      clock,
      onGone(keys) {
        selected.leaveOut(keys);
        void finder.recount();
      },
      onEnd: heal,
      onError: learn,
    },
    until,
  );
  const written = activity({ backend, prompts, lookedUp: looking.asked, onError: learn }, until);
  const box = searchBox(finder);
  const guided = incidents(
    {
      backend,
      clock,
      revocation: revoking,
      read: (ids) => readings.read(ids, "whatIsNew"),
      renewed: finder.result,
      isRead: (id) => (finder.known.peek().get(id)?.asOf ?? null) !== null,
    },
    until,
  );
  expireWithSignIn(revoking.mode, workspaces.all, until);
  tieToLock(lock, { revocation: revoking, guided }, until);
  until.addEventListener(
    "abort",
    effect(() => resumeOthers(prompts.accepted.value)),
    { once: true },
  );
  const dialog = signal<OpenDialog | null>(null);
  const notice = signal<Notice | null>(null);
  let resultWaits: { workspaceId: string; scope: Scope } | null = null;

  const statuses = computed(() => {
    const wanted = wantedMethods({ looking, readings, jobs: revoking.jobs, prompts });
    const how = (one: Workspace) =>
      workspaceStatus(one, wanted.get(one.id) ?? null, workspaces.checking.value.has(one.id));
    return new Map(workspaces.all.value.map((one) => [one.id, how(one)] as const));
  });

  const opened = computed(() => {
    const key = finder.selected.value;
    const looked = looking.asked.value?.rows.find(({ workspaceId }) => workspaceId === key?.workspaceId)?.outcome;
    return looked?.kind === "found" && looked.card.sessionId === key?.sessionId ? looked.card : null;
  });

  function proofs(): number {
    return revoking.proofs();
  }

  /** Each workspace asks once: whatever else waits for a code there goes on without one. */
  function resumeOthers(passed: ChallengedRequest | null) {
    if (passed === null) return;
    untracked(() => {
      if (passed.kind !== "read") readings.resume(passed.workspaceId);
      if (passed.kind !== "lookUp") looking.resume(passed.workspaceId);
      if (passed.kind !== "end") revoking.jobs.resume(passed.workspaceId);
    });
  }

  function learn(workspaceId: string, error: CommandError) {
    const workspace = workspaces.find(workspaceId);
    if (workspace && concernsWorkspace(error)) workspaces.put(afterFailedCheck(workspace, error, clock.now()));
    if (error.kind === "sessionNotFound") heal(workspaceId);
    if (error.kind === "locked") void lock.noticed();
  }

  /** A workspace that answered is not what its last failure said; asks it how it stands now. */
  function heal(workspaceId: string) {
    const workspace = workspaces.find(workspaceId);
    if (workspace && isOutOfUse(workspaceStatus(workspace, null, false))) void workspaces.check(workspaceId);
  }

  /** After a reading the workspace has answered, and what was selected may be gone. */
  function renew(workspaceId: string) {
    heal(workspaceId);
    void pruneSelection(backend, selected);
  }

  function turnAway() {
    looking.turnAway();
    readings.turnAway();
    revoking.turnAway();
  }

  function go(next: Page) {
    turnAway();
    revoking.leave();
    finder.select(null);
    notice.value = null;
    resultWaits = null;
    if (next.kind === "workspace") scope.value = { kind: "one", id: next.id };
    if (next.kind === "search") scope.value = { kind: "all" };
    page.value = next;
  }

  /** Runs what the person wants with a workspace, and tells when it could not be done. */
  async function attempt(name: string, wish: () => Promise<void>) {
    try {
      await wish();
    } catch (thrown) {
      notice.value = { kind: "failed", error: commandError(thrown), name };
    }
  }

  /** Replaces the list; returns to the IDs of what is new in it. */
  function takeIn(all: Workspace[]): string[] {
    const before = new Set(workspaces.all.peek().map((one) => one.id));
    workspaces.replaceAll(all);
    return all.map((one) => one.id).filter((id) => !before.has(id));
  }

  /** A text of its own takes the place of whatever was shown. */
  function typeSearch(text: string) {
    turnAway();
    if (looking.asked.peek() !== null) {
      looking.clear();
      finder.select(null);
    }
    if (text.trim() !== "") page.value = { kind: "search" };
    void box.type(text);
  }

  async function ask(sessionId: string, where: Scope) {
    finder.select(null);
    notice.value = null;
    page.value = { kind: "search" };
    await looking.ask(sessionId, where, workspaces.all.peek());
  }

  /** Nothing that a sign-in brought is kept without it; a look-up that is asked again keeps its place. */
  function forget(id: string, isAskedAgain = false) {
    if (!isAskedAgain) looking.drop(id);
    sessions.drop(id);
    selected.drop(id);
    revoking.drop(id);
    guided.drop(id);
  }

  return {
    backend,
    clock,
    now: ticking(clock, 20_000, until),
    workspaces,
    lock,
    prompts,
    lookUps: looking,
    sessions,
    finder,
    selection: selected,
    revocation: revoking,
    exporting: exporting({ backend, query: finder.query, selected: selected.keys }),
    activity: written,
    searchBox: box,
    importFile: file,
    incidents: guided,
    announcer: announcer(),
    page,
    scope,
    dialog,
    notice,
    carriedUser: signal(""),
    statuses,
    needYou: computed(() => [...statuses.value].filter(([, how]) => needsPerson(how)).map(([id]) => id)),
    opened,
    async start() {
      await workspaces.open();
      void revoking.mode.learn().catch(() => undefined);
      await workspaces.checkAll();
      await written.start(workspaces.all.peek());
    },
    go,
    async shownCard() {
      const key = finder.selected.peek();
      if (key === null || opened.peek() !== null) return opened.peek();
      const details = await backend.sessionDetails(key).catch(() => null);
      return details?.card ?? null;
    },
    openCard(workspaceId) {
      const sessionId = looking.asked.peek()?.sessionId;
      finder.select(workspaceId === null || sessionId === undefined ? null : { workspaceId, sessionId });
    },
    typeSearch,
    async submitSearch() {
      const enter = await box.submit();
      if (enter === null || enter.kind === "refused") return;
      page.value = { kind: "search" };
      if (enter.kind === "ask") return ask(enter.sessionId, scope.peek());
      if (enter.kind === "show") finder.select(enter.key);
      else sessions.readUnread();
    },
    searchInstead(text) {
      looking.clear();
      typeSearch(text);
      sessions.readUnread();
    },
    showSessions(workspaceId) {
      go({ kind: "search" });
      scope.value = { kind: "one", id: workspaceId };
      sessions.readUnread();
    },
    askServers: (sessionId) => ask(sessionId, scope.peek()),
    async askEverywhere() {
      const sessionId = looking.asked.peek()?.sessionId;
      scope.value = { kind: "all" };
      if (sessionId !== undefined) await ask(sessionId, scope.peek());
    },
    async chooseFile(chosen) {
      go({ kind: "import" });
      await file.choose(chosen);
    },
    async addFromFile() {
      const all = await file.add();
      if (all !== null) go({ kind: "checklist", ids: takeIn(all) });
    },
    leaveImport() {
      file.clear();
      go({ kind: workspaces.all.peek().length === 0 ? "add" : "search" });
    },
    addPractice: () =>
      attempt("", async () => {
        const added = takeIn(await backend.addPracticeWorkspaces());
        const practice = workspaces.all.peek().filter((one) => one.practice);
        go({ kind: "checklist", ids: added.length > 0 ? added : practice.map((one) => one.id) });
      }),
    saveFile: () =>
      attempt("", async () => {
        const path = await backend.exportWorkspaces();
        if (path !== null) notice.value = { kind: "saved", path };
      }),
    signInFor(workspaceId) {
      const before = scope.peek();
      go({ kind: "workspace", id: workspaceId });
      resultWaits = { workspaceId, scope: before };
    },
    signedIn(workspace) {
      const wasRead = readings.all.peek().has(workspace.id);
      const before = workspaces.find(workspace.id)?.account ?? null;
      const isOther = before !== null && before.userId !== workspace.account?.userId;
      const waiting = resultWaits?.workspaceId === workspace.id ? resultWaits : null;
      revoking.admins.forget(workspace.id);
      const told = notice.peek();
      if (told?.kind === "signedOut" && told.name === workspace.name) notice.value = null;
      workspaces.put(workspace);
      // What a reading came to with the sign-in before is over; what another account was shown goes with it.
      if (isOther) forget(workspace.id, waiting !== null);
      else readings.drop(workspace.id);
      if (workspace.lastCheck === null) void workspaces.check(workspace.id);
      void written.start([workspace]);
      if (waiting) {
        go({ kind: "search" });
        scope.value = waiting.scope;
      }
      const asked = waiting !== null && looking.asked.peek() !== null;
      if (asked) void looking.askAgain(workspace.id);
      if (wasRead || (waiting && !asked)) void readings.read([workspace.id], "whatIsNew");
    },
    ...leaving({ backend, workspaces, notice, attempt, forget, onRemoved: () => go({ kind: "search" }) }),
    async checkAgain() {
      const shown = page.peek();
      const asked = looking.asked.peek();
      if (shown.kind === "workspace") await workspaces.check(shown.id);
      else if (shown.kind === "search" && asked !== null) await ask(asked.sessionId, asked.scope);
      else if (shown.kind === "search" && finder.result.peek() !== null) sessions.readAgain("whatIsNew");
      else await workspaces.checkAll();
    },
    hintThresholds: () => backend.hintThresholds(),
    copy: (text) =>
      backend.copyText(text).then(
        () => true,
        () => false,
      ),
  };
}
