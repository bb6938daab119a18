// @vitest-environment jsdom
import { fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { workspace } from "../scripted";
import { page } from "./page";

const acme = workspace("acme", "Acme HQ", { signIn: { kind: "none" } });

const focused = () => document.activeElement as HTMLInputElement;
const type = (field: Element, value: string) => fireEvent.input(field, { target: { value } });

test("typing replaces a wrong password, and the help is named as it is titled", async () => {
  const error = { kind: "signInRefused", reason: "noMatch" } as const;
  const screen = await page({ workspaces: [acme], behaviours: { acme: { signIn: { error } } } });
  screen.app.go({ kind: "workspace", id: "acme" });
  const form = await screen.findByRole("form", { name: "Sign in to Acme HQ" });
  type(screen.getByLabelText("User name or e-mail"), "support");
  type(screen.getByLabelText("Password"), "wrong");
  fireEvent.submit(form);
  const alert = await screen.findByText("The name or password did not match");
  await waitFor(() => expect(focused()).toBe(screen.getByLabelText("Password")));
  expect([focused().selectionStart, focused().selectionEnd]).toEqual([0, "wrong".length]);

  const [, named] = /look under “(.+)”\./.exec(alert.parentElement?.textContent ?? "") ?? [];
  expect(named).toBe("My company signs in another way (SSO)");
  expect(within(form).getByText(named ?? "")?.localName).toBe("summary");
});

test("a PIN that is refused is cleared, and the focus is in the first field", async () => {
  const screen = await page({ workspaces: [acme], behaviours: {} });
  screen.app.dialog.value = { kind: "lock" };
  const fresh = await screen.findByLabelText("New PIN or passphrase");
  const again = screen.getByLabelText("The same again");
  type(fresh, "1111");
  type(again, "1111");
  fireEvent.submit(fresh.closest("form") as Element);
  await screen.findByText("A PIN or passphrase has at least 6 characters.");
  await waitFor(() => expect(focused()).toBe(fresh));
  expect([fresh, again].map((field) => (field as HTMLInputElement).value)).toEqual(["", ""]);
});

test("where the two are not the same, the second is cleared and has the focus", async () => {
  const screen = await page({ workspaces: [acme], behaviours: {} });
  screen.app.dialog.value = { kind: "lock" };
  const fresh = await screen.findByLabelText("New PIN or passphrase");
  const again = screen.getByLabelText("The same again");
  type(fresh, "482913");
  type(again, "482914");
  fireEvent.submit(fresh.closest("form") as Element);
  await screen.findByText("The two are not the same.");
  await waitFor(() => expect(focused()).toBe(again));
  expect([fresh, again].map((field) => (field as HTMLInputElement).value)).toEqual(["482913", ""]);
});
