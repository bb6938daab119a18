import { expect, test } from "vitest";
import { importFile } from "../../../src/state/workspaces/importFile";
import { needsPerson, workspaceStatus } from "../../../src/state/workspaces/status";
import { workspaceStore } from "../../../src/state/workspaces/workspaces";
import { type Behaviour, fine, scripted, workspace } from "../../scripted";

const now = () => Date.parse("2026-11-23T05:34:50Z");

async function opened(behaviours: Record<string, Behaviour> = {}) {
  const backend = scripted({ workspaces: ["a", "b", "c"].map((id) => workspace(id, id)), behaviours });
  const store = workspaceStore(backend, now);
  await store.open();
  return { backend, store, order: () => store.all.value.map((one) => one.id).join("") };
}

test("a workspace moves by one place and stops at the ends", async () => {
  const { store, order, backend } = await opened();
  await store.move("c", -1);
  expect(order()).toBe("acb");
  await store.move("c", 1);
  expect(order()).toBe("abc");
  const before = backend.calls.length;
  await store.move("a", -1);
  await store.move("c", 1);
  expect([order(), backend.calls.length]).toEqual(["abc", before]);
});

test("a check that the server refuses as signed out keeps the entry and says so", async () => {
  const { store } = await opened({ a: { check: { error: { kind: "signedOut" } } } });
  await store.checkAll();

  expect(store.find("a")?.signIn).toEqual({ kind: "ended" });
  expect(store.find("b")?.signIn.kind).toBe("held");
});

test("a workspace that cannot be reached stays signed in", async () => {
  const { store } = await opened({ a: { check: { error: { kind: "unreachable", reason: "timedOut", details: "" } } } });
  await store.checkAll();

  expect(store.find("a")?.signIn.kind).toBe("held");
  expect(store.find("a")?.lastCheck?.outcome.kind).toBe("failed");
});

test("only workspaces with a sign-in are checked in the background", async () => {
  const { store, backend } = await opened();
  store.put({ ...workspace("b", "b"), signIn: { kind: "none" } });
  await store.checkAll();

  expect(backend.calls).toEqual([
    ["checkWorkspace", "a"],
    ["checkWorkspace", "c"],
  ]);
});

test("a failed opening can be tried again", async () => {
  const { store, backend } = await opened();
  const open = backend.open;
  backend.open = () => Promise.reject({ kind: "notSaved", details: "disk" });
  await store.open();
  expect(store.opening.value.kind).toBe("failed");
  backend.open = open;
  await store.open();
  expect(store.opening.value.kind).toBe("open");
});

test("the rail counts what the person can mend, and nothing else", () => {
  const unreachable = { kind: "unreachable", reason: "timedOut", details: "" } as const;
  const rights = { deviceManagement: "no", mayView: "unknown", mayEnd: "unknown", mayEndAll: "unknown" } as const;
  const cases = [
    workspace("1", "1", { signIn: { kind: "none" } }),
    workspace("2", "2", { signIn: { kind: "ended" } }),
    workspace("3", "3", { signIn: { kind: "storeProblem", problem: "locked" } }),
    workspace("4", "4", { lastCheck: { at: "2026-11-23T05:00:00Z", outcome: { kind: "failed", error: unreachable } } }),
    workspace("5", "5", { lastCheck: { at: "2026-11-23T05:00:00Z", outcome: { kind: "fine", rights } } }),
    workspace("6", "6", { lastCheck: fine() }),
  ].map((one) => workspaceStatus(one, null, false));

  expect(cases.map((one) => one.kind)).toEqual([
    "signIn",
    "signedOut",
    "storeProblem",
    "noReach",
    "noDeviceManagement",
    "signedIn",
  ]);
  expect(cases.map(needsPerson)).toEqual([true, true, true, false, false, false]);
  expect(workspaceStatus(workspace("7", "7"), "totp", false).kind).toBe("needsCode");
});

test("a file is previewed before anything is added, and an unreadable one adds nothing", async () => {
  const backend = scripted({ workspaces: [], behaviours: {} });
  const file = importFile(backend);
  await file.choose({ name: "notes.txt", size: 3, arrayBuffer: async () => new TextEncoder().encode("abc").buffer });

  expect(file.state.value).toMatchObject({ kind: "failed", error: { kind: "badImport" } });
  expect(await file.add()).toBeNull();
  expect(backend.calls).toEqual([["previewImport", "abc"]]);
});

test("a huge file is refused without being read", async () => {
  const backend = scripted({ workspaces: [], behaviours: {} });
  const file = importFile(backend);
  await file.choose({
    name: "film.json",
    size: 5_000_000_000,
    arrayBuffer: () => Promise.reject(new Error("was read")),
  });

  expect(file.state.value).toMatchObject({ kind: "failed", error: { kind: "badImport" } });
  expect(backend.calls).toEqual([]);
});
