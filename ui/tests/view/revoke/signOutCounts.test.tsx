// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { settle } from "../../fakeClock";
import { card, fine, type World, workspace } from "../../scripted";
import { NOW } from "../../scriptedSessions";
import { page } from "../page";

const check = fine();
const mayEnd =
  check?.outcome.kind === "fine"
    ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } }
    : check;
const chen = (sessionId: string) =>
  card("acme", {
    sessionId,
    userId: "chen-id",
    person: { kind: "known", name: "Chen Marino", userName: "chen.marino648" },
  });
const other = card("acme", {
  sessionId: "o1",
  userId: "ana-id",
  person: { kind: "known", name: "Ana", userName: "ana" },
});

async function read(more: Partial<World> = {}) {
  const of: World = {
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: mayEnd })],
    behaviours: {},
    sessions: { acme: [chen("c1"), chen("c2"), chen("c3"), other] },
    ...more,
  };
  const screen = await page(of);
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(4));
  const end = async (...ids: string[]) => {
    await screen.app.revocation.propose({
      kind: "sessions",
      sessions: ids.map((sessionId) => ({ workspaceId: "acme", sessionId })),
    });
    fireEvent.click(await screen.findByRole("button", { name: new RegExp(`^Sign out ${ids.length} device`) }));
    await waitFor(() => expect(screen.getAllByText(/^Signed out, checked/).length).toBeGreaterThanOrEqual(ids.length));
  };
  return { ...screen, of, end };
}

test("after a sign-out the panel, headings, rail, export and offers count what is there now", async () => {
  const screen = await read();
  await screen.app.finder.search({ group: "person" });
  expect(await screen.findByRole("heading", { name: "Chen Marino @chen.marino648, Acme HQ: 3 devices" })).toBeTruthy();
  screen.app.finder.select({ workspaceId: "acme", sessionId: "c1" });
  expect(await screen.findByRole("button", { name: "Sign out all 3 devices of Chen Marino on Acme HQ…" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Copy all 3 for ticket" })).toBeTruthy();

  await screen.end("c2");
  expect(await screen.findByRole("heading", { name: "Chen Marino @chen.marino648, Acme HQ: 2 devices" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Sign out all 2 devices of Chen Marino on Acme HQ…" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Copy all 2 for ticket" })).toBeTruthy();
  expect(screen.getByText("Chen Marino’s other session on Acme HQ (1)")).toBeTruthy();
  await waitFor(() => expect(screen.container.querySelector(".rail-count")?.textContent).toContain("3"));
  expect(screen.getAllByRole("article")).toHaveLength(4);
  screen.app.exporting.begin("found");
  screen.app.dialog.value = { kind: "export" };
  expect(await screen.findByRole("button", { name: "Export 3 sessions…" })).toBeTruthy();
  screen.app.dialog.value = null;

  await screen.end("c1", "c3");
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Sign out all .*Chen Marino/ })).toBeNull());
  expect(screen.queryByRole("button", { name: /^Copy all/ })).toBeNull();
});

test("all that is found is offered only where something was searched for, or filtered", async () => {
  const screen = await read();
  expect(screen.queryByRole("button", { name: "Sign out all found…" })).toBeNull();
  screen.app.typeSearch("chen");
  const offered = await screen.findByRole("button", { name: "Sign out all found…" });
  expect([...offered.classList]).toContain("outDanger");
  screen.app.typeSearch("");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Sign out all found…" })).toBeNull());
});

test("boxes and buttons of similar sessions have names of their own", async () => {
  const screen = await read();
  const names = (role: "checkbox" | "button", of: RegExp) =>
    screen.getAllByRole(role, { name: of }).map((one) => one.getAttribute("aria-label"));
  for (const all of [names("checkbox", /^Select/), names("button", /^Details of/), names("button", /^Sign out Chen/)])
    expect(new Set(all).size).toBe(all.length);
  expect(names("checkbox", /^Select Chen/)[0]).toMatch(
    /^Select Chen Marino, @chen\.marino648, .*, Acme HQ, .*, session ID ending in c1$/,
  );
  expect(names("checkbox", /^Select Ana/)[0]).not.toContain("session ID");

  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "chen-id" }] });
  const dialog = await screen.findByRole("alertdialog");
  const boxes = within(dialog)
    .getAllByRole("checkbox")
    .map((box) => box.getAttribute("aria-label"));
  expect(new Set(boxes).size).toBe(boxes.length);
});

test("a look-up that finds a signed-out session gives its button back, in the card and in the panel", async () => {
  const screen = await read();
  await screen.end("c1");
  const again = { ...chen("c1"), asOf: new Date(NOW + 60_000).toISOString() };
  screen.of.behaviours.acme = { answer: { card: again } };
  await screen.app.askServers("c1");
  const found = await screen.findByRole("article");
  expect(within(found).queryByText(/^Signed out, checked/)).toBeNull();
  expect(within(found).getByRole("button", { name: /^Sign out Chen/ })).toBeTruthy();
  screen.app.openCard("acme");
  expect(await screen.findByRole("button", { name: "Sign out this device" })).toBeTruthy();
});

test("a reading that lists a session after it was signed out gives its button and its box back", async () => {
  const screen = await read();
  await screen.end("c1");
  screen.of.sessions = { acme: [{ ...chen("c1"), asOf: new Date(NOW + 60_000).toISOString() }] };
  await screen.backend.readSessions("acme", "everything", null, () => undefined);
  await screen.app.finder.again();
  await settle();
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(1));
  const [found] = await screen.findAllByRole("article");
  expect(within(found as HTMLElement).queryByText(/^Signed out, checked/)).toBeNull();
  expect(within(found as HTMLElement).getByRole("checkbox")).toBeTruthy();
  expect(within(found as HTMLElement).getByRole("button", { name: /^Sign out Chen/ })).toBeTruthy();
});

test("a workspace that was not read yet is read by a button beside the count", async () => {
  const screen = await page({
    workspaces: [
      workspace("acme", "Acme HQ", { lastCheck: mayEnd }),
      workspace("globex", "Globex", { lastCheck: mayEnd }),
    ],
    behaviours: {},
    sessions: { acme: [chen("c1")], globex: [] },
  });
  await screen.app.sessions.readings.read(["acme"], "everything");
  fireEvent.click(await screen.findByRole("button", { name: "Read Globex" }));
  await waitFor(() =>
    expect(screen.backend.calls.filter(([name, id]) => name === "readSessions" && id === "globex")).toHaveLength(1),
  );
});

test("rows left behind by an old server say that they are signed out, without a button, also when reread", async () => {
  const screen = await read({ revocation: { mayEndAll: "yes", outcomes: { c1: "dead", c2: "dead", c3: "dead" } } });
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "chen-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  const job = await screen.findByRole("region", { name: /^Signed out 3 devices of Chen Marino/ });
  expect(job.textContent).toContain("3 asked, 3 signed out though the server still lists them, checked");
  expect(job.textContent).not.toContain("Not gone");
  const said = "Signed out. The server still lists it.";
  await waitFor(() => expect(screen.getAllByText(said)).toHaveLength(3));
  expect(screen.queryByRole("button", { name: /^Sign out Chen/ })).toBeNull();

  screen.of.sessions = {
    acme: ["c1", "c2", "c3"].map((id) => ({ ...chen(id), asOf: new Date(NOW + 60_000).toISOString() })),
  };
  await screen.backend.readSessions("acme", "everything", null, () => undefined);
  await screen.app.finder.again();
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(3));
  expect(screen.getAllByText(said)).toHaveLength(3);
  expect(screen.queryByRole("button", { name: /^Sign out Chen/ })).toBeNull();
});

test("a session without an answer is unknown, can be checked now, and is never blamed on the server", async () => {
  const screen = await read({ revocation: { outcomes: { c1: "unknown" } } });
  await screen.app.revocation.propose({
    kind: "sessions",
    sessions: ["c1", "c2"].map((sessionId) => ({ workspaceId: "acme", sessionId })),
  });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 2 devices" }));
  const job = await screen.findByRole("region", { name: /1 not known$/ });
  expect(job.textContent).toContain("Not known: no answer came");
  expect(job.textContent).not.toContain("did not end it");
  fireEvent.click(within(job).getByRole("button", { name: "Check now on Acme HQ" }));
  await waitFor(() => expect(screen.backend.calls.filter(([name]) => name === "checkEnded")).toHaveLength(1));
});
