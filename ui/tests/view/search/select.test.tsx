// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, fine, type World, workspace } from "../../scripted";
import { page } from "../page";

const acme = workspace("acme", "Acme HQ");

const world = (): World => ({
  workspaces: [acme],
  behaviours: {},
  sessions: {
    acme: [1, 2, 3, 4, 5].map((number) =>
      card("acme", { sessionId: `a${number}`, lastConnected: `2026-11-23T05:0${9 - number}:00Z` }),
    ),
  },
});

/** The window with everything read. */
async function read(of = world()) {
  const screen = await page(of);
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(5));
  const box = (number: number) =>
    within(screen.getAllByRole("article")[number - 1] as HTMLElement).getByRole("checkbox") as HTMLInputElement;
  const open = (number: number) =>
    within(screen.getAllByRole("article")[number - 1] as HTMLElement).getByRole("button", { name: /^Details of/ });
  const selected = () => screen.app.selection.keys.value.map(({ sessionId }) => sessionId).sort();
  return { ...screen, box, open, selected };
}

test("each card has a box named after it, and the bar counts what is ticked and clears it", async () => {
  const screen = await read();
  expect(screen.box(2).getAttribute("aria-label")).toMatch(/^Select Rod, @Rod, Chrome 113 on Windows 10, Acme HQ, /);
  fireEvent.click(screen.box(2));
  fireEvent.click(screen.box(4));

  const bar = await screen.findByRole("region", { name: "Selected sessions" });
  expect(bar.textContent).toContain("2 selected");
  expect(screen.selected()).toEqual(["a2", "a4"]);
  fireEvent.click(within(bar).getByRole("button", { name: "Clear selection" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Selected sessions" })).toBeNull());
  expect(screen.box(2).checked).toBe(false);
});

test("a click with Shift selects up to there, one with Ctrl one more, and neither opens the details", async () => {
  const screen = await read();
  fireEvent.click(screen.box(1));
  fireEvent.click(screen.open(3), { shiftKey: true });
  await waitFor(() => expect(screen.selected()).toEqual(["a1", "a2", "a3"]));
  fireEvent.click(screen.open(5), { ctrlKey: true });
  expect(screen.selected()).toEqual(["a1", "a2", "a3", "a5"]);
  expect(screen.app.finder.selected.value).toBeNull();
});

test("Space selects, Shift+arrow extends, Ctrl+A takes all, and Escape lets go one level at a time", async () => {
  const screen = await read();
  screen.open(2).focus();
  fireEvent.keyDown(screen.open(2), { key: " " });
  expect(screen.selected()).toEqual(["a2"]);
  fireEvent.keyDown(screen.open(2), { key: "ArrowDown", shiftKey: true });
  await waitFor(() => expect(screen.selected()).toEqual(["a2", "a3"]));
  await waitFor(() => expect(document.activeElement).toBe(screen.open(3)));

  fireEvent.keyDown(document.activeElement as Element, { key: "a", ctrlKey: true });
  await waitFor(() => expect(screen.selected()).toHaveLength(5));
  await waitFor(() => expect(screen.app.announcer.said.value.words).toBe("5 sessions selected"));
  fireEvent.click(screen.open(3));
  expect(screen.app.finder.selected.value).not.toBeNull();
  fireEvent.keyDown(screen.open(3), { key: "Escape" });
  expect(screen.app.finder.selected.value).toBeNull();
  expect(screen.selected()).toHaveLength(5);
  fireEvent.keyDown(screen.open(3), { key: "Escape" });
  expect(screen.selected()).toEqual([]);
});

test("what is selected stays so while other things are sought", async () => {
  const screen = await read();
  fireEvent.click(screen.box(2));
  await screen.app.finder.search({ text: "nobody" });
  expect((await screen.findByRole("region", { name: "Selected sessions" })).textContent).toContain("1 selected");
  await screen.app.finder.search({ text: "" });
  await waitFor(() => expect(screen.box(2).checked).toBe(true));
});

test("a session that was signed out has no box, and neither Space nor a range selects it", async () => {
  const rights = fine();
  const mayEnd =
    rights?.outcome.kind === "fine"
      ? { ...rights, outcome: { ...rights.outcome, rights: { ...rights.outcome.rights, mayEnd: "yes" as const } } }
      : rights;
  const screen = await read({ ...world(), workspaces: [workspace("acme", "Acme HQ", { lastCheck: mayEnd })] });
  fireEvent.click(screen.box(3));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device…" }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  const card = (await screen.findByText(/^Signed out, checked/)).closest("article") as HTMLElement;
  await waitFor(() => expect(within(card).queryByRole("checkbox")).toBeNull());

  screen.open(3).focus();
  fireEvent.keyDown(screen.open(3), { key: " " });
  expect(screen.selected()).toEqual([]);
  fireEvent.click(screen.box(1));
  fireEvent.click(screen.open(5), { shiftKey: true });
  await waitFor(() => expect(screen.selected()).toEqual(["a1", "a2", "a4", "a5"]));
});
