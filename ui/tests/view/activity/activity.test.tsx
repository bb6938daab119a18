// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { ActivityRow, ActivityWhat } from "../../../src/backend/generated/types";
import { card, challenge, type World, workspace } from "../../scripted";
import type { ActivityScript } from "../../scriptedActivity";
import { page } from "../page";

const acme = workspace("acme", "Acme HQ");
const { device } = card("acme");
const AT = "2026-11-23T05:32:50Z";

const lookedUp: ActivityWhat = {
  kind: "lookedUp",
  workspaceId: "acme",
  workspaceName: "Acme HQ",
  actor: "support",
  sessionId: "uBNL9dTjJ4s6Pjp4K",
  result: { kind: "found", person: "Rod (@rod)", device },
};

const ending = (person: string, closing: Extract<ActivityWhat, { kind: "ending" }>["closing"]): ActivityWhat => ({
  kind: "ending",
  operation: "0".repeat(32),
  workspaceId: "acme",
  workspaceName: "Acme HQ",
  actor: "support",
  person,
  userId: "mariaId",
  target: { kind: "session", sessionId: "tTouumJMrHMjnedWf", device },
  ticket: "T-7",
  closing,
});

const row = (number: number, what: ActivityWhat): ActivityRow => ({ number, at: AT, what });

async function opened(activity: ActivityScript, more: Partial<World> = {}) {
  const screen = await page({ workspaces: [acme], behaviours: {}, activity, ...more });
  fireEvent.click(screen.getByRole("button", { name: /^Activity/ }));
  await screen.findByRole("heading", { level: 1, name: "Activity" });
  return screen;
}

const asked = (screen: Awaited<ReturnType<typeof page>>, method: string) =>
  screen.backend.calls.filter(([name]) => name === method);

test("without an entry the page says what will be listed", async () => {
  const screen = await opened({});
  expect(await screen.findByText("Nothing yet")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Filter"));
});

test("an entry says who, on what, where, by whom, for which ticket, and what came of it", async () => {
  const gone = { at: AT, outcome: { kind: "ended" }, checked: true } as const;
  const screen = await opened({ rows: [row(2, ending("Maria Lopez (@maria)", gone)), row(1, lookedUp)] });

  const [first, second] = await screen.findAllByRole("article");
  expect(first?.textContent).toContain("Signed out Maria Lopez (@maria)");
  for (const said of ["Chrome 113 on Windows 10", "Acme HQ", "by @support", "Ticket T-7", "tTouumJMrHMjnedWf", "Gone"])
    expect(first?.textContent).toContain(said);
  expect(second?.textContent).toContain("Looked up Rod (@rod)");
  expect(screen.getByTestId("activity-count").textContent).toBe("2 entries");
});

test.each([
  [{ kind: "hadEnded" }, "Maria was signed out already", "Gone"],
  [{ kind: "stillThere" }, "Maria is still signed in", "Still there"],
  [{ kind: "refused", why: "not allowed" }, "The server did not sign out Maria", "Refused"],
  [{ kind: "unknown" }, "Not known whether Maria is signed out", "Unknown"],
  [{ kind: "notSent" }, "Did not sign out Maria: nothing was sent", "Not sent"],
] as const)("%o is said in words", async (outcome, headline, result) => {
  const screen = await opened({ rows: [row(1, ending("Maria", { at: AT, outcome, checked: false }))] });
  const entry = await screen.findByRole("article");
  expect(within(entry).getByRole("heading").textContent).toBe(headline);
  expect(entry.textContent).toContain(result);
});

test("the filter asks the program, and the newest question is answered", async () => {
  const screen = await opened({ rows: [row(2, ending("Maria", null)), row(1, lookedUp)] });
  await screen.findAllByRole("article");
  const field = screen.getByLabelText("Filter");

  fireEvent.input(field, { target: { value: "rod" } });
  await waitFor(() => expect(screen.getAllByRole("article").length).toBe(1));
  fireEvent.input(field, { target: { value: "nobody" } });
  expect(await screen.findByText("No entry has “nobody” in it")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Clear filter" }));
  await waitFor(() => expect(screen.getAllByRole("article").length).toBe(2));
});

test("older entries come when they are asked for", async () => {
  const rows = Array.from({ length: 150 }, (_, index) => row(150 - index, lookedUp));
  const screen = await opened({ rows });
  await waitFor(() => expect(screen.getAllByRole("article").length).toBe(100));
  expect(screen.getByTestId("activity-count").textContent).toBe("The newest 100 entries");

  fireEvent.click(screen.getByRole("button", { name: "Show older" }));
  await waitFor(() => expect(screen.getAllByRole("article").length).toBe(150));
  expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  expect(asked(screen, "activityRows").at(-1)?.[2]).toBe(51);
});

test("what was left open is asked at the start without a dialog, and with one on “Check now”", async () => {
  const left = [row(1, ending("Maria", null))];
  const settle: ActivityScript["settle"] = (_id, code) =>
    code === "123456"
      ? { kind: "done", value: { closed: 1, open: 0 } }
      : { kind: "challengeNeeded", challenge: challenge() };
  const screen = await opened({ rows: left, state: { left }, settle });
  expect(asked(screen, "settleActivity")).toEqual([["settleActivity", "acme", null]]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("button", { name: "Activity1 open" })).toBeTruthy();
  expect(screen.getByTestId("left-open").textContent).toContain("1 sign-out on Acme HQ was not finished");

  fireEvent.click(screen.getByRole("button", { name: "Check now: Acme HQ" }));
  const field = await screen.findByLabelText("Code from your authenticator app");
  expect(screen.getByRole("dialog").textContent).toContain("Waiting: checking what was not finished");
  fireEvent.input(field, { target: { value: "123456" } });
  if (screen.queryByRole("dialog")) fireEvent.submit(field);
  await waitFor(() => expect(screen.queryByTestId("left-open")).toBeNull());
});

test("what was left open is asked after a later sign-in too, and not before", async () => {
  const left = [row(1, ending("Maria", null))];
  const screen = await opened({ rows: left, state: { left } }, { workspaces: [{ ...acme, signIn: { kind: "none" } }] });
  expect(asked(screen, "settleActivity")).toEqual([]);
  screen.app.signedIn(acme);
  await waitFor(() => expect(asked(screen, "settleActivity")).toEqual([["settleActivity", "acme", null]]));
  await waitFor(() => expect(screen.queryByTestId("left-open")).toBeNull());
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a workspace that cannot be asked leaves it open and says why", async () => {
  const left = [row(1, ending("Maria", null))];
  const settle = () => {
    throw { kind: "unreachable", reason: "timedOut", details: "after 30 s" };
  };
  const screen = await opened({ rows: left, state: { left }, settle });
  const box = screen.getByTestId("left-open");
  expect(box.textContent).toContain("Acme HQ did not answer in time");
  expect(within(box).getByRole("button", { name: "Check now: Acme HQ" })).toBeTruthy();
});

test("nothing is asked at the start where nothing was left", async () => {
  const screen = await opened({ rows: [row(1, lookedUp)] });
  expect(asked(screen, "settleActivity")).toEqual([]);
});

test("a file that was changed is said above its entries", async () => {
  const screen = await opened({ rows: [row(1, lookedUp)], chain: { kind: "broken", line: 7, why: "changed" } });
  const warning = await screen.findByTestId("chain-broken");
  expect(warning.textContent).toContain("Line 7 is not what it was when it was written");
  await screen.findByRole("article");
});

test("the details say where the file is, how many entries it has, and how anyone can check it", async () => {
  const screen = await opened({ rows: [row(1, lookedUp)] });
  expect((await screen.findByTestId("chain-entries")).textContent).toBe("1");
  expect(screen.getByText(/^gatehouse --verify-activity "/)).toBeTruthy();
});

test("a copy is saved, and its path is shown", async () => {
  const screen = await opened({ rows: [row(1, lookedUp)] });
  fireEvent.click(screen.getByRole("button", { name: "Save a copy…" }));
  expect(await screen.findByText("/home/me/gatehouse-activity.jsonl")).toBeTruthy();
});

test("a look-up that could not be written is shown, and said above every page", async () => {
  const state = { trouble: { missing: 1, problem: "diskFull" as const } };
  const screen = await page({ workspaces: [acme], behaviours: {}, activity: { state } });
  const said = await screen.findByTestId("activity-trouble");
  expect(said.textContent).toContain("The activity cannot be written");
  expect(said.textContent).toContain("1 thing that happened is not in the activity");
  expect(said.textContent).toContain("The disk is full.");
  expect(within(said).queryByRole("button")).toBeNull();
});
