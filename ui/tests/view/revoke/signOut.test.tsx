// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { settle } from "../../fakeClock";
import { workspace } from "../../scripted";
import { allow, person, read, rights, type Screen, select, world } from "./signOutPage";

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
  expect((await screen.findByRole("region", { name: "About to be signed out" })).textContent).toContain(
    "Undone: Ana stays signed in. Nothing was sent.",
  );
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
  [
    "Escape",
    (screen: Screen) => fireEvent.keyDown(document.body, { key: "Escape" }) && screen,
    "Undone: Ana stays signed in.",
  ],
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
  expect(screen.sent("startEnding")[0]?.[1]).toMatchObject({
    sessions: [{ sessionId: "Rod0" }, { sessionId: "Ana0" }],
    typedNumber: null,
    ticket: null,
  });
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
  expect(job.textContent).toContain(
    "Access tokens and sign-ins that the list cannot show were ended too, as the server says; no list can prove it.",
  );
  expect(screen.sent("startEnding")[0]?.[1]).toMatchObject({
    wholeAccounts: [{ workspaceId: "acme", userId: "Rod-id" }],
    ticket: "INC-7",
  });
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
  await screen.app.revocation.propose({ kind: "address", address: "203.0.113.77" });
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
  await screen.app.revocation.propose({ kind: "address", address: "198.51.100.14" });
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

test("a selected session that is gone after a reading leaves the selection, and that is said", async () => {
  const of = world();
  const screen = await read(of);
  select(screen, /^Select Rod/, /^Select Ana/);
  of.sessions = { acme: person("Rod", 3) };
  screen.app.sessions.readAgain("everything");

  await waitFor(() => expect(screen.app.selection.size.value).toBe(1));
  expect((await screen.findByRole("region", { name: "Selected sessions" })).textContent).toContain(
    "1 session that you had selected is not there any more",
  );
  await waitFor(() => expect(screen.app.announcer.said.value.words).toContain("not there any more"));
});

test("one that was read long ago is left out of several, with the way to check it again", async () => {
  const screen = await read(world({ stale: ({ sessionId }) => sessionId === "Rod1" }));
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out 2 devices of Rod (@rod) on Acme HQ?" });
  const boxes = within(dialog).getAllByRole("checkbox", { name: /^Rod \(@rod\), Acme HQ: / }) as HTMLInputElement[];
  expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
  expect(dialog.textContent).toContain("Check again before you sign it out.");

  fireEvent.click(within(dialog).getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(screen.sent("readSessions").at(-1)?.[2]).toBe("everything"));
});
