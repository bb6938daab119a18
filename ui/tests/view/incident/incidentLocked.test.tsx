// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { SessionCard } from "../../../src/backend/generated/types";
import { held, settle } from "../../fakeClock";
import { card, fine, type World, workspace } from "../../scripted";
import { guardedPage, nth } from "../page";

const PIN = "482913";
const maria = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;
const allowed = {
  ...fine(),
  outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "yes" } },
} as World["workspaces"][number]["lastCheck"];
const hers = (sessionId: string, more: Partial<SessionCard> = {}) =>
  card("acme", { sessionId, userId: "maria-acme", person: maria, ...more });
const linux = {
  kind: "browser",
  name: "Firefox",
  version: "152.0",
  longVersion: "152.0",
  system: "Ubuntu",
  systemVersion: "26.04",
} as const;

/** Comes to the devices of Maria, and answers No to the first and Yes to the second. */
async function answering(more: Partial<World> = {}) {
  const screen = await guardedPage({
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: allowed })],
    behaviours: {},
    sessions: { acme: [hers("a1"), hers("a2", { device: linux })] },
    lock: { pin: PIN, idleMinutes: 10 },
    ...more,
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  fireEvent.click(nth(await screen.findAllByRole("button", { name: /^Details of Maria Lopez, @maria, Chrome/ })));
  fireEvent.click(await screen.findByRole("button", { name: "This account may be compromised…" }));
  await screen.findByRole("checkbox", { name: "Maria Lopez, @maria, Acme HQ" });
  fireEvent.input(screen.getByLabelText("Ticket number"), { target: { value: "4711" } });
  fireEvent.click(screen.getByRole("button", { name: "Next: Devices" }));
  fireEvent.click(nth(screen.getAllByRole("button", { name: "No" })));
  fireEvent.click(nth(screen.getAllByRole("button", { name: "Yes" }), 1));
  const step = (name: string) =>
    fireEvent.click(screen.getByRole("button", { name: new RegExp(`^Step \\d,\\s*${name}:`) }));
  const sent = (method: string) => screen.backend.calls.filter(([name]) => name === method).map(([, ...call]) => call);
  const isLocked = () => screen.findByRole("heading", { name: "Gatehouse is locked" });
  async function unlock() {
    fireEvent.input(await screen.findByLabelText("PIN or passphrase"), { target: { value: PIN } });
    fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    await screen.findByText("Unlocked. Cards were cleared from memory.");
  }
  return { ...screen, step, sent, isLocked, unlock };
}

type Screen = Awaited<ReturnType<typeof answering>>;

const WAYS: [string, (screen: Screen) => void, string][] = [
  ["nobody is there", ({ clock }) => clock.pass(10 * 60_000), "It locked by itself, because nobody was there."],
  [
    "the computer goes to sleep",
    ({ backend }) => backend.locking.sleep(),
    "It locked because this computer went to sleep.",
  ],
  ["the person locks it", () => fireEvent.keyDown(window, { key: "l", ctrlKey: true }), "You locked it."],
];

for (const [when, lock, why] of WAYS) {
  test(`an open guided flow is locked away when ${when}, and stands where it was after the PIN`, async () => {
    const screen = await answering();
    screen.step("Password");
    fireEvent.click(nth(screen.getAllByRole("checkbox", { name: /^Change the password: done/ })));
    lock(screen);

    await screen.isLocked();
    expect(screen.getByText(why)).toBeTruthy();
    expect(document.body.innerHTML).not.toMatch(/Maria|Acme|4711|Firefox/);
    expect(screen.lifecycle.app.value).toBeNull();
    expect(screen.sent("lock")).toEqual([[expect.stringContaining("4711")]]);

    await screen.unlock();
    expect(screen.getByRole("button", { name: /^Step 3,\s*Password:\s*1 of 5$/ })).toBeTruthy();
    screen.step("Devices");
    expect(screen.getByText("2 of 2 answered")).toBeTruthy();
    screen.step("Who");
    expect((screen.getByLabelText("Ticket number") as HTMLInputElement).value).toBe("4711");
  });
}

test("after the PIN nothing is signed out before it is checked again; then each No is ticked as before", async () => {
  const screen = await answering();
  fireEvent.keyDown(window, { key: "l", ctrlKey: true });
  await screen.unlock();
  const reads = screen.sent("readSessions").length;
  screen.step("Choose");
  const box = (name: RegExp) => screen.getByRole("checkbox", { name }) as HTMLInputElement;
  expect([box(/^Sign out Chrome/).checked, box(/^Sign out Chrome/).disabled]).toEqual([false, true]);
  await settle();
  expect([screen.sent("readSessions").length, screen.sent("learnAdmins").length]).toEqual([reads, 0]);

  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(box(/^Sign out Chrome/).checked).toBe(true));
  expect(box(/^Sign out Firefox/).checked).toBe(false);
  await waitFor(() => expect(screen.sent("learnAdmins")).toEqual([["acme"]]));
});

test("nobody locks it while devices are being signed out; whoever wanted to does once that is done", async () => {
  const sending = held<void>();
  const screen = await answering({ revocation: { before: () => sending.promise } });
  screen.step("Sign out");
  fireEvent.click(await screen.findByRole("button", { name: /^Allow signing out for 15 minutes/ }));
  await waitFor(() => expect(screen.sent("endSessions")).toHaveLength(1));
  fireEvent.keyDown(window, { key: "l", ctrlKey: true });
  expect(await screen.findByText(/can’t be locked while it signs out devices/)).toBeTruthy();
  screen.backend.locking.sleep();
  expect(screen.sent("lock")).toEqual([]);

  sending.give();
  await screen.isLocked();
  expect(screen.sent("lock")).toHaveLength(1);
});

test("an earlier sign-out is kept as it stood, promises no second check, and another round reads again", async () => {
  const screen = await answering();
  screen.step("Sign out");
  fireEvent.click(await screen.findByRole("button", { name: /^Allow signing out for 15 minutes/ }));
  await screen.findByText(/^We look again in/);
  fireEvent.keyDown(window, { key: "l", ctrlKey: true });
  await screen.unlock();

  expect(screen.container.textContent).toMatch(/Acme HQ: 1 asked, 1 gone, checked/);
  expect(screen.getByText(/whether somebody signed in again is not known/)).toBeTruthy();
  expect(screen.queryByText(/We look again/)).toBeNull();
  expect(screen.queryByRole("button", { name: /^Try again/ })).toBeNull();
  screen.clock.pass(120_000);
  await settle();
  expect(screen.sent("checkEnded")).toEqual([]);

  screen.backend.world.sessions = { acme: [hers("a9"), hers("a2", { device: linux })] };
  const reads = screen.sent("readSessions").length;
  fireEvent.click(screen.getByRole("button", { name: "Check again, and ask about what is new" }));
  expect(await screen.findByText("1 of 2 answered")).toBeTruthy();
  expect(screen.sent("readSessions").length).toBe(reads + 1);
});

test("a lock that could not be shut loses nothing of the flow", async () => {
  const screen = await answering();
  delete screen.backend.locking.script.pin;
  fireEvent.keyDown(window, { key: "l", ctrlKey: true });
  await waitFor(() => expect(screen.sent("lock")).toHaveLength(1));
  expect(await screen.findByText("2 of 2 answered")).toBeTruthy();
});
