// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { openIncident } from "../../src/state/incident/entry";
import { settle } from "../fakeClock";
import { card, fine, workspace } from "../scripted";
import { page } from "./page";

const acme = workspace("acme", "Acme HQ");
const rod = card("acme", { userId: "rod", person: { kind: "known", name: "Rod", userName: "rod" } });

async function read(sessions = [rod]) {
  const check = fine();
  const mayEnd =
    check?.outcome.kind === "fine"
      ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } }
      : check;
  const workspaces = [{ ...acme, lastCheck: mayEnd }];
  const screen = await page({ workspaces, behaviours: {}, sessions: { acme: sessions } });
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  await screen.findAllByRole("article");
  return screen;
}

const pressEscape = (from: Element = document.activeElement ?? document.body) =>
  fireEvent.keyDown(from, { key: "Escape" });
const isOpen = (button: Element) => button.getAttribute("aria-expanded") === "true";

test("Esc closes an opened rail list and a fold, with the focus on their button, and nothing else", async () => {
  const screen = await read();
  screen.app.typeSearch("rod");
  await settle();
  await waitFor(() => expect(screen.getByRole("button", { name: "More" })).toBeTruthy());
  const toggles = [screen.getByRole("button", { name: "Workspaces" }), screen.getByRole("button", { name: "More" })];
  for (const toggle of toggles) {
    fireEvent.click(toggle);
    await waitFor(() => expect(isOpen(toggle)).toBe(true));
    const folded = document.getElementById(toggle.getAttribute("aria-controls") ?? "");
    folded?.querySelector<HTMLElement>("button")?.focus();
    pressEscape();
    await waitFor(() => expect(isOpen(toggle)).toBe(false));
    expect(document.activeElement).toBe(toggle);
  }
  expect(screen.app.searchBox.text.value).toBe("rod");
});

test("Esc from elsewhere closes the details first, then what was unfolded", async () => {
  const screen = await read();
  const more = screen.getByRole("button", { name: "More" });
  fireEvent.click(more);
  await waitFor(() => expect(isOpen(more)).toBe(true));
  fireEvent.click(screen.getByLabelText(/^Details of Rod/));
  await screen.findByRole("button", { name: "Close" });
  pressEscape();
  await waitFor(() => expect(screen.app.finder.selected.value).toBeNull());
  expect(isOpen(more)).toBe(true);
  pressEscape();
  await waitFor(() => expect(isOpen(more)).toBe(false));
});

test("a sign-out that waits is undone before anything is closed", async () => {
  const screen = await read();
  await screen.app.revocation.mode.allow();
  await settle();
  fireEvent.click(screen.getByRole("button", { name: /^Sign out Rod/ }));
  await screen.findByRole("button", { name: /^Undo/ });
  const more = screen.getByRole("button", { name: "More" });
  fireEvent.click(more);
  more.focus();
  pressEscape();
  expect(screen.app.revocation.undo.pending.value).toEqual([]);
  expect(isOpen(more)).toBe(true);
});

test("Esc empties the filter of the activity, and then goes back to the list", async () => {
  const screen = await read();
  screen.app.go({ kind: "activity" });
  const field = (await screen.findByLabelText("Filter")) as HTMLInputElement;
  fireEvent.input(field, { target: { value: "rod" } });
  pressEscape(field);
  await waitFor(() => expect(field.value).toBe(""));
  expect(screen.app.page.value.kind).toBe("activity");

  pressEscape(field);
  expect(screen.app.page.value.kind).toBe("search");
  await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Details of Rod/));
});

test("Esc leaves the guided flow for now, as its button does", async () => {
  const screen = await read();
  openIncident(screen.app, { workspaceId: "acme", userId: "rod" }, rod.person);
  await screen.findByRole("button", { name: "Leave for now" });
  pressEscape();
  expect(screen.app.page.value.kind).toBe("search");
  expect(screen.app.incidents.open.value).not.toBeNull();
  expect(screen.app.announcer.said.value.words).toContain("Rod");
});
