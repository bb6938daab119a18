// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, type World, workspace } from "../../scripted";
import { page } from "../page";

const acme = workspace("acme", "Acme HQ");

const world = (): World => ({
  workspaces: [acme],
  behaviours: {},
  sessions: {
    acme: [1, 2, 3].map((number) =>
      card("acme", { sessionId: `a${number}`, lastConnected: `2026-11-23T05:0${9 - number}:00Z` }),
    ),
  },
});

async function read() {
  const screen = await page(world());
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(3));
  const tick = (number: number) =>
    fireEvent.click(within(screen.getAllByRole("article")[number - 1] as HTMLElement).getByRole("checkbox"));
  const exported = () => screen.backend.calls.filter(([method]) => method === "exportSessions");
  return { ...screen, tick, exported };
}

test("everything that was found is exported as it is shown, and the notice names the path", async () => {
  const screen = await read();
  fireEvent.click(screen.getByRole("button", { name: "Export…" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).queryByRole("group", { name: "What" })).toBeNull();
  fireEvent.click(within(dialog).getByLabelText(/^Report/));
  fireEvent.click(within(dialog).getByRole("button", { name: "Export 3 sessions…" }));

  await screen.findByText("3 sessions saved");
  screen.getByText("/home/support/sessions.html");
  expect(screen.queryByRole("dialog")).toBeNull();
  const [[, what, format, words, masked] = []] = screen.exported();
  expect(what).toMatchObject({ kind: "found", query: { text: "", sort: "newest", workspaceId: null } });
  expect([format, masked]).toEqual(["html", false]);
  expect(words).toMatchObject({
    language: "en",
    facts: [
      { label: "Search", value: "Everything" },
      { label: "In", value: "All workspaces" },
      { label: "Order", value: "Newest first" },
    ],
  });
});

test("the selection is exported when chosen, and masking is remembered and masks the search too", async () => {
  const screen = await read();
  screen.tick(1);
  screen.tick(3);
  const bar = await screen.findByRole("region", { name: "Selected sessions" });
  fireEvent.click(within(bar).getByRole("button", { name: "Export…" }));
  let dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByLabelText(/^Mask internet addresses/));
  fireEvent.click(within(dialog).getByRole("button", { name: "Export 2 sessions…" }));
  await screen.findByText("2 sessions saved");
  expect(screen.exported()[0]?.[1]).toEqual({
    kind: "sessions",
    sessions: [
      { workspaceId: "acme", sessionId: "a1" },
      { workspaceId: "acme", sessionId: "a3" },
    ],
  });
  expect(screen.exported()[0]?.[4]).toBe(true);

  screen.app.typeSearch("172.20.0.2");
  await waitFor(() => expect(screen.app.finder.query.value.text).toBe("172.20.0.2"));
  fireEvent.click(
    within(screen.getByRole("group", { name: "Filters and order" })).getByRole("button", { name: "Export…" }),
  );
  dialog = await screen.findByRole("dialog");
  expect((within(dialog).getByLabelText(/^Mask internet addresses/) as HTMLInputElement).checked).toBe(true);
  expect((within(dialog).getByLabelText("All 3 sessions found") as HTMLInputElement).checked).toBe(true);
  fireEvent.click(within(dialog).getByRole("button", { name: "Export 3 sessions…" }));
  await waitFor(() => expect(screen.exported()).toHaveLength(2));
  expect(JSON.stringify(screen.exported()[1]?.[3])).toContain("172.20.0.0/24");
  expect(JSON.stringify(screen.exported()[1]?.[3])).not.toContain("172.20.0.2");
});

test("who cancels where to save is back at the dialog, and what failed is said there", async () => {
  const screen = await read();
  screen.backend.exportSessions = async () => null;
  fireEvent.click(screen.getByRole("button", { name: "Export…" }));
  const dialog = await screen.findByRole("dialog");
  const save = () => within(dialog).getByRole("button", { name: /^Export 3/ });
  fireEvent.click(save());
  await waitFor(() => expect(screen.app.exporting.busy.value).toBe(false));
  expect(screen.app.dialog.value).toEqual({ kind: "export" });
  expect(screen.app.notice.value).toBeNull();

  screen.backend.exportSessions = () => Promise.reject({ kind: "notSaved", details: "No space left on device" });
  fireEvent.click(save());
  await within(dialog).findByText("The file was not saved");
  within(dialog).getByText("notSaved: No space left on device");
  fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a card, all of an account, and what is selected are copied for a ticket as text and as HTML", async () => {
  const screen = await read();
  fireEvent.click(
    within(screen.getAllByRole("article")[0] as HTMLElement).getByRole("button", { name: "Copy for ticket" }),
  );
  await waitFor(() => expect(screen.backend.copied).toContain("Session ID a1."));
  expect(screen.backend.copiedHtml).toMatch(/^<p>Rod .*<table /);

  screen.app.finder.select({ workspaceId: "acme", sessionId: "a2" });
  const panel = within(await screen.findByRole("complementary"));
  fireEvent.click(await panel.findByRole("button", { name: "Copy all 3 for ticket" }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/^3 sessions of Rod/));
  fireEvent.click(panel.getByLabelText("Mask internet addresses"));
  screen.tick(2);
  screen.tick(3);
  const bar = await screen.findByRole("region", { name: "Selected sessions" });
  fireEvent.click(within(bar).getByRole("button", { name: "Copy for ticket" }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/^2 sessions of Rod.*172\.20\.0\.0\/24 \(masked\)/s));
});
