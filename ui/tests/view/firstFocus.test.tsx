// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { card, challenge, workspace } from "../scripted";
import { page } from "./page";

const acme = workspace("acme", "Acme HQ");
const chen = card("acme", { userId: "chen", person: { kind: "known", name: "Chen Marino", userName: "chen.marino" } });

const focused = () => document.activeElement as HTMLInputElement;

test("the only field of a page has the focus when the page opens", async () => {
  const first = await page({ workspaces: [], behaviours: {} });
  expect(focused()).toBe(await first.findByLabelText("Workspace address"));
  first.unmount();

  const screen = await page({ workspaces: [acme], behaviours: {} });
  for (const [kind, label] of [
    ["add", "Workspace address"],
    ["activity", "Filter"],
    ["incident", "Who is calling"],
  ] as const) {
    screen.app.go({ kind });
    const field = await screen.findByLabelText(new RegExp(label));
    expect(focused(), kind).toBe(field);
  }
});

test("what stands in the search box is whom the guided flow looks for first, and typing replaces it", async () => {
  const screen = await page({ workspaces: [acme], behaviours: {}, sessions: { acme: [chen] } });
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  await screen.findByRole("article");
  screen.app.typeSearch("chen marino");
  fireEvent.click(await screen.findByRole("button", { name: "An account may be compromised…" }));
  await waitFor(() => expect(focused().value).toBe("chen marino"));
  expect([focused().selectionStart, focused().selectionEnd]).toEqual([0, "chen marino".length]);
});

test("the Enter behind a code that was sent by itself reaches nothing else, and the next one does", async () => {
  const behaviours = { acme: { challenge: challenge(), code: "612921", answer: { card: card("acme") } } };
  const screen = await page({ workspaces: [acme], behaviours });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  fireEvent.input(await screen.findByLabelText("Code from your authenticator app"), { target: { value: "612921" } });
  await screen.findByRole("article");

  expect(fireEvent.keyDown(document.body, { key: "Enter" })).toBe(false);
  expect(fireEvent.keyDown(document.body, { key: "Enter" })).toBe(true);
  const codes = screen.backend.calls.filter(([name]) => name === "lookUp").map(([, , , code]) => code);
  expect(codes).toEqual([null, { method: "totp", code: "612921" }]);
});
