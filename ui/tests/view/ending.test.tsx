// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { EndingScript } from "../scriptedEnding";
import { settle } from "../fakeClock";
import { card, challenge, fine, type World, workspace } from "../scripted";
import { nth, page } from "./page";

const rights = (mayEnd: "yes" | "no") => {
  const check = fine();
  return check?.outcome.kind === "fine" ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd } } } : check;
};

const person = (name: string, sessions: number) =>
  Array.from({ length: sessions }, (_, number) =>
    card("acme", {
      sessionId: `${name}${number}`,
      userId: `${name}-id`,
      person: { kind: "known", name, userName: name.toLowerCase() },
      internetAddress: { text: number === 0 ? "203.0.113.77" : "198.51.100.14", internal: false },
      lastConnected: `2026-11-23T05:0${9 - number}:00Z`,
    }),
  );

const world = (ending: EndingScript = {}, more: Partial<World> = {}): World => ({
  workspaces: [workspace("acme", "Acme HQ", { lastCheck: rights("yes") })],
  behaviours: {},
  sessions: { acme: [...person("Rod", 3), ...person("Ana", 1)] },
  ending,
  ...more,
});

/** The window with everything read, by a scripted world in which signing out works. */
async function read(of: World = world()) {
  const screen = await page(of);
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(4));
  const sent = (method: string) => screen.backend.calls.filter(([name]) => name === method);
  const signOut = (of: RegExp) => fireEvent.click(screen.getAllByRole("button", { name: of })[0] as Element);
  return { ...screen, sent, signOut };
}

type Screen = Awaited<ReturnType<typeof read>>;

async function allow(screen: Screen) {
  await screen.app.ending.mode.allow();
  await settle();
}

function select(screen: Screen, ...names: RegExp[]) {
  for (const name of names) fireEvent.click(nth(screen.getAllByRole("checkbox", { name })));
}

test("while only viewing, a sign-out asks first, focuses the way back and says that it also allows it", async () => {
  const screen = await read();
  expect(screen.container.textContent).toContain("Viewing only");
  screen.signOut(/^Sign out Ana/);
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 1 device of Ana (@ana) on Acme HQ?" });
  expect(document.activeElement?.textContent).toBe("Cancel");
  const described = document.getElementById(dialog.getAttribute("aria-describedby") ?? "");
  expect(described?.textContent).toContain("Anyone who knows the password can sign in again now");
  expect(described?.textContent).toContain("After it is sent, it cannot be undone.");
  expect(dialog.textContent).toContain("This also allows signing out for 15 minutes.");
  expect(screen.sent("startEnding")).toEqual([]);

  fireEvent.click(within(dialog).getByRole("button", { name: "Sign out 1 device" }));
  const job = await screen.findByRole("region", { name: "Signed out 1 device of Ana (@ana) on Acme HQ" });
  expect(screen.sent("startEnding")).toHaveLength(1);
  expect(job.textContent).toContain("1 asked, 1 gone, checked 05:34:50 (UTC)");
  expect(job.textContent).toContain("Anyone who knows the password can sign in again now.");
  expect(screen.container.textContent).toContain("Signing out allowed, 15 min");
  expect(screen.getByText("Signed out, checked 05:34")).toBeTruthy();
  expect(screen.getAllByRole("article")).toHaveLength(4);
  expect(screen.getByTestId("count").textContent).toContain("1 signed out since");
});

test("while signing out is allowed, one session waits five seconds, and Undo leaves it unsent", async () => {
  const screen = await read();
  await allow(screen);
  screen.signOut(/^Sign out Ana/);
  const bar = await screen.findByRole("region", { name: "About to be signed out" });
  expect(bar.textContent).toContain("Signing out Ana, Chrome 113 on Windows 10 on Acme HQ in 5 s");
  expect(screen.queryByRole("alertdialog")).toBeNull();
  screen.clock.pass(4_000);
  await waitFor(() => expect(bar.textContent).toContain("in 1 s"));
  fireEvent.click(within(bar).getByRole("button", { name: "Undo signing out Ana (@ana), Chrome 113 on Windows 10" }));
  expect((await screen.findByRole("region", { name: "About to be signed out" })).textContent).toContain("Undone: Ana stays signed in. Nothing was sent.");
  screen.clock.pass(20_000);
  await waitFor(() => expect(screen.queryByRole("region", { name: "About to be signed out" })).toBeNull());
  expect(screen.sent("startEnding")).toEqual([]);
});

test("after the five seconds it is sent once, and proven", async () => {
  const screen = await read();
  await allow(screen);
  screen.signOut(/^Sign out Ana/);
  await screen.findByRole("region", { name: "About to be signed out" });
  screen.clock.pass(4_999);
  await settle();
  expect(screen.sent("startEnding")).toEqual([]);
  screen.clock.pass(1);

  expect(await screen.findByText(/1 asked, 1 gone/)).toBeTruthy();
  expect(screen.sent("endSessions")).toHaveLength(1);
});

test.each([
  ["Escape", (screen: Screen) => fireEvent.keyDown(document.body, { key: "Escape" }) && screen, "Undone: Ana stays signed in."],
  ["going to another page", (screen: Screen) => screen.app.go({ kind: "add" }), "because you went elsewhere"],
])("the five seconds end unsent, and that is said, by %s", async (_, act, said) => {
  const screen = await read();
  await allow(screen);
  screen.signOut(/^Sign out Ana/);
  await screen.findByRole("region", { name: "About to be signed out" });
  act(screen);
  screen.clock.pass(20_000);

  await waitFor(() => expect(screen.app.announcer.said.value.words).toContain(said));
  expect(screen.container.textContent).toContain(said);
  expect(screen.sent("startEnding")).toEqual([]);
});

test("several are looked over by person, and the button repeats how many are ticked", async () => {
  const screen = await read(world({ own: ["Ana-id"] }));
  select(screen, /^Select Rod/, /^Select Ana/);
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 2 devices…" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 1 device of Rod (@rod) on Acme HQ?" });
  expect(dialog.textContent).toContain("Your own account");
  fireEvent.click(within(dialog).getByRole("checkbox", { name: "All of Ana (@ana), Acme HQ" }));
  fireEvent.click(await within(dialog).findByRole("button", { name: "Sign out 2 devices" }));

  await screen.findByText(/2 asked, 2 gone/);
  expect(screen.sent("startEnding")[0]?.[1]).toMatchObject({ sessions: [{ sessionId: "Rod0" }, { sessionId: "Ana0" }], typedNumber: null, ticket: null });
  await waitFor(() => expect(screen.queryByRole("region", { name: "Selected sessions" })).toBeNull());
});

test("the details offer everything of a person, counted, and what the list cannot show where allowed", async () => {
  const screen = await read(world({ mayEndAll: "yes" }));
  fireEvent.click(screen.getAllByRole("button", { name: /^Details of Rod/ })[0] as Element);
  fireEvent.click(await screen.findByRole("button", { name: "Sign out all 3 devices of Rod on Acme HQ…" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 3 devices of Rod (@rod) on Acme HQ?" });
  fireEvent.click(within(dialog).getByRole("checkbox", { name: /^Also end access tokens/ }));
  fireEvent.input(within(dialog).getByLabelText(/^Ticket number/), { target: { value: " INC-7 " } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Sign out 3 devices" }));

  const job = await screen.findByRole("region", { name: "Signed out 3 devices of Rod (@rod) on Acme HQ" });
  expect(job.textContent).toContain("Access tokens and sign-ins that the list cannot show were ended too, as the server says; no list can prove it.");
  expect(screen.sent("startEnding")[0]?.[1]).toMatchObject({ wholeAccounts: [{ workspaceId: "acme", userId: "Rod-id" }], ticket: "INC-7" });
});

test("Enter behind the ticket's number sends nothing, and leads to the button that does", async () => {
  const screen = await read();
  select(screen, /^Select Rod/, /^Select Ana/);
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 2 devices…" }));
  const dialog = await screen.findByRole("alertdialog");
  await within(dialog).findByRole("button", { name: "Sign out 2 devices" });

  expect(fireEvent.keyDown(within(dialog).getByLabelText(/^Ticket number/), { key: "Enter" })).toBe(false);
  expect(document.activeElement?.textContent).toBe("Sign out 2 devices");
  expect(screen.sent("startEnding")).toEqual([]);
});

test("the second press of a double click signs nothing out", async () => {
  const screen = await read();
  await allow(screen);
  fireEvent.click(screen.getAllByRole("button", { name: /^Sign out Ana/ })[0] as Element, { detail: 2 });
  await settle();
  expect(screen.sent("planEnding")).toEqual([]);
});

test("an address wants its number typed, and the field says which", async () => {
  const screen = await read();
  await screen.app.ending.propose({ kind: "address", address: "203.0.113.77" });
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 2 devices of 2 people on 203.0.113.77?" });
  const button = within(dialog).getByRole("button", { name: "Sign out 2 devices" }) as HTMLButtonElement;
  expect(button.disabled).toBe(true);
  fireEvent.input(within(dialog).getByLabelText("Type 2 to confirm"), { target: { value: "3" } });
  await waitFor(() => expect(button.disabled).toBe(true));
  fireEvent.input(within(dialog).getByLabelText("Type 2 to confirm"), { target: { value: "2" } });
  await waitFor(() => expect(button.disabled).toBe(false));
  fireEvent.click(button);

  await screen.findByText(/2 asked, 2 gone/);
  expect(screen.sent("startEnding")[0]?.[1]).toMatchObject({ typedNumber: 2 });
});

test("an address shared by most of a workspace is said to be no real one before it is signed out", async () => {
  const internetAddress = { text: "198.51.100.14", internal: false };
  const screen = await read(world({ doubtful: [{ workspaceId: "acme", percent: 93, internetAddress }] }));
  await screen.app.ending.propose({ kind: "address", address: "198.51.100.14" });
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 2 devices of Rod (@rod) on Acme HQ?" });
  const described = document.getElementById(dialog.getAttribute("aria-describedby") ?? "");
  const said = described?.textContent;
  expect(said).toContain("93 % of sessions on Acme HQ share 198.51.100.14, so its server is probably not seeing");
  expect(said).toContain("not seeing real addresses. This signs out nearly everybody there");
});

test("who turns out to be an administrator is marked and not ticked", async () => {
  const screen = await read(world({ admins: ["Rod-id"] }));
  select(screen, /^Select Rod/, /^Select Ana/);
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 2 devices…" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 1 device of Ana (@ana) on Acme HQ?" });

  expect(dialog.textContent).toContain("Administrator");
  expect(screen.sent("learnAdmins")).toHaveLength(1);
});

test("where it is not allowed the button says so, and the way to the administrator is one click", async () => {
  const screen = await read(world({}, { workspaces: [workspace("acme", "Acme HQ", { lastCheck: rights("no") })] }));
  screen.signOut(/^Sign out: not allowed, Ana/);
  const dialog = await screen.findByRole("dialog", { name: "You are not allowed to sign out devices on Acme HQ" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Copy for administrator" }));

  await waitFor(() => expect(screen.backend.copied).toContain("logout-device-management"));
});

test("what was read long ago has to be checked again first", async () => {
  const screen = await read(world({ stale: () => true }));
  screen.signOut(/^Sign out Ana/);
  const dialog = await screen.findByRole("dialog", { name: "This has to be checked again first" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Check again" }));

  await waitFor(() => expect(screen.sent("readSessions").at(-1)).toEqual(["readSessions", "acme", "everything", null]));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("what is still there is named with why, and can be tried again", async () => {
  const script: EndingScript = { outcomes: { Rod0: "stillThere" } };
  const screen = await read(world(script));
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  const job = await screen.findByRole("region", { name: "2 of 3 devices of Rod (@rod) on Acme HQ signed out" });
  expect(job.textContent).toContain("3 asked, 2 gone");
  expect(job.textContent).toContain("Still there: the server took the request and did not end it");
  expect(screen.getAllByText("Signed out, checked 05:34")).toHaveLength(2);

  script.outcomes = {};
  fireEvent.click(within(job).getByRole("button", { name: "Try again on Acme HQ" }));
  expect(await screen.findByRole("region", { name: "Signed out 3 devices of Rod (@rod) on Acme HQ" })).toBeTruthy();
});

test("about a minute later it looks again by itself, and says who signed in since", async () => {
  const screen = await read(world({ newSignIns: [card("acme", { sessionId: "new", userId: "Ana-id", lastConnected: "2026-11-23T05:35:20Z" })] }));
  await screen.app.ending.propose({ kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: "Ana0" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/We look again in 60 s/);
  screen.clock.pass(60_000);

  await waitFor(() => expect(screen.getByRole("region", { name: /^Signed out 1 device/ }).textContent).toContain("Looked again at 05:34:50 (UTC): 1 device signed in or connected anew since."));
  expect(screen.sent("checkEnded")).toHaveLength(1);
  await waitFor(() => expect(screen.app.announcer.said.value.words).toContain("1 device signed in or connected anew since"));
});

test("a second look is stopped, and what was proven before stays", async () => {
  const screen = await read(world());
  await screen.app.ending.propose({ kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: "Ana0" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/We look again in 60 s/);
  screen.backend.world.ending = { whileChecking: new Promise(() => undefined) };
  screen.clock.pass(60_000);

  fireEvent.click(await screen.findByRole("button", { name: "Stop looking again at Acme HQ" }));
  expect(await screen.findByText(/You stopped looking again at Acme HQ\./)).toBeTruthy();
  expect(screen.sent("stopEnding")).toHaveLength(1);
  expect(screen.getByRole("region", { name: /^Signed out 1 device/ }).textContent).toContain("1 asked, 1 gone, checked");
});

test("where people may not be signed out everywhere, that permission is named and can be asked for", async () => {
  const refused = { ending: "refused", problem: { kind: "notAllowedToEnd", right: "accounts" } } as const;
  const screen = await read(world({ mayEndAll: "yes", wholes: { "Rod-id": refused } }));
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  await screen.findByRole("button", { name: /^Sign out 3 devices/ });
  fireEvent.click(screen.getByRole("checkbox", { name: /^Also end access tokens/ }));
  fireEvent.click(screen.getByRole("button", { name: /^Sign out 3 devices/ }));
  const job = await screen.findByRole("region", { name: /3 devices of Rod/ });
  await waitFor(() => expect(job.textContent).toContain("3 asked, 3 gone"));
  expect(job.textContent).toContain("You are not allowed to sign people out everywhere on Acme HQ");
  expect(job.textContent).toContain("“logout-other-user”");
  fireEvent.click(within(job).getByRole("button", { name: "Copy for administrator" }));
  await waitFor(() => expect(screen.backend.copied).toContain('the permission "logout-other-user"'));
});

test("a code that is wanted is asked for once, straight after the click", async () => {
  const of = world();
  const screen = await read(of);
  of.behaviours.acme = { challenge: challenge(), code: "123456" };
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  const dialog = await screen.findByRole("dialog", { name: /Acme HQ needs a code/ });
  expect(dialog.textContent).toContain("Waiting: signing out 3 devices");
  fireEvent.input(screen.getByLabelText("Code from your authenticator app"), { target: { value: "123456" } });

  expect(await screen.findByText(/3 asked, 3 gone/)).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a code in the middle opens nothing by itself, and entering it goes on", async () => {
  const screen = await read(world({ challengeAfter: 1 }));
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  await screen.findByText("Acme HQ paused at 1 of 3");
  expect(screen.queryByRole("dialog")).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Enter code for Acme HQ" }));
  fireEvent.input(await screen.findByLabelText("Code from your authenticator app"), { target: { value: "123456" } });
  expect(await screen.findByText(/3 asked, 3 gone/)).toBeTruthy();
});

test("Stop ends it where it is, says what was not asked, and the result can be copied", async () => {
  const screen = await read(world({ before: (done) => (done === 1 ? new Promise((resolve) => setTimeout(resolve, 50)) : Promise.resolve()) }));
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  await screen.findByText(/1 of 3/);
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  const job = await screen.findByRole("region", { name: "1 of 3 devices of Rod (@rod) on Acme HQ signed out" });
  expect(job.textContent).toContain("You stopped it; the rest was not asked.");
  expect(job.textContent).toContain("1 of 3 asked, 1 gone");

  fireEvent.click(within(job).getByRole("button", { name: "Copy for ticket" }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/\| Rod2 +\| Not asked +\|/));
  expect(screen.backend.copied).toContain("Acme HQ: 1 of 3 asked, 1 gone, checked 2026-11-23T05:34:50+00:00. It was stopped; the rest was not asked.");
  expect(screen.backend.copiedHtml).toMatch(/^<p>Asked to be signed out: 3 devices of Rod .*<table .*<td>Rod2<\/td><td>Not asked<\/td>/);
  expect(screen.backend.copied).toMatch(/203\.0\.113\.77.*198\.51\.100\.14/s);

  fireEvent.click(within(job).getByLabelText("Mask internet addresses"));
  fireEvent.click(within(job).getByRole("button", { name: /^Cop/ }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/203\.0\.113\.0\/24 \(masked\).*198\.51\.100\.0\/24 \(masked\)/s));
  expect(`${screen.backend.copied} ${screen.backend.copiedHtml}`).not.toMatch(/113\.77|100\.14/);
});

test("a selected session that is gone after a reading leaves the selection, and that is said", async () => {
  const of = world();
  const screen = await read(of);
  select(screen, /^Select Rod/, /^Select Ana/);
  of.sessions = { acme: person("Rod", 3) };
  screen.app.sessions.readAgain("everything");

  await waitFor(() => expect(screen.app.selection.size.value).toBe(1));
  expect((await screen.findByRole("region", { name: "Selected sessions" })).textContent).toContain("1 session that you had selected is not there any more");
  await waitFor(() => expect(screen.app.announcer.said.value.words).toContain("not there any more"));
});

test("one that was read long ago is left out of several, with the way to check it again", async () => {
  const screen = await read(world({ stale: ({ sessionId }) => sessionId === "Rod1" }));
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 2 devices of Rod (@rod) on Acme HQ?" });
  const boxes = within(dialog).getAllByRole("checkbox", { name: /^Rod \(@rod\), Acme HQ: / }) as HTMLInputElement[];
  expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([[true, false], [false, true], [true, false]]);
  expect(dialog.textContent).toContain("Check again before you sign it out.");

  fireEvent.click(within(dialog).getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(screen.sent("readSessions").at(-1)?.[2]).toBe("everything"));
});

test("the focus stays at the foot of the page when Undo is gone, and goes to the page when all is closed", async () => {
  const screen = await read();
  await allow(screen);
  screen.signOut(/^Sign out Ana/);
  const undo = await screen.findByRole("button", { name: "Undo signing out Ana (@ana), Chrome 113 on Windows 10" });
  undo.focus();
  fireEvent.click(undo);
  await waitFor(() => expect(document.activeElement?.className).toBe("dock"));
  const dismiss = screen.getByRole("button", { name: "Dismiss" });
  dismiss.focus();
  fireEvent.click(dismiss);
  await waitFor(() => expect(document.activeElement?.tagName).toBe("MAIN"));
});

/** Signs everything of a person out. */
async function endAll(screen: Screen, who: string, devices: number) {
  await screen.app.ending.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: `${who}-id` }] });
  fireEvent.click(await screen.findByRole("button", { name: `Sign out ${devices} ${devices === 1 ? "device" : "devices"}` }));
}

test("the proof of an older sign-out is folded while nothing of it is left to do, and shown when asked", async () => {
  const screen = await read();
  await endAll(screen, "Ana", 1);
  const ana = await screen.findByRole("region", { name: "Signed out 1 device of Ana (@ana) on Acme HQ" });
  await waitFor(() => expect(ana.textContent).toContain("1 asked, 1 gone"));
  await endAll(screen, "Rod", 3);
  const rod = await screen.findByRole("region", { name: "Signed out 3 devices of Rod (@rod) on Acme HQ" });
  await waitFor(() => expect(rod.textContent).toContain("3 asked, 3 gone"));
  expect(ana.textContent).not.toContain("1 asked");
  expect(within(ana).getByRole("button", { name: "Close" })).toBeTruthy();

  fireEvent.click(within(ana).getByRole("button", { name: "Show" }));
  await waitFor(() => expect(ana.textContent).toContain("1 asked, 1 gone"));
});

test("a proof with somebody who signed in since is never folded", async () => {
  const screen = await read(world({ newSignIns: [...person("Eve", 1)] }));
  await endAll(screen, "Ana", 1);
  await screen.findByText(/1 asked, 1 gone/);
  await endAll(screen, "Rod", 3);
  await screen.findByText(/3 asked, 3 gone/);
  expect(screen.getByText(/1 asked, 1 gone/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show" })).toBeNull();
});
