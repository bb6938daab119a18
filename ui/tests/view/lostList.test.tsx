// @vitest-environment jsdom
import { fireEvent } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { KeptAside } from "../../src/backend/generated/types";
import { scripted, workspace } from "../scripted";
import { lostList } from "../../src/state/lostList";
import { page } from "./page";

const kept = (more: Partial<KeptAside>): KeptAside => ({ path: "/home/me/workspaces.json", why: "unreadable", lastGood: 0, ...more });

test("after a lost list the good copy is offered, and the person decides", async () => {
  const screen = await page({ workspaces: [], behaviours: {}, keptAside: kept({ lastGood: 3 }) });

  expect(await screen.findByText("There is a good copy of it with 3 workspaces.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Go on without it" }));
  expect(await screen.findByRole("button", { name: "Look for kept sign-ins without a workspace" })).toBeTruthy();
});

test("what is restored stands in the list, and nothing more is said", async () => {
  const acme = workspace("acme", "Acme HQ");
  const backend = scripted({ workspaces: [acme], behaviours: {} });
  let all: unknown = null;
  const lost = lostList(backend, (restored) => (all = restored));
  lost.found(kept({ lastGood: 1 }));
  await lost.restore();
  expect([all, lost.kept.value]).toEqual([[acme], null]);
});

test("sign-ins without a workspace are listed with their server, and ended when the person says so", async () => {
  const leftSignIns = [{ address: "https://chat.acme.example", userId: "u1" }];
  const screen = await page({ workspaces: [], behaviours: {}, keptAside: kept({}), leftSignIns });

  fireEvent.click(await screen.findByRole("button", { name: "Look for kept sign-ins without a workspace" }));
  expect(await screen.findByText("https://chat.acme.example (account u1)")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Sign out of them" }));
  expect(await screen.findByText("https://chat.acme.example (account u1): signed out.")).toBeTruthy();
});

test("a newer list is named as such, with nothing to restore", async () => {
  const screen = await page({ workspaces: [], behaviours: {}, keptAside: kept({ why: "newerVersion" }) });

  expect(await screen.findByText("A newer Gatehouse wrote your list of workspaces")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Restore it" })).toBeNull();
});
