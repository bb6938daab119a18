// @vitest-environment jsdom
import { act, fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { SessionCard } from "../../../src/backend/generated/types";
import { settle } from "../../fakeClock";
import { card, fine, type World, workspace } from "../../scripted";
import { nth, page } from "../page";

const maria = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;
const allowed = {
  ...fine(),
  outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "yes" } },
} as World["workspaces"][number]["lastCheck"];
const acme = workspace("acme", "Acme HQ", { lastCheck: allowed });
const globex = workspace("globex", "Globex", { lastCheck: allowed });
const hers = (workspaceId: string, sessionId: string, more: Partial<SessionCard> = {}) =>
  card(workspaceId, { sessionId, userId: `maria-${workspaceId}`, person: maria, ...more });
const linux = {
  kind: "browser",
  name: "Firefox",
  version: "152.0",
  longVersion: "152.0",
  system: "Ubuntu",
  systemVersion: "26.04",
} as const;

const world = (more: Partial<World> = {}): World => ({
  workspaces: [acme, globex],
  behaviours: {},
  sessions: { acme: [hers("acme", "a1"), hers("acme", "a2", { device: linux })], globex: [hers("globex", "g1")] },
  ...more,
});

/** Reads everything, and comes to the flow from the details of Maria's first session. */
async function opened(more: Partial<World> = {}) {
  const screen = await page(world(more));
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));
  fireEvent.click(
    nth(await screen.findAllByRole("button", { name: /^Details of Maria Lopez, @maria, Chrome.*Acme HQ/ })),
  );
  fireEvent.click(await screen.findByRole("button", { name: "This account may be compromised…" }));
  await screen.findByRole("checkbox", { name: "Maria Lopez, @maria, Acme HQ" });
  const next = () => fireEvent.click(screen.getByRole("button", { name: /^Next: / }));
  const step = (name: string) =>
    fireEvent.click(screen.getByRole("button", { name: new RegExp(`^Step \\d,\\s*${name}:`) }));
  const sent = (method: string) => screen.backend.calls.filter(([name]) => name === method).map(([, ...call]) => call);
  return { ...screen, next, step, sent };
}

test("each account has its own tick, and the same name elsewhere is unconfirmed and unticked", async () => {
  const screen = await opened();
  const own = screen.getByRole("checkbox", { name: "Maria Lopez, @maria, Acme HQ" }) as HTMLInputElement;
  const group = screen.getByRole("group", { name: "Same name in other workspaces, not confirmed" });
  const other = within(group).getByRole("checkbox", { name: "Maria Lopez, @maria, Globex" }) as HTMLInputElement;

  expect([own.checked, other.checked]).toEqual([true, false]);
  fireEvent.click(own);
  expect(screen.getByRole("button", { name: "Next: Devices" }).hasAttribute("disabled")).toBe(true);
});

test("a device is a plain line to read aloud, and each answer is a press of its own", async () => {
  const screen = await opened();
  screen.next();
  expect(document.activeElement?.textContent).toBe("Read these aloud: is it yours?");
  const question = screen.getByRole("group", { name: "Firefox on Ubuntu, 26 minutes ago. Yours?" });
  const no = within(question).getByRole("button", { name: "No" });
  fireEvent.click(no);

  expect(no.getAttribute("aria-pressed")).toBe("true");
  expect(screen.getByText("1 of 2 answered")).toBeTruthy();
  await waitFor(() => expect(screen.sent("noteActivity")).not.toEqual([]));
  expect(screen.sent("noteActivity")).toEqual([
    [{ kind: "deviceAnswer", key: { workspaceId: "acme", sessionId: "a2" }, answer: "no", ticket: null }],
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Copy the answers" }));
  await waitFor(() =>
    expect(screen.backend.copied).toContain("Not theirs: Firefox on Ubuntu, Acme HQ, last connected 2026-11-23T"),
  );
  expect(screen.backend.copiedHtml).toMatch(
    /^<p>Account: Maria Lopez \(@maria\) on Acme HQ<br>Not theirs: Firefox on Ubuntu, .*<br>Not answered: /,
  );
});

test("what is done at the server is ticked for each account, with who does it and where", async () => {
  const screen = await opened();
  fireEvent.click(screen.getByRole("checkbox", { name: "Maria Lopez, @maria, Globex" }));
  screen.step("Password");
  const task = screen.getByRole("group", { name: "Change the password" });
  expect(task.textContent).toContain("Manage → Workspace → Users");

  fireEvent.click(within(task).getByRole("checkbox", { name: "Change the password: done for Globex (@maria)" }));
  expect(screen.getByRole("button", { name: /^Step 3,\s*Password:\s*1 of 10$/ })).toBeTruthy();
  await waitFor(() => expect(screen.sent("noteActivity")).not.toEqual([]));
  expect(screen.sent("noteActivity").at(-1)).toEqual([
    {
      kind: "stepTicked",
      step: "password",
      accounts: [{ workspaceId: "globex", userId: "maria-globex" }],
      ticket: null,
    },
  ]);
});

test("the No's are ticked, and what this sign-in may not do says so and whom to ask", async () => {
  const screen = await opened({ workspaces: [acme, workspace("globex", "Globex", { lastCheck: fine() })] });
  fireEvent.click(screen.getByRole("checkbox", { name: "Maria Lopez, @maria, Globex" }));
  screen.next();
  for (const button of screen.getAllByRole("button", { name: "No" })) fireEvent.click(button);
  screen.step("Choose");
  const box = (name: RegExp) => screen.getByRole("checkbox", { name }) as HTMLInputElement;

  await waitFor(() => expect(box(/^Sign out Firefox.*Acme HQ/).checked).toBe(true));
  expect([box(/^Sign out Chrome.*Globex/).checked, box(/^Sign out Chrome.*Globex/).disabled]).toEqual([false, true]);
  expect(screen.container.textContent).toContain("You are not allowed to sign out devices on Globex.");
  expect(screen.container.textContent).toContain("“logout-device-management”");
  expect(box(/^Also sign this account out everywhere on Acme HQ/).disabled).toBe(true);
  expect(screen.getByText("2 devices")).toBeTruthy();
});

test("the whole way: nothing is sent before the button that says so; the result begins with the password", async () => {
  const screen = await opened({ revocation: { mayEndAll: "yes" } });
  screen.next();
  fireEvent.click(nth(screen.getAllByRole("button", { name: "No" })));
  screen.step("Choose");
  fireEvent.click(
    screen.getByRole("checkbox", { name: "Also sign this account out everywhere on Acme HQ: Maria Lopez (@maria)" }),
  );
  await screen.findByText("2 devices and 1 account everywhere");
  screen.next();
  expect(screen.getByRole("heading", { name: "Sign out 2 devices, and 1 account everywhere?" })).toBeTruthy();
  expect(screen.sent("startEnding")).toEqual([]);

  fireEvent.click(
    screen.getByRole("button", {
      name: "Allow signing out for 15 minutes, and sign out 2 devices, and 1 account everywhere",
    }),
  );
  expect(await screen.findByRole("heading", { name: "Signed out and checked" })).toBeTruthy();
  expect(screen.container.textContent).toContain("Anyone who knows the password can sign in again now.");
  expect(screen.container.textContent).toMatch(/2 asked, 2 gone, checked \d\d:\d\d:\d\d \(UTC/);
  expect(screen.getByText("We look again in 60 s whether somebody signed in again.")).toBeTruthy();
});

test("the second look is counted down to, taken by itself, and what it finds is an alert that leads on", async () => {
  const screen = await opened();
  screen.next();
  fireEvent.click(nth(screen.getAllByRole("button", { name: "No" })));
  screen.step("Sign out");
  fireEvent.click(await screen.findByRole("button", { name: /sign out 1 device$/ }));
  await screen.findByText(/We look again in 60 s/);
  screen.backend.world.revocation = { newSignIns: [hers("acme", "a9", { device: linux })] };
  screen.clock.pass(13_000);
  await screen.findByText(/We look again in 47 s/);
  screen.clock.pass(47_000);

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("1 device signed in or reconnected since");
  expect(screen.container.textContent).toContain("Maria Lopez (@maria), Firefox 152 on Ubuntu 26.04");
  fireEvent.click(within(alert).getByRole("button", { name: "Ask about it and sign out" }));
  expect(await screen.findByRole("heading", { name: "Read these aloud: is it yours?" })).toBeTruthy();
});

test("whoever finishes before the second look is told of it at the foot of the page", async () => {
  const screen = await opened();
  screen.next();
  fireEvent.click(nth(screen.getAllByRole("button", { name: "No" })));
  screen.step("Sign out");
  fireEvent.click(await screen.findByRole("button", { name: /^Allow signing out/ }));
  await screen.findByRole("heading", { name: "Signed out and checked" });
  screen.step("Ticket");
  fireEvent.click(screen.getByRole("button", { name: "Finish" }));

  expect(screen.app.incidents.open.value).toBeNull();
  expect(await screen.findByText(/We look again in \d+ s/)).toBeTruthy();
  screen.clock.pass(60_000);
  await waitFor(() => expect(screen.sent("checkEnded")).toHaveLength(1));
});

test("the flow is left and come back to with everything in it, and discarding asks first", async () => {
  const screen = await opened();
  screen.next();
  for (const button of screen.getAllByRole("button", { name: "No" })) fireEvent.click(button);
  fireEvent.click(screen.getByRole("button", { name: "Leave for now" }));
  await screen.findByTestId("count");
  fireEvent.click(screen.getByRole("button", { name: "Maria Lopez: 2 of 6 steps" }));
  expect(screen.getAllByRole("button", { name: "No", pressed: true })).toHaveLength(2);

  fireEvent.click(screen.getByRole("button", { name: "Discard…" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Discard Maria Lopez?" });
  expect(document.activeElement?.textContent).toBe("Cancel");
  fireEvent.click(within(dialog).getByRole("button", { name: "Discard" }));
  await screen.findByTestId("count");
  expect(screen.queryByRole("button", { name: /of 6 steps/ })).toBeNull();
});

test("one caller at a time: another account does not give up the flow that is open unasked", async () => {
  const rod = card("acme", { sessionId: "r1" });
  const screen = await opened({ sessions: { acme: [hers("acme", "a1"), rod], globex: [] } });
  fireEvent.click(screen.getByRole("button", { name: "Leave for now" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Details of Rod/ }));
  fireEvent.click(await screen.findByRole("button", { name: "This account may be compromised…" }));

  const dialog = await screen.findByRole("alertdialog", { name: "Maria Lopez is not finished" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Discard and begin with Rod" }));
  expect(await screen.findByRole("heading", { name: "Rod: this account may be compromised" })).toBeTruthy();
});

test("both texts can be changed before they are copied, and say when they are behind", async () => {
  const screen = await opened();
  screen.step("Ticket");
  const ticket = screen.getByLabelText("For the ticket") as HTMLTextAreaElement;
  expect(ticket.value).toContain("An account may be compromised: Maria Lopez (@maria) on Acme HQ, user ID maria-acme.");
  fireEvent.input(ticket, { target: { value: "Mine" } });
  fireEvent.click(screen.getByRole("button", { name: "Copy for ticket" }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/^Mine\n\n\| Workspace +\| Device +\|/));
  expect(screen.backend.copiedHtml).toMatch(/^<p>Mine<\/p><table .*<th>Workspace<\/th><th>Device<\/th>/);
  expect(screen.backend.copied).toContain("172.20.0.2");

  fireEvent.click(screen.getByRole("button", { name: "Copy message" }));
  await waitFor(() =>
    expect(screen.backend.copiedHtml).toMatch(/^<p>Hello Maria Lopez,<\/p><p>.*<\/p><p>What to do now:<br>- /),
  );

  screen.step("Who");
  fireEvent.input(screen.getByLabelText("Ticket number"), { target: { value: "4711" } });
  screen.step("Ticket");
  expect(screen.container.textContent).toContain("What happened since you changed this text is not in it.");
  fireEvent.click(screen.getByRole("button", { name: "Use the proposed text again: For the ticket" }));
  expect((screen.getByLabelText("For the ticket") as HTMLTextAreaElement).value).toMatch(/^Ticket 4711\. /);
});

test("masked, no address is in the table, the answers or the ticket, whatever stands around it", async () => {
  const from = (text: string) => ({ internetAddress: { text, internal: false } });
  const addresses = [
    "203.0.113.77:443",
    "[2001:db8:1:2::9]:443",
    "198.51.100.66, 10.0.0.88",
    "dsl-203-0-113-99.isp.example",
    "::ffff:192.0.2.55",
  ];
  const screen = await opened({
    sessions: { acme: addresses.map((text, number) => hers("acme", `a${number}`, from(text))) },
  });
  screen.next();
  fireEvent.click(screen.getByLabelText("Mask internet addresses"));
  fireEvent.click(screen.getByRole("button", { name: "Copy the answers" }));
  await waitFor(() => expect(screen.backend.copied).toContain("Internet addresses are masked."));
  const evidence = screen.backend.copied;

  screen.step("Ticket");
  expect((screen.getByLabelText("Mask internet addresses") as HTMLInputElement).checked).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Copy for ticket" }));
  await waitFor(() => expect(screen.backend.copied).toContain("An account may be compromised"));
  const table = screen.getByRole("region", { name: "Devices, for the ticket" }).textContent;
  for (const text of [evidence, screen.backend.copied, table]) {
    for (const network of [
      "203.0.113.0/24 (masked)",
      "2001:db8:1::/48 (masked)",
      "198.51.100.0/24, 10.0.0.0/24 (masked)",
      "192.0.2.0/24 (masked)",
    ])
      expect(text).toContain(network);
    expect(text).not.toMatch(/113.77|1:2::9|100\.66|0\.88|113-99|2\.55/);
  }

  fireEvent.input(screen.getByLabelText("For the customer"), { target: { value: "Seen from 203.0.113.77 today" } });
  await screen.findByText("Internet addresses in it are masked when it is copied.");
  fireEvent.click(screen.getByRole("button", { name: "Copy message" }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/^Seen from 203\.0\.113\.0\/24 today$/));
});

test("from the search page the caller is sought by name, with what stands in the box", async () => {
  const screen = await page(world());
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));
  await screen.findByTestId("count");
  fireEvent.input(screen.getByRole("searchbox", { name: /^Session ID/ }), { target: { value: "lopez" } });
  fireEvent.click(await screen.findByRole("button", { name: "An account may be compromised…" }));

  fireEvent.click(await screen.findByRole("button", { name: "Begin with Maria Lopez on Globex" }));
  expect(
    ((await screen.findByRole("checkbox", { name: "Maria Lopez, @maria, Globex" })) as HTMLInputElement).checked,
  ).toBe(true);
});

type Screen = Awaited<ReturnType<typeof page>>;
const caller = (screen: Screen) => screen.findByLabelText(/^Who is calling/) as Promise<HTMLInputElement>;

/** Comes to the flow with this text in the search box. */
async function seeking(text: string) {
  const screen = await page(world());
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));
  await screen.findByTestId("count");
  fireEvent.input(screen.getByRole("searchbox", { name: /^Session ID/ }), { target: { value: text } });
  screen.app.go({ kind: "incident" });
  return screen;
}

test("what was typed for the caller is still there after another page, whatever stands in the box", async () => {
  const screen = await seeking("ana");
  await waitFor(async () => expect((await caller(screen)).value).toBe("ana"));
  fireEvent.input(await caller(screen), { target: { value: "maria lopez" } });
  screen.app.go({ kind: "activity" });
  await waitFor(() => expect(screen.queryByLabelText(/^Who is calling/)).toBeNull());
  await act(() => screen.app.go({ kind: "incident" }));
  await act(settle);
  expect((await caller(screen)).value).toBe("maria lopez");
});

const NOBODY = ["203.0.113.77", "uBNL9dTjJ4s6Pjp4K", '{"id": 1}'];

test.each(NOBODY)("%s names no caller, so it is not put into the field", async (text) => {
  const screen = await seeking(text);
  await caller(screen);
  await settle();
  expect((await caller(screen)).value).toBe("");
});

test("a person's heading leads to the flow of that account", async () => {
  const screen = await page(world());
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));
  await screen.findByTestId("count");
  void screen.app.finder.search({ group: "person" });
  fireEvent.click(nth(await screen.findAllByRole("button", { name: "Compromised? Maria Lopez" })));

  expect(await screen.findByRole("heading", { name: "Maria Lopez: this account may be compromised" })).toBeTruthy();
});

test("an answer that cannot be written into the activity is said, and tried again", async () => {
  const screen = await opened({ activity: { error: { kind: "notSaved", details: "ENOSPC" } } });
  screen.next();
  fireEvent.click(nth(screen.getAllByRole("button", { name: "Yes" })));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("1 entry could not be written into the activity");

  delete screen.backend.world.activity?.error;
  fireEvent.click(within(alert).getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});
