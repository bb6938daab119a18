// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { ADMINS_WITHIN } from "../../../src/state/revoke/admins";
import { held, settle } from "../../fakeClock";
import { card, fine, workspace } from "../../scripted";
import type { RevocationScript } from "../../scriptedRevocation";
import { page } from "../page";

const check = fine();
const mayEnd =
  check?.outcome.kind === "fine"
    ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } }
    : check;
const one = (name: string) =>
  card("acme", {
    sessionId: `${name}1`,
    userId: `${name}-id`,
    person: { kind: "known", name, userName: name.toLowerCase() },
  });

/** The window with one session of Root, who is an administrator, and one of Ana. */
async function read(script: RevocationScript) {
  const screen = await page({
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: mayEnd })],
    behaviours: {},
    sessions: { acme: [one("Root"), one("Ana")] },
    revocation: { admins: ["Root-id"], ...script },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(2));
  const sent = (method: string) => screen.backend.calls.filter(([name]) => name === method).length;
  const both = {
    kind: "sessions",
    sessions: [one("Root"), one("Ana")].map(({ workspaceId, sessionId }) => ({ workspaceId, sessionId })),
  } as const;
  return { ...screen, sent, both: { ...both, sessions: [...both.sessions] } };
}

const submit = (dialog: HTMLElement) => dialog.querySelector("[type=submit]") as HTMLButtonElement;
const boxes = (dialog: HTMLElement) =>
  (within(dialog).getAllByRole("checkbox", { name: /: Chrome/ }) as HTMLInputElement[]).map(({ checked, disabled }) => [
    checked,
    disabled,
  ]);

test("nothing is ticked, counted or armed before it is known who the administrators are", async () => {
  const told = held<void>();
  const screen = await read({ beforeAdmins: told.promise });
  await screen.app.revocation.propose(screen.both);
  const dialog = await screen.findByRole("alertdialog", { name: "Sign out devices of 2 people on Acme HQ?" });
  expect([submit(dialog).disabled, submit(dialog).textContent]).toEqual([true, "Checking who is an administrator…"]);
  expect(boxes(dialog)).toEqual([
    [false, true],
    [false, true],
  ]);
  fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);
  await screen.app.revocation.confirm();
  expect(screen.sent("startEnding")).toBe(0);

  told.give();
  await waitFor(() => expect(submit(dialog).textContent).toBe("Sign out 1 device"));
  expect(boxes(dialog)).toEqual([
    [false, false],
    [true, false],
  ]);
  expect(dialog.textContent).toContain("Administrator");
});

test.each([
  ["does not tell", { tellsAdmins: false }, 0],
  ["does not answer in time", { beforeAdmins: new Promise<void>(() => undefined) }, ADMINS_WITHIN],
])(
  "where a server %s, who may be an administrator is said to be unknown, left unticked, and can be ticked",
  async (_, script, wait) => {
    const screen = await read(script);
    await screen.app.revocation.propose(screen.both);
    const dialog = await screen.findByRole("alertdialog");
    screen.clock.pass(wait);
    await waitFor(() => expect(submit(dialog).textContent).toBe("Nothing is ticked."));
    expect(boxes(dialog)).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(within(dialog).getAllByText("Not known whether an administrator: not ticked automatically")).toHaveLength(2);
    expect(dialog.textContent).toContain(
      "Acme HQ did not say who the administrators are, so nobody there is ticked automatically.",
    );
    fireEvent.click(within(dialog).getByRole("button", { name: /^Tick all 2/ }));
    await waitFor(() =>
      expect(boxes(dialog)).toEqual([
        [true, false],
        [true, false],
      ]),
    );
    fireEvent.click(within(dialog).getByRole("checkbox", { name: /^All of Ana/ }));
    await waitFor(() =>
      expect(boxes(dialog)).toEqual([
        [true, false],
        [false, false],
      ]),
    );
    fireEvent.click(within(dialog).getByRole("checkbox", { name: /^All of Root/ }));

    fireEvent.click(within(dialog).getByRole("checkbox", { name: /^Ana \(@ana\), Acme HQ: Chrome/ }));
    fireEvent.click(await within(dialog).findByRole("button", { name: "Sign out 1 device" }));
    await screen.findByText(/1 asked, 1 gone/);
  },
);

const alone = (name: string) => ({
  kind: "sessions" as const,
  sessions: [{ workspaceId: "acme", sessionId: `${name}1` }],
});

test("one device of who may be an administrator is asked about at once, instead of the five seconds", async () => {
  const screen = await read({ tellsAdmins: false });
  await screen.app.revocation.mode.allow();
  await screen.app.revocation.propose(alone("Root"));
  await screen.findByRole("alertdialog");
  expect(screen.app.revocation.undo.pending.value).toEqual([]);
  screen.clock.pass(60_000);
  await settle();
  expect(screen.sent("startEnding")).toBe(0);

  screen.app.revocation.cancel();
  await screen.app.revocation.propose(alone("Ana"));
  expect([screen.app.revocation.undo.pending.value.length, screen.app.revocation.proposal.value === null]).toEqual([
    0,
    false,
  ]);
});

test("one device that turns out to be an administrator's within the five seconds is asked about then", async () => {
  const told = held<void>();
  const screen = await read({ beforeAdmins: told.promise });
  await screen.app.revocation.mode.allow();
  await screen.app.revocation.propose(alone("Root"));
  expect(screen.app.revocation.undo.pending.value).toHaveLength(1);
  told.give();
  await waitFor(() => expect(screen.app.revocation.proposal.value).not.toBeNull());
  expect(screen.app.revocation.undo.pending.value).toEqual([]);
  screen.clock.pass(60_000);
  await settle();
  expect([screen.sent("startEnding"), screen.sent("endSessions")]).toEqual([0, 0]);
});

test("one device is not sent after five seconds while the server has not named its administrators", async () => {
  const screen = await read({ beforeAdmins: new Promise<void>(() => undefined) });
  await screen.app.revocation.mode.allow();
  await screen.app.revocation.propose(alone("Ana"));
  screen.clock.pass(5_000);
  await settle();
  expect(screen.sent("startEnding")).toBe(0);
  screen.clock.pass(ADMINS_WITHIN);
  await waitFor(() => expect(screen.app.revocation.proposal.value).not.toBeNull());
  expect(screen.sent("startEnding")).toBe(0);
});

test("the permission to sign out ends with the sign-in that gave it, and with another account's", async () => {
  const screen = await read({});
  await screen.app.revocation.mode.allow();
  expect(screen.app.revocation.mode.allowedUntil.value).not.toBeNull();
  await screen.app.signOut("acme");
  expect(screen.app.revocation.mode.allowedUntil.value).toBeNull();
  await settle();
  expect(screen.sent("viewOnly")).toBe(1);

  const workspaces = screen.app.workspaces;
  const before = workspaces.find("acme") ?? expect.fail("Acme HQ is not there");
  const as = (userId: string, kind: "held" | "ended" = "held") => ({
    ...before,
    account: { userId, userName: userId, name: null },
    signIn: kind === "held" ? ({ kind, keptIn: "passwordStore" } as const) : ({ kind } as const),
  });
  workspaces.put(as("plain"));
  await screen.app.revocation.mode.allow();
  workspaces.put({ ...as("plain"), name: "Renamed" });
  expect(screen.app.revocation.mode.allowedUntil.value).not.toBeNull();
  workspaces.put(as("plain", "ended"));
  expect(screen.app.revocation.mode.allowedUntil.value).toBeNull();
  workspaces.put(as("plain"));
  await settle();
  await screen.app.revocation.mode.allow();
  workspaces.put(as("admin"));
  expect(screen.app.revocation.mode.allowedUntil.value).toBeNull();
});

test("what turns out to need a question while another is open is cancelled, and the other stays as it was", async () => {
  const told = held<void>();
  const screen = await read({ beforeAdmins: told.promise });
  await screen.app.revocation.mode.allow();
  await screen.app.revocation.propose(alone("Root"));
  await screen.app.revocation.propose(screen.both);
  const open = screen.app.revocation.proposal.value ?? expect.fail("nothing is open");
  open.ticket.value = "T-17";
  told.give();
  await waitFor(() => expect(screen.app.revocation.undo.cancelled.value?.why).toBe("otherOpen"));

  expect(screen.app.revocation.proposal.value).toBe(open);
  expect([screen.app.revocation.undo.pending.value, open.ticket.value]).toEqual([[], "T-17"]);
  await waitFor(() => expect(screen.app.announcer.said.value.words).toContain("Root was not signed out"));
});

test("where the permission ended within the five seconds, an open question is not replaced either", async () => {
  const screen = await read({});
  await screen.app.revocation.mode.allow();
  await screen.app.revocation.propose(alone("Ana"));
  await screen.app.revocation.mode.viewOnly();
  await screen.app.revocation.propose(screen.both);
  const open = screen.app.revocation.proposal.value;
  screen.clock.pass(5_000);
  await settle();

  expect(screen.app.revocation.proposal.value).toBe(open);
  expect(screen.app.revocation.undo.cancelled.value?.why).toBe("otherOpen");
  expect(screen.sent("startEnding")).toBe(0);
});

test("a wish of the person that is still being planned goes before what waited", async () => {
  const [told, planned] = [held<void>(), held<void>()];
  const screen = await read({ beforeAdmins: told.promise });
  await screen.app.revocation.mode.allow();
  await screen.app.revocation.propose(alone("Root"));
  const plan = screen.backend.planEnding;
  screen.backend.planEnding = async (wish) => {
    if (wish === screen.both) await planned.promise;
    return plan(wish);
  };
  const proposing = screen.app.revocation.propose(screen.both);
  told.give();
  await settle();
  expect(screen.app.revocation.proposal.value).toBeNull();
  planned.give();
  await proposing;
  expect(screen.app.revocation.proposal.value?.wish).toBe(screen.both);
});

test("another question is another dialog, with its own focus", async () => {
  const screen = await read({});
  await screen.app.revocation.propose(alone("Ana"));
  const first = await screen.findByRole("alertdialog");
  submit(first).focus();
  await screen.app.revocation.propose(screen.both);
  await waitFor(() => expect(first.isConnected).toBe(false));
  await settle();
  expect(document.activeElement?.textContent).toBe("Cancel");
});
