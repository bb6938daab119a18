// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { KeptAside } from "../../../src/backend/generated/types";
import { lostList } from "../../../src/state/workspaces/lostList";
import { scripted, type World, workspace } from "../../scripted";
import { page } from "../page";

const kept = (more: Partial<KeptAside>): KeptAside => ({
  path: "/home/me/workspaces.json",
  why: "unreadable",
  lastGood: 0,
  ...more,
});

test("after a lost list the good copy is offered, and the person decides", async () => {
  const screen = await page({ workspaces: [], behaviours: {}, keptAside: kept({ lastGood: 3 }) });

  expect(await screen.findByText("A backup with 3 workspaces is available.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Go on without it" }));
  expect(await screen.findByRole("button", { name: "Look for kept sign-ins without a workspace" })).toBeTruthy();
});

test("what is restored stands in the list, and nothing more is said", async () => {
  const acme = workspace("acme", "Acme HQ");
  const backend = scripted({ workspaces: [acme], behaviours: {} });
  let all: unknown = null;
  const lost = lostList(backend, (restored) => (all = restored));
  lost.found(kept({ lastGood: 1 }));
  await lost.restore();
  expect([all, lost.kept.value]).toEqual([[acme], null]);
});

const acme = { id: "a", address: "https://chat.acme.example", userId: "u1" };
const globex = { id: "b", address: "https://chat.globex.example", userId: "u2" };
const lookFor = "Look for kept sign-ins without a workspace";

async function shown(world: Partial<World>) {
  const screen = await page({ workspaces: [], behaviours: {}, keptAside: kept({}), ...world });
  fireEvent.click(await screen.findByRole("button", { name: lookFor }));
  return screen;
}

test("sign-ins without a workspace are ended only after a question that names them, with Cancel first", async () => {
  const screen = await shown({ leftSignIns: [acme, globex] });
  expect(await screen.findByText("https://chat.acme.example (account u1)")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Sign out 2 sign-ins…" }));

  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 2 sign-ins?" });
  expect(dialog.textContent).toContain("https://chat.acme.example");
  expect(dialog.textContent).toContain("https://chat.globex.example");
  expect(document.activeElement?.textContent).toBe("Cancel");
  expect(screen.backend.calls.filter(([name]) => name === "endLeftSignIns")).toEqual([]);

  fireEvent.click(within(dialog).getByRole("button", { name: "Sign out 2 sign-ins" }));
  expect(await screen.findByText("https://chat.acme.example (account u1): signed out.")).toBeTruthy();
  expect(screen.backend.calls).toContainEqual(["endLeftSignIns", ["a", "b"]]);
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

test("where one cannot be deleted, each says what became of it, and only that one can be ended again", async () => {
  const failed = { kind: "failed", error: { kind: "passwordStore", problem: "locked", details: "" } } as const;
  const screen = await shown({ leftSignIns: [acme, globex], leftEndings: { b: failed } });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 2 sign-ins…" }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 2 sign-ins" }));

  expect(await screen.findByText("https://chat.acme.example (account u1): signed out.")).toBeTruthy();
  expect(screen.getByText(/account u2\): not deleted from the password store/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Sign out 1 sign-in…" }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 sign-in" }));
  await waitFor(() => expect(screen.backend.calls).toContainEqual(["endLeftSignIns", ["b"]]));
  expect(screen.getByText("https://chat.acme.example (account u1): signed out.")).toBeTruthy();
});

test("a store that cannot list its sign-ins is not said to have none", async () => {
  const screen = await shown({ leftSignIns: null });

  expect(await screen.findByText(/cannot list its sign-ins/)).toBeTruthy();
  expect(screen.queryByText("The password store has no sign-in without a workspace.")).toBeNull();
});

test("a newer list is named as such, with nothing to restore", async () => {
  const screen = await page({ workspaces: [], behaviours: {}, keptAside: kept({ why: "newerVersion" }) });

  expect(await screen.findByText("A newer Gatehouse wrote your list of workspaces")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Restore it" })).toBeNull();
});
