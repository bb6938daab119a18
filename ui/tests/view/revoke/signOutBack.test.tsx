// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, fine, workspace } from "../../scripted";
import type { RevocationScript } from "../../scriptedRevocation";
import { page } from "../page";

test("a session that a later look finds again is not said to be signed out any more, and can be selected", async () => {
  const check = fine();
  const mayEnd =
    check?.outcome.kind === "fine"
      ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } }
      : check;
  const script: RevocationScript = { outcomes: {} };
  const screen = await page({
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: mayEnd })],
    behaviours: {},
    sessions: { acme: [card("acme", { sessionId: "a1" })] },
    revocation: script,
  });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Sign out Rod/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/^Signed out, checked/);
  expect(within(screen.getByRole("article")).queryByRole("checkbox")).toBeNull();

  script.outcomes = { a1: "stillThere" };
  const [job] = screen.app.revocation.jobs.all.value;
  await screen.app.revocation.jobs.checkAgain(job?.operation ?? "", "acme");
  await waitFor(() => expect(screen.queryByText(/^Signed out, checked/)).toBeNull());
  expect(within(screen.getByRole("article")).getByRole("checkbox")).toBeTruthy();
});

test("a second look that fails says so, and not that nothing came back", async () => {
  const check = fine();
  const mayEnd =
    check?.outcome.kind === "fine"
      ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } }
      : check;
  const screen = await page({
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: mayEnd })],
    behaviours: {},
    sessions: { acme: [card("acme", { sessionId: "a1" })] },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Sign out Rod/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/We look again in 60 s/);
  screen.backend.world.revocation = { unproven: true };
  screen.clock.pass(60_000);

  const said = "The second look at Acme HQ did not come to its end: Acme HQ did not answer in time.";
  await waitFor(() => expect(screen.container.textContent).toContain(said));
  await waitFor(() => expect(screen.app.announcer.said.value.words).toContain(said));
  expect(screen.container.textContent).not.toContain("nothing came back");
  expect(screen.container.textContent).toContain("1 asked, 1 gone, checked 05:34:50");
  expect(screen.getByRole("button", { name: "Check again on Acme HQ" })).toBeTruthy();
});
