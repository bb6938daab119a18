// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, fine, type World, workspace } from "../scripted";
import { guardedPage, nth } from "./page";

const PIN = "482913";
const chen = { kind: "known", userName: "chen.marino", name: "Chen Marino" } as const;
const allowed = {
  ...fine(),
  outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "yes" } },
} as World["workspaces"][number]["lastCheck"];

async function opened(more: Partial<World> = {}) {
  const screen = await guardedPage({
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: allowed })],
    behaviours: {},
    sessions: { acme: [card("acme", { userId: "chen", person: chen })] },
    lock: { pin: PIN },
    ...more,
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  fireEvent.click(nth(await screen.findAllByRole("button", { name: /^Details of Chen Marino/ })));
  return screen;
}

async function withCase() {
  const screen = await opened();
  fireEvent.click(await screen.findByRole("button", { name: "This account may be compromised…" }));
  await screen.findByRole("checkbox", { name: /Chen Marino/ });
  return screen;
}

const question = (screen: Awaited<ReturnType<typeof opened>>) => screen.findByRole("alertdialog");
const closes = (screen: Awaited<ReturnType<typeof opened>>) =>
  screen.backend.calls.filter(([name]) => name === "closeWindow").length;

test("a window with nothing unfinished closes without a question", async () => {
  const screen = await opened();
  expect(screen.backend.wantsToClose()).toBe(true);
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

test("an unfinished case asks by name before the window closes, and can be kept and asked about again", async () => {
  const screen = await withCase();
  expect(screen.backend.wantsToClose()).toBe(false);
  expect((await question(screen)).textContent).toContain("Chen Marino is not finished. Close anyway?");
  expect(document.activeElement?.textContent).toBe("Keep open");
  fireEvent.click(screen.getByRole("button", { name: "Keep open" }));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(closes(screen)).toBe(0);

  expect(screen.backend.wantsToClose()).toBe(false);
  await question(screen);
  fireEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(closes(screen)).toBe(1);
});

test("on the lock screen the case is still asked about, and nobody is named", async () => {
  const screen = await withCase();
  fireEvent.keyDown(window, { key: "l", ctrlKey: true });
  await screen.findByRole("heading", { name: "Gatehouse is locked" });
  expect(screen.backend.wantsToClose()).toBe(false);
  expect((await question(screen)).textContent).toContain("A compromised account is not finished. Close anyway?");
  expect(document.body.innerHTML).not.toMatch(/Chen|Acme/);
});

test("a sign-out in its five seconds is not lost without a word", async () => {
  const screen = await opened();
  await screen.lifecycle.app.value?.revocation.mode.allow();
  fireEvent.click(nth(await screen.findAllByRole("button", { name: /^Sign out Chen Marino/ })));
  await screen.findByRole("button", { name: /^Undo/ });
  expect(screen.backend.wantsToClose()).toBe(false);
  expect((await question(screen)).textContent).toContain(
    "1 device is not signed out yet. It stays signed in if you close now.",
  );
  screen.clock.pass(5_000);
  await waitFor(() => expect(screen.backend.calls.some(([name]) => name === "startEnding")).toBe(true));
});

test("a sign-out that runs is told by its devices, not by how many were begun", async () => {
  const two = ["c1", "c2"].map((sessionId) => card("acme", { sessionId, userId: "chen", person: chen }));
  const before = () => new Promise<void>(() => undefined);
  const screen = await opened({ sessions: { acme: two }, revocation: { before } });
  const ending = (screen.lifecycle.app.value ?? expect.fail("the window is not open")).revocation;
  const sessions = two.map(({ workspaceId, sessionId }) => ({ workspaceId, sessionId }));
  await ending.propose({ kind: "sessions", sessions });
  await waitFor(() => expect(ending.proposal.value?.checking.value).toBe(false));
  void ending.confirm();
  await waitFor(() => expect(ending.jobs.all.value).toHaveLength(1));
  expect(screen.backend.wantsToClose()).toBe(false);
  expect((await question(screen)).textContent).toContain("2 devices are still being signed out.");
});

test("the keys of the page rest while the question is open", async () => {
  const screen = await withCase();
  screen.backend.wantsToClose();
  const dialog = await question(screen);
  fireEvent.keyDown(dialog, { key: "F1", code: "F1" });
  expect(screen.queryByText("Keyboard shortcuts")).toBeNull();
});

test("they rest too after a click on the text of the question, which takes the focus out of it", async () => {
  const screen = await opened();
  await screen.lifecycle.app.value?.revocation.mode.allow();
  fireEvent.click(nth(await screen.findAllByRole("button", { name: /^Sign out Chen Marino/ })));
  await screen.findByRole("button", { name: /^Undo/ });
  screen.backend.wantsToClose();
  await question(screen);
  fireEvent.keyDown(document.body, { key: "1", code: "Digit1", ctrlKey: true });
  expect(screen.lifecycle.app.value?.page.value.kind).toBe("search");
  expect(screen.lifecycle.app.value?.revocation.undo.pending.value).toHaveLength(1);
});
