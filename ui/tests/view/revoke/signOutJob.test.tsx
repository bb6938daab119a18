// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, challenge } from "../../scripted";
import type { RevocationScript } from "../../scriptedRevocation";
import { allow, person, read, type Screen, world } from "./signOutPage";

test("what is still there is named with why, and can be tried again", async () => {
  const script: RevocationScript = { outcomes: { Rod0: "stillThere" } };
  const screen = await read(world(script));
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
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
  const screen = await read(
    world({
      newSignIns: [card("acme", { sessionId: "new", userId: "Ana-id", lastConnected: "2026-11-23T05:35:20Z" })],
    }),
  );
  await screen.app.revocation.propose({ kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: "Ana0" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/We look again in 60 s/);
  screen.clock.pass(60_000);

  await waitFor(() =>
    expect(screen.getByRole("region", { name: /^Signed out 1 device/ }).textContent).toContain(
      "Looked again at 05:34:50 (UTC): 1 device signed in or reconnected since.",
    ),
  );
  expect(screen.sent("checkEnded")).toHaveLength(1);
  await waitFor(() =>
    expect(screen.app.announcer.said.value.words).toContain("1 device signed in or reconnected since"),
  );
});

test("a second look is stopped, and what was proven before stays", async () => {
  const screen = await read(world());
  await screen.app.revocation.propose({ kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: "Ana0" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/We look again in 60 s/);
  screen.backend.world.revocation = { whileChecking: new Promise(() => undefined) };
  screen.clock.pass(60_000);

  fireEvent.click(await screen.findByRole("button", { name: "Stop looking again at Acme HQ" }));
  expect(await screen.findByText(/You stopped looking again at Acme HQ\./)).toBeTruthy();
  expect(screen.sent("stopEnding")).toHaveLength(1);
  expect(screen.getByRole("region", { name: /^Signed out 1 device/ }).textContent).toContain(
    "1 asked, 1 gone, checked",
  );
});

test("where people may not be signed out everywhere, that permission is named and can be asked for", async () => {
  const refused = { ending: "refused", problem: { kind: "notAllowedToEnd", right: "accounts" } } as const;
  const screen = await read(world({ mayEndAll: "yes", wholes: { "Rod-id": refused } }));
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
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
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  const dialog = await screen.findByRole("dialog", { name: /Acme HQ needs a code/ });
  expect(dialog.textContent).toContain("Waiting: signing out 3 devices");
  fireEvent.input(screen.getByLabelText("Code from your authenticator app"), { target: { value: "123456" } });

  expect(await screen.findByText(/3 asked, 3 gone/)).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a code in the middle opens nothing by itself, and entering it goes on", async () => {
  const screen = await read(world({ challengeAfter: 1 }));
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  await screen.findByText("Acme HQ paused at 1 of 3");
  expect(screen.queryByRole("dialog")).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Enter code for Acme HQ" }));
  fireEvent.input(await screen.findByLabelText("Code from your authenticator app"), { target: { value: "123456" } });
  expect(await screen.findByText(/3 asked, 3 gone/)).toBeTruthy();
});

test("Stop ends it where it is, says what was not asked, and the result can be copied", async () => {
  const screen = await read(
    world({ before: (done) => (done === 1 ? new Promise((resolve) => setTimeout(resolve, 50)) : Promise.resolve()) }),
  );
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-id" }] });
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 3 devices" }));
  await screen.findByText(/1 of 3/);
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  const job = await screen.findByRole("region", { name: "1 of 3 devices of Rod (@rod) on Acme HQ signed out" });
  expect(job.textContent).toContain("You stopped it; the rest was not asked.");
  expect(job.textContent).toContain("1 of 3 asked, 1 gone");

  fireEvent.click(within(job).getByRole("button", { name: "Copy for ticket" }));
  await waitFor(() => expect(screen.backend.copied).toMatch(/\| Rod2 +\| Not asked +\|/));
  expect(screen.backend.copied).toContain(
    "Acme HQ: 1 of 3 asked, 1 gone, checked 2026-11-23T05:34:50+00:00. It was stopped; the rest was not asked.",
  );
  expect(screen.backend.copiedHtml).toMatch(
    /^<p>Asked to be signed out: 3 devices of Rod .*<table .*<td>Rod2<\/td><td>Not asked<\/td>/,
  );
  expect(screen.backend.copied).toMatch(/203\.0\.113\.77.*198\.51\.100\.14/s);

  fireEvent.click(within(job).getByLabelText("Mask internet addresses"));
  fireEvent.click(within(job).getByRole("button", { name: /^Cop/ }));
  await waitFor(() =>
    expect(screen.backend.copied).toMatch(/203\.0\.113\.0\/24 \(masked\).*198\.51\.100\.0\/24 \(masked\)/s),
  );
  expect(`${screen.backend.copied} ${screen.backend.copiedHtml}`).not.toMatch(/113\.77|100\.14/);
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
  await screen.app.revocation.propose({ kind: "accounts", accounts: [{ workspaceId: "acme", userId: `${who}-id` }] });
  fireEvent.click(
    await screen.findByRole("button", { name: `Sign out ${devices} ${devices === 1 ? "device" : "devices"}` }),
  );
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
