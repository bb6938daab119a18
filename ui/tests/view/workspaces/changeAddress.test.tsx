// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { workspace } from "../../scripted";
import { page } from "../page";

const acme = workspace("acme", "Acme HQ");
const globex = workspace("globex", "Globex", { signIn: { kind: "none" } });

async function changing(name: string) {
  const screen = await page({ workspaces: [acme, globex], behaviours: {} });
  fireEvent.click(await screen.findByRole("button", { name: new RegExp(`^${name}`) }));
  fireEvent.click(await screen.findByRole("button", { name: "Change address" }));
  const field = await screen.findByLabelText("Workspace address");
  return { screen, field, type: (text: string) => fireEvent.input(field, { target: { value: text } }) };
}

test("who is signed in is told before that a new address means signing in again, and who is not is not", async () => {
  const signedIn = await changing("Acme HQ");
  expect(signedIn.screen.getByText(/A sign-in is good for one address/)).toBeTruthy();
  signedIn.screen.unmount();
  const signedOut = await changing("Globex");
  expect(signedOut.screen.queryByText(/A sign-in is good for one address/)).toBeNull();
});

test("a new address is said as it will be used, is saved, and the sign-in for the old one is gone", async () => {
  const { screen, type } = await changing("Acme HQ");
  type("Talk.Acme.Example");
  expect(await screen.findByText("Will be used as")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByText(/were signed out of Acme HQ/)).toBeTruthy();
  expect(screen.backend.calls).toContainEqual(["changeAddress", "acme", "Talk.Acme.Example", false]);
  expect(await screen.findByRole("heading", { name: "Sign in to Acme HQ" })).toBeTruthy();
  expect(screen.queryByLabelText("Workspace address")).toBeNull();
});

test("an address that cannot be used, or is there already, changes nothing", async () => {
  const { screen, type } = await changing("Globex");
  type("http://globex.example");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/This address is not encrypted/)).toBeTruthy();
  type("chat.acme-hq.example");
  expect(await screen.findByText(/already in your list as Acme HQ/)).toBeTruthy();
  fireEvent.keyDown(screen.getByLabelText("Workspace address"), { key: "Escape" });

  expect(screen.queryByLabelText("Workspace address")).toBeNull();
  expect(screen.backend.calls.some(([method]) => method === "changeAddress")).toBe(false);
});

test("http:// typed by habit is offered as https:// with one press", async () => {
  const { screen, field, type } = await changing("Globex");
  type("http://talk.globex.example");
  fireEvent.click(await screen.findByRole("button", { name: "Use https://talk.globex.example" }));

  expect(await screen.findByText("Will be used as")).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe("https://talk.globex.example");
});

test("with the address go the error and the password for the old one; the user name that was typed stays", async () => {
  const refused = { kind: "signInRefused", reason: "noMatch" } as const;
  const screen = await page({ workspaces: [globex], behaviours: { globex: { signIn: { error: refused } } } });
  fireEvent.click(await screen.findByRole("button", { name: /^Globex/ }));
  const input = (label: string) => screen.getByLabelText(label) as HTMLInputElement;
  fireEvent.input(input("User name or e-mail"), { target: { value: "rod" } });
  fireEvent.input(input("Password"), { target: { value: "hunter2" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("The name or password did not match")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Change address" }));
  fireEvent.input(await screen.findByLabelText("Workspace address"), { target: { value: "talk.globex.example" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(screen.queryByText("The name or password did not match")).toBeNull());
  expect([input("User name or e-mail").value, input("Password").value]).toEqual(["rod", ""]);
});

test("where a proxy hides the server, nothing is sent unless the person says so; the address can change", async () => {
  const unproven = { kind: "unproven", details: "status 403, text/plain" } as const;
  const screen = await page({ workspaces: [globex], behaviours: { globex: { signIn: { error: unproven } } } });
  fireEvent.click(await screen.findByRole("button", { name: /^Globex/ }));
  fireEvent.input(screen.getByLabelText("User name or e-mail"), { target: { value: "rod" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "hunter2" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByText(/did not show that it is a Rocket.Chat workspace/)).toBeTruthy();
  expect(screen.getAllByRole("button", { name: "Change address" }).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole("button", { name: "Sign in anyway" }));

  await waitFor(() => expect(screen.backend.calls.at(-1)?.at(-1)).toBe("unproven"));
});
