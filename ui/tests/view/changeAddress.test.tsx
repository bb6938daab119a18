// @vitest-environment jsdom
import { fireEvent } from "@testing-library/preact";
import { expect, test } from "vitest";
import { workspace } from "../scripted";
import { page } from "./page";

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
