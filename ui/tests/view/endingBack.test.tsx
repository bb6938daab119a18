// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { EndingScript } from "../scriptedEnding";
import { card, fine, workspace } from "../scripted";
import { page } from "./page";

test("a session that a later look finds again is not said to be signed out any more, and can be selected", async () => {
  const check = fine();
  const mayEnd = check?.outcome.kind === "fine" ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd: "yes" as const } } } : check;
  const script: EndingScript = { outcomes: {} };
  const screen = await page({ workspaces: [workspace("acme", "Acme HQ", { lastCheck: mayEnd })], behaviours: {}, sessions: { acme: [card("acme", { sessionId: "a1" })] }, ending: script });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Sign out Rod/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Sign out 1 device" }));
  await screen.findByText(/^Signed out, checked/);
  expect(within(screen.getByRole("article")).queryByRole("checkbox")).toBeNull();

  script.outcomes = { a1: "stillThere" };
  const [job] = screen.app.ending.jobs.all.value;
  await screen.app.ending.jobs.lookAgain(job?.operation ?? "", "acme");
  await waitFor(() => expect(screen.queryByText(/^Signed out, checked/)).toBeNull());
  expect(within(screen.getByRole("article")).getByRole("checkbox")).toBeTruthy();
});
