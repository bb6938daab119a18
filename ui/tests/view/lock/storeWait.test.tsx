// @vitest-environment jsdom
import { fireEvent, render, waitFor, within } from "@testing-library/preact";
import { h } from "preact";
import { expect, test } from "vitest";
import { createApp } from "../../../src/state/app";
import { appLifecycle } from "../../../src/state/appLifecycle";
import { closing } from "../../../src/state/closing";
import { lockStore } from "../../../src/state/lock/lock";
import { AppRoot } from "../../../src/view/AppRoot";
import { fakeClock } from "../../fakeClock";
import { card, challenge, scripted, workspace } from "../../scripted";
import { guardedPage } from "../page";

const acme = workspace("acme", "Acme HQ");
const PIN = "482913";
const ID = "uBNL9dTjJ4s6Pjp4K";
const BROKEN = { kind: "internal", details: "broken pipe" } as const;

/** The window over a program that fails to say whether a PIN is set, until it is mended. */
async function unsaid() {
  const backend = scripted({ workspaces: [acme], behaviours: {} });
  const learn = backend.learnLock;
  backend.learnLock = () => Promise.reject(BROKEN);
  const until = new AbortController().signal;
  const clock = fakeClock();
  const lock = lockStore(backend, clock, until);
  const lifecycle = appLifecycle(lock, (life) => createApp(backend, clock, life, lock), until);
  const asks = closing(backend, lock, lifecycle, until);
  const screen = render(h(AppRoot, { lock, lifecycle, closing: asks }));
  await lock.start();
  return { ...screen, backend, mend: () => (backend.learnLock = learn) };
}

test("a program that fails to say whether a PIN is set is told of, and can be asked again", async () => {
  const screen = await unsaid();
  const headline = "Gatehouse could not find out whether a PIN is set";
  expect(await screen.findByRole("heading", { name: headline })).toBeTruthy();
  expect(screen.container.textContent).toContain("internal: broken pipe");
  screen.mend();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByLabelText("Session ID")).toBeTruthy();
});

test("a store that cannot say whether a PIN is set is said with no promise to stay locked", async () => {
  const screen = await guardedPage({ workspaces: [acme], behaviours: {}, lock: { store: "locked" } });
  expect(await screen.findByText("Gatehouse can’t tell whether a PIN is set.")).toBeTruthy();
  expect(screen.container.textContent).not.toContain("stays locked");
});

test("while the store is waited for, an open dialog says so itself, and the wait can be stopped", async () => {
  const asks = { challenge: challenge(), code: "123456", answer: { card: card("acme") } };
  const screen = await guardedPage({ workspaces: [acme], behaviours: { acme: asks } });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: ID } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  const dialog = await screen.findByRole("dialog", { name: /Acme HQ/ });
  screen.backend.locking.slow(true);
  expect(await within(dialog).findByText(/Waiting for the password store/)).toBeTruthy();
  fireEvent.click(within(dialog).getByRole("button", { name: "Stop waiting" }));
  await waitFor(() => expect(within(dialog).queryByText(/Waiting for the password store/)).toBeNull());
  expect(screen.backend.calls.filter(([method]) => method === "letGoOfStore")).toHaveLength(1);
});

test("on the lock screen the wait for the store is not offered as a sign-in for this session", async () => {
  const screen = await guardedPage({ workspaces: [acme], behaviours: {}, lock: { pin: PIN, locked: true } });
  screen.backend.locking.slow(true);
  expect(await screen.findByRole("button", { name: "Stop waiting" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Use for this session only" })).toBeNull();
});

test("a wait that cannot be stopped says so", async () => {
  const screen = await guardedPage({ workspaces: [acme], behaviours: {} });
  screen.backend.locking.slow(true);
  screen.backend.letGoOfStore = () => Promise.reject(BROKEN);
  fireEvent.click(await screen.findByRole("button", { name: "Stop waiting" }));
  expect(await screen.findByText("That did not work. Try again.")).toBeTruthy();
});

test("a lock that the program shuts by itself takes the window's place as soon as a request is refused", async () => {
  const screen = await guardedPage({
    workspaces: [acme],
    behaviours: { acme: { answer: { error: { kind: "locked" } } } },
    sessions: { acme: [card("acme")] },
    lock: { store: "locked" },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Go on without the password store" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  await screen.findByRole("article");
  Object.assign(screen.backend.locking.script, { pin: PIN, locked: true });
  fireEvent.input(screen.getByLabelText("Session ID"), { target: { value: "pX7hWq2LmN9vTcR4d" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  expect(await screen.findByRole("heading", { name: "Gatehouse is locked" })).toBeTruthy();
  expect(screen.queryByRole("article")).toBeNull();
});

test("it does too when any other command is refused because of it", async () => {
  const screen = await guardedPage({ workspaces: [acme], behaviours: {}, lock: { store: "locked" } });
  fireEvent.click(await screen.findByRole("button", { name: "Go on without the password store" }));
  Object.assign(screen.backend.locking.script, { pin: PIN, locked: true });
  screen.backend.find = () => Promise.reject({ kind: "locked" });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "maria" } });
  expect(await screen.findByRole("heading", { name: "Gatehouse is locked" })).toBeTruthy();
});
