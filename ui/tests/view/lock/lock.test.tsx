// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, scripted, workspace } from "../../scripted";
import type { LockScript } from "../../scriptedLock";
import { guardedPage } from "../page";

const acme = workspace("acme", "Acme HQ");
const maria = card("acme", { person: { kind: "known", name: "Maria Lopez", userName: "maria" } });
const PIN = "482913";

const world = (lock: LockScript) => ({ workspaces: [acme], behaviours: {}, sessions: { acme: [maria] }, lock });

type Screen = Awaited<ReturnType<typeof guardedPage>>;

/** Somebody who was read is on the screen. */
async function showing(lock: LockScript): Promise<Screen> {
  const screen = await guardedPage(world(lock));
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "maria" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  await screen.findByRole("article");
  return screen;
}

const pressLock = () => fireEvent.keyDown(window, { key: "l", ctrlKey: true });

async function enter(screen: Screen, pin: string) {
  fireEvent.input(await screen.findByLabelText("PIN or passphrase"), { target: { value: pin } });
  fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
}

test("Ctrl+L leaves nothing of the page, nor of the people on it, and every store with them is gone", async () => {
  const screen = await showing({ pin: PIN });
  const before = screen.lifecycle.app.value;
  pressLock();

  await screen.findByRole("heading", { name: "Gatehouse is locked" });
  expect(document.body.textContent).not.toMatch(/Maria|Acme|uBNL9dTjJ4s6Pjp4K/);
  expect(document.body.innerHTML).not.toMatch(/Maria|Acme|uBNL9dTjJ4s6Pjp4K/);
  expect(document.activeElement).toBe(screen.getByLabelText("PIN or passphrase"));
  expect(screen.lifecycle.app.value).toBeNull();
  expect(before).not.toBeNull();
});

test("while it is locked nothing is asked of the program but the lock", async () => {
  const screen = await showing({ pin: PIN });
  pressLock();
  await waitFor(() => expect(screen.backend.calls.at(-1)?.[0]).toBe("lock"));
  const calls = screen.backend.calls.length;
  screen.clock.pass(60 * 60_000);
  fireEvent.keyDown(window, { key: "r", ctrlKey: true });
  fireEvent.keyDown(window, { key: "1", ctrlKey: true });
  expect(screen.backend.calls.length).toBe(calls);
});

test("after the right PIN the search stands as before, and reading again is up to the person", async () => {
  const screen = await showing({ pin: PIN });
  pressLock();
  await enter(screen, PIN);

  const box = await screen.findByLabelText("Session ID");
  expect((box as HTMLInputElement).value).toBe("maria");
  expect(await screen.findByText("Unlocked. Cards were cleared from memory.")).toBeTruthy();
  const reads = () => screen.backend.calls.filter(([method]) => method === "readSessions").length;
  const before = reads();
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(await screen.findByRole("article")).toBeTruthy();
  expect(reads()).toBe(before + 1);
});

test("what says that cards were cleared goes with the first reading, however that began", async () => {
  const screen = await showing({ pin: PIN });
  pressLock();
  await enter(screen, PIN);
  expect(await screen.findByText("Unlocked. Cards were cleared from memory.")).toBeTruthy();

  await screen.findByLabelText("Session ID");
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  expect(await screen.findByRole("article")).toBeTruthy();
  expect(screen.queryByText("Unlocked. Cards were cleared from memory.")).toBeNull();
});

test("a wrong PIN is said, the field is empty again, and from the third one on it warns", async () => {
  const screen = await guardedPage(world({ pin: PIN, locked: true }));
  const warned = "Wrong PIN. 2 tries left; then Gatehouse signs you out everywhere.";
  const said = ["Wrong PIN.", "Wrong PIN.", warned, "Wrong PIN. 1 try left"];
  for (const expected of said) {
    await enter(screen, "135791");
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(expected));
    const field = screen.getByLabelText("PIN or passphrase") as HTMLInputElement;
    expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["", "true"]);
    fireEvent.input(field, { target: { value: "1" } });
    expect(screen.getByRole("alert").textContent).toBe("");
  }
  expect(screen.backend.calls.filter(([method]) => method === "unlock").length).toBe(4);
});

test("after the fifth it says of each workspace what became of its sign-in", async () => {
  const givenUp = [
    { name: "Acme HQ", how: "signedOut" as const },
    { name: "Globex", how: "signedOut" as const },
    { name: "Initech", how: "notTold" as const },
  ];
  const screen = await guardedPage(world({ pin: PIN, locked: true, givenUp }));
  for (let time = 0; time < 5; time += 1) {
    await enter(screen, "135791");
    await waitFor(() => expect(screen.backend.calls.filter(([method]) => method === "unlock").length).toBe(time + 1));
  }
  expect(await screen.findByText("You were signed out everywhere")).toBeTruthy();
  expect(screen.getByText("Signed out: Acme HQ and Globex.")).toBeTruthy();
  expect(screen.getByText(/the server did not confirm it: Initech/)).toBeTruthy();
});

test("an empty field is no try", async () => {
  const screen = await guardedPage(world({ pin: PIN, locked: true }));
  fireEvent.click(await screen.findByRole("button", { name: "Unlock" }));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toBe("Type your PIN or passphrase."));
  expect(screen.backend.calls.filter(([method]) => method === "unlock")).toEqual([]);
});

test("whoever forgot the PIN is told what the way out does before anything is done", async () => {
  const screen = await guardedPage(world({ pin: PIN, locked: true }));
  fireEvent.click(await screen.findByRole("button", { name: "I don’t know it any more" }));
  expect(document.activeElement?.textContent).toBe("Cancel");
  expect(screen.backend.calls.filter(([method]) => method === "giveUpLock")).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  expect(await screen.findByText("You were signed out everywhere")).toBeTruthy();
});

test("Ctrl+L without a PIN offers to set one, and then locks", async () => {
  const screen = await showing({});
  pressLock();
  await screen.findByRole("dialog", { name: "Lock" });
  const type = (label: string, text: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  type("New PIN or passphrase", PIN);
  type("The same again", "482914");
  fireEvent.click(screen.getByRole("button", { name: "Set PIN" }));
  expect(await screen.findByText("The two are not the same.")).toBeTruthy();
  expect(screen.backend.calls.filter(([method]) => method === "setLock")).toEqual([]);
  type("The same again", PIN);
  fireEvent.click(screen.getByRole("button", { name: "Set PIN" }));
  expect(await screen.findByText("Your PIN is set.")).toBeTruthy();
  pressLock();
  expect(await screen.findByRole("heading", { name: "Gatehouse is locked" })).toBeTruthy();
});

test("without a password store it is said that no PIN can be kept", async () => {
  const error = { kind: "passwordStore", problem: "missing", details: "no D-Bus" } as const;
  const screen = await showing({ error });
  pressLock();
  await screen.findByRole("dialog", { name: "Lock" });
  for (const label of ["New PIN or passphrase", "The same again"])
    fireEvent.input(screen.getByLabelText(label), { target: { value: PIN } });
  fireEvent.click(screen.getByRole("button", { name: "Set PIN" }));
  expect(
    await screen.findByText(/This computer has no password store, and Gatehouse keeps your PIN nowhere else/),
  ).toBeTruthy();
});

test("twenty seconds before it locks by itself it says so, and Stay or any key keeps it open", async () => {
  const screen = await showing({ pin: PIN, idleMinutes: 1 });
  screen.clock.pass(40_000);
  expect((await screen.findByText(/Gatehouse locks soon/)).textContent).toContain("Locks in 20 s");
  fireEvent.click(screen.getByRole("button", { name: "Stay" }));
  expect(screen.queryByText(/Gatehouse locks soon/)).toBeNull();
  screen.clock.pass(45_000);
  await screen.findByText(/Gatehouse locks soon/);
  fireEvent.keyDown(window, { key: "a" });
  expect(screen.queryByText(/Gatehouse locks soon/)).toBeNull();
  screen.clock.pass(60_000);
  expect(await screen.findByText("It locked by itself, because nobody was there.")).toBeTruthy();
});

test("while devices are being signed out it is not locked, and says why", async () => {
  const screen = await showing({ pin: PIN });
  const letGo = screen.lock.hold();
  pressLock();
  expect(await screen.findByText(/can’t be locked while it signs out devices/)).toBeTruthy();
  expect(screen.getByRole("article")).toBeTruthy();
  letGo();
  await waitFor(() => expect(screen.queryByText(/can’t be locked/)).toBeNull());
});

test("a scripted lock that was never set up answers like the program's", async () => {
  const backend = scripted({ workspaces: [], behaviours: {} });
  expect(await backend.lockStanding()).toEqual({
    set: false,
    locked: false,
    idleMinutes: 10,
    store: { kind: "hasSaid" },
  });
});
