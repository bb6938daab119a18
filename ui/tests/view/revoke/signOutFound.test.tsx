// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { SessionCard } from "../../../src/backend/generated/types";
import { settle } from "../../fakeClock";
import { card, fine, workspace } from "../../scripted";
import { page } from "../page";

const check = fine();
const rights = { deviceManagement: "yes", mayView: "yes", mayEnd: "yes", mayEndAll: "no" } as const;
const mayEnd = check && { ...check, outcome: { kind: "fine" as const, rights } };
const person = { kind: "known", name: "Chen Marino", userName: "chen.marino648" } as const;
const chen = (sessionId: string) => card("acme", { sessionId, userId: "chen-id", person });
const firefox = (sessionId: string) => {
  const one = chen(sessionId);
  return { ...one, device: { ...one.device, name: "Firefox" } };
};
const named = { kind: "known", name: "Ana", userName: "ana" } as const;
const ana = card("acme", { sessionId: "o1", userId: "ana-id", person: named });

async function read(sessions: SessionCard[]) {
  const acme = workspace("acme", "Acme HQ", { lastCheck: mayEnd });
  const screen = await page({ workspaces: [acme], behaviours: {}, sessions: { acme: sessions } });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.app.finder.result.value?.total).toBe(sessions.length));
  const end = async (...ids: string[]) => {
    const keys = ids.map((sessionId) => ({ workspaceId: "acme", sessionId }));
    await screen.app.revocation.propose({ kind: "sessions", sessions: keys });
    fireEvent.click(await screen.findByRole("button", { name: new RegExp(`^Sign out ${ids.length} device`) }));
    const over = () => sessions.filter((one) => screen.app.revocation.revokedAt(one) !== null);
    await waitFor(() => expect(over()).toHaveLength(ids.length));
    await settle();
  };
  const said = () => screen.getByTestId("count").textContent;
  const headings = () => [...screen.container.querySelectorAll(".found-head h2")].map((one) => one.textContent);
  return { ...screen, end, said, headings };
}

test("what was signed out and is not found by the search is not taken off what is found", async () => {
  const screen = await read([chen("c1"), chen("c2"), chen("c3"), ana]);
  await screen.app.finder.search({ text: "ana", group: "address" });
  await waitFor(() => expect(screen.headings()).toEqual(["172.20.0.2: 1 of 4 devices found"]));
  await screen.end("c1", "c2");

  await waitFor(() => expect(screen.headings()).toEqual(["172.20.0.2: 1 of 2 devices found"]));
  expect(screen.said()).toMatch(/^1 of 2 sessions/);
  expect(screen.said()).not.toContain("signed out since");
  expect(screen.getByRole("button", { name: "Sign out all found…" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Sign out all on 172.20.0.2…" })).toBeTruthy();
});

test("of an account that the search finds in part, only what is found and gone is taken off", async () => {
  const screen = await read([chen("c1"), chen("c2"), firefox("c3"), firefox("c4"), ana]);
  await screen.app.finder.search({ text: "chen chrome", group: "person" });
  const heading = (of: string) => [expect.stringContaining(of)];
  await waitFor(() => expect(screen.headings()).toEqual(heading("2 of 4 devices found")));
  await screen.end("c1", "c3");
  await waitFor(() => expect(screen.headings()).toEqual(heading("1 of 2 devices found")));
  expect(screen.said()).toMatch(/^2 of 4 sessions .* 1 signed out since$/);
});

test("a proof that comes after another search was typed takes nothing off that one", async () => {
  const screen = await read([chen("c1"), chen("c2"), chen("c3"), ana]);
  let go = () => {};
  const before = new Promise<void>((resolve) => (go = resolve));
  screen.backend.world.revocation = { before: () => before };
  await screen.app.revocation.propose({ kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: "c1" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.app.finder.search({ text: "ana" });
  await waitFor(() => expect(screen.said()).toMatch(/^1 of 4 sessions/));
  go();
  await waitFor(() => expect(screen.said()).toMatch(/^1 of 3 sessions/));
  expect(screen.said()).not.toContain("signed out since");
});

test("an export never counts fewer than are found, also where the count cannot be asked", async () => {
  const screen = await read([chen("c1"), chen("c2"), chen("c3"), ana]);
  await screen.app.finder.search({ text: "ana" });
  await screen.end("c1", "c2");
  screen.backend.find = () => Promise.reject({ kind: "internal", details: "gone" });
  screen.app.exporting.begin("found");
  screen.app.dialog.value = { kind: "export" };
  expect(await screen.findByRole("button", { name: "Export 1 session…" })).toBeTruthy();
});

test("of an account with many devices, those that ended before the details were asked are taken off once", async () => {
  const many = Array.from({ length: 56 }, (_, place) => chen(`c${place + 1}`));
  const screen = await read(many);
  await screen.end("c1", "c2", "c3");
  screen.app.finder.select({ workspaceId: "acme", sessionId: "c10" });
  expect(await screen.findByRole("button", { name: /^Sign out all 53 devices of Chen Marino/ })).toBeTruthy();
});

test("those that end while the details are open are taken off too, although they are not named", async () => {
  const many = Array.from({ length: 56 }, (_, place) => chen(`c${place + 1}`));
  const screen = await read(many);
  screen.app.finder.select({ workspaceId: "acme", sessionId: "c10" });
  expect(await screen.findByRole("button", { name: /^Sign out all 56 devices of Chen Marino/ })).toBeTruthy();
  await screen.end("c1", "c55", "c56");
  expect(await screen.findByRole("button", { name: /^Sign out all 53 devices of Chen Marino/ })).toBeTruthy();
});
