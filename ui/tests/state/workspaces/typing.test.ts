import { expect, test } from "vitest";
import type { AddressReading } from "../../../src/backend/generated/types";
import { addressForm } from "../../../src/state/workspaces/addressForm";
import { held } from "../../fakeClock";
import { scripted, workspace } from "../../scripted";

const world = () => scripted({ workspaces: [workspace("acme", "Acme")], behaviours: {} });

test("a slower reading of an older address never replaces the newer one", async () => {
  const slow = held<AddressReading>();
  const backend = world();
  const quick = backend.readAddress;
  backend.readAddress = (text) => (text === "a" ? slow.promise : quick(text));
  const form = addressForm(backend, (address, another) => backend.addWorkspace(address, null, another));
  const first = form.type("a");
  await form.type("a.example");
  slow.give({ kind: "refused", problem: "notAnAddress", encrypted: null });
  await first;

  expect(form.reading.value).toMatchObject({ kind: "understood", host: "a.example" });
});

test("an address that is refused is not added", async () => {
  const backend = world();
  const form = addressForm(backend, (address, another) => backend.addWorkspace(address, null, another));
  await form.type("http://chat.example.com");

  expect(await form.submit(false)).toBeNull();
  expect(backend.calls).toEqual([]);
});

test("an address that is there already needs the person's word for another account", async () => {
  const backend = world();
  const form = addressForm(backend, (address, another) => backend.addWorkspace(address, null, another));
  await form.type("chat.acme.example");

  expect(await form.submit(false)).toBeNull();
  expect(form.error.value).toEqual({ kind: "alreadyThere", name: "Acme" });
  expect(await form.submit(true)).toMatchObject({ host: expect.any(String) });
});
