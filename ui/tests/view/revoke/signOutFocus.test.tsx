// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { settle } from "../../fakeClock";
import { card, fine, workspace } from "../../scripted";
import { page } from "../page";

const sessions = ["Ana", "Rod", "Uma"].map((name, place) =>
  card("acme", {
    sessionId: name,
    userId: `${name}-id`,
    person: { kind: "known", name, userName: name.toLowerCase() },
    lastConnected: `2026-11-23T05:0${9 - place}:00Z`,
  }),
);

/** The window while signing out is allowed, with the details of the second of three sessions opened by keyboard. */
async function opened() {
  const check = fine();
  const mayEnd =
    check?.outcome.kind === "fine"
      ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } }
      : check;
  const workspaces = [workspace("acme", "Acme HQ", { lastCheck: mayEnd })];
  const screen = await page({ workspaces, behaviours: {}, sessions: { acme: sessions } });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(3));
  await screen.app.revocation.mode.allow();
  await settle();
  const rod = screen.getByLabelText(/^Details of Rod/);
  rod.focus();
  fireEvent.click(rod);
  const button = await screen.findByText(/^Sign out this device/, { selector: "aside button" });
  return { ...screen, button };
}

const focused = () => document.activeElement;
const panel = () => document.querySelector("aside");

async function press(key: string) {
  fireEvent.keyDown(focused() ?? document.body, { key });
  await settle();
  await new Promise((resolve) => setTimeout(resolve));
}

test("after a sign-out from the details the focus stays in them, and Esc gives it back to the card", async () => {
  const screen = await opened();
  screen.button.focus();
  fireEvent.click(screen.button);
  await screen.findByText(/in 5 s/);
  screen.clock.pass(5_000);
  await screen.findByText(/^Signed out, checked/, { selector: "aside p" });
  expect(panel()?.contains(focused())).toBe(true);

  await press("Escape");
  expect(panel()).toBeNull();
  expect(focused()?.getAttribute("aria-label")).toMatch(/^Details of Rod/);
  await press("ArrowDown");
  expect(focused()?.getAttribute("aria-label")).toMatch(/^Details of Uma/);
});

test("where nothing has the focus any more, closing the details still gives it to the card", async () => {
  const screen = await opened();
  fireEvent.click(screen.button);
  const undo = await screen.findByRole("button", { name: /^Undo/ });
  undo.focus();
  fireEvent.click(undo);
  const dismiss = await screen.findByRole("button", { name: "Dismiss" });
  dismiss.focus();
  fireEvent.click(dismiss);
  await waitFor(() => expect(focused()?.localName).toBe("main"));

  await press("Escape");
  expect(focused()?.getAttribute("aria-label")).toMatch(/^Details of Rod/);
});

test("where the card is gone by then, the one that took its place gets the focus", async () => {
  const screen = await opened();
  document.querySelector<HTMLElement>("aside h2")?.focus();
  screen.backend.world.sessions = { acme: sessions.filter(({ sessionId }) => sessionId !== "Rod") };
  screen.app.sessions.readAgain("everything");
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(2));

  await press("Escape");
  expect(panel()).toBeNull();
  expect(focused()?.getAttribute("aria-label")).toMatch(/^Details of Uma/);
});

test("a button that begins at once has no dots, in the details as on the card", async () => {
  const screen = await opened();
  expect(screen.button.textContent).toBe("Sign out this device");
  await screen.app.revocation.mode.viewOnly();
  await waitFor(() => expect(screen.button.textContent).toBe("Sign out this device…"));
});
