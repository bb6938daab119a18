import { type ReadonlySignal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { CommandError, Opening, Removal, Workspace } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { type LostList, lostList } from "./lostList";

type OpeningState = { kind: "opening" } | { kind: "open"; version: string } | { kind: "failed"; error: CommandError };

export interface Workspaces {
  opening: ReadonlySignal<OpeningState>;
  all: ReadonlySignal<readonly Workspace[]>;
  /** Workspaces that are being asked now who this is and what it may do. */
  checking: ReadonlySignal<ReadonlySet<string>>;
  open(): Promise<void>;
  /** What became of a list that could not be taken. */
  lost: LostList;
  find(id: string): Workspace | undefined;
  put(workspace: Workspace): void;
  replaceAll(workspaces: Workspace[]): void;
  rename(id: string, name: string): Promise<void>;
  /** Moves by one place up or down; does nothing at the end. */
  move(id: string, by: -1 | 1): Promise<void>;
  remove(id: string): Promise<Removal>;
  signOut(id: string): Promise<Removal>;
  /** Asks the server; a failure is kept in the workspace's last check. */
  check(id: string): Promise<void>;
  /** Checks every workspace whose sign-in is held. */
  checkAll(): Promise<void>;
}

/** The workspaces in the person's order. */
export function workspaceStore(backend: Backend, now: () => number): Workspaces {
  const opening = signal<OpeningState>({ kind: "opening" });
  const all = signal<readonly Workspace[]>([]);
  const checking = signal<ReadonlySet<string>>(new Set());

  const lost = lostList(backend, (restored) => (all.value = restored));

  const find = (id: string) => all.peek().find((workspace) => workspace.id === id);

  function put(workspace: Workspace) {
    all.value = find(workspace.id)
      ? all.peek().map((other) => (other.id === workspace.id ? workspace : other))
      : [...all.peek(), workspace];
  }

  function opened({ workspaces, keptAside, version }: Opening) {
    all.value = workspaces;
    lost.found(keptAside);
    opening.value = { kind: "open", version };
  }

  async function check(id: string) {
    if (checking.peek().has(id)) return;
    checking.value = new Set([...checking.peek(), id]);
    try {
      const checked = await backend.checkWorkspace(id);
      if (find(id)) put(checked);
    } catch (thrown) {
      const workspace = find(id);
      if (workspace) put(afterFailedCheck(workspace, commandError(thrown), now()));
    } finally {
      checking.value = new Set([...checking.peek()].filter((other) => other !== id));
    }
  }

  return {
    opening,
    all,
    checking,
    async open() {
      opening.value = { kind: "opening" };
      try {
        opened(await backend.open());
      } catch (thrown) {
        opening.value = { kind: "failed", error: commandError(thrown) };
      }
    },
    lost,
    find,
    put,
    replaceAll: (workspaces) => (all.value = workspaces),
    rename: async (id, name) => put(await backend.renameWorkspace(id, name)),
    async move(id, by) {
      const order = all.peek().filter((workspace) => workspace.id !== id);
      const place = all.peek().findIndex((workspace) => workspace.id === id) + by;
      if (place < 0 || place > order.length) return;
      all.value = await backend.moveWorkspace(id, order[place]?.id ?? null);
    },
    async remove(id) {
      const removal = await backend.removeWorkspace(id);
      all.value = all.peek().filter((workspace) => workspace.id !== id);
      return removal;
    },
    async signOut(id) {
      const removal = await backend.signOut(id);
      const workspace = find(id);
      if (workspace) put({ ...workspace, signIn: { kind: "none" }, lastCheck: null });
      return removal;
    },
    check,
    async checkAll() {
      const held = all.peek().filter((workspace) => workspace.signIn.kind === "held");
      await Promise.all(held.map((workspace) => check(workspace.id)));
    },
  };
}

/** A check that failed never takes a sign-in away; it says what is known to be wrong with it. */
export function afterFailedCheck(workspace: Workspace, error: CommandError, at: number): Workspace {
  const lastCheck = { at: new Date(at).toISOString(), outcome: { kind: "failed", error } as const };
  if (error.kind === "signedOut") return { ...workspace, signIn: { kind: "ended" }, lastCheck };
  if (error.kind === "notSignedIn") return { ...workspace, signIn: { kind: "none" }, lastCheck };
  if (error.kind === "madeForAnother")
    return { ...workspace, signIn: { kind: "madeForAnother", address: error.address }, lastCheck };
  if (error.kind === "passwordStore") {
    return { ...workspace, signIn: { kind: "storeProblem", problem: error.problem }, lastCheck };
  }
  return { ...workspace, lastCheck };
}
