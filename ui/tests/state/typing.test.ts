import { expect, test } from "vitest";
import type { AddressReading, Recognised } from "../../src/backend/generated/types";
import { addressForm } from "../../src/state/addressForm";
import { searchBox } from "../../src/state/searchBox";
import { held, settle } from "../fakeClock";
import { scripted, workspace } from "../scripted";

const world = () => scripted({ workspaces: [workspace("acme", "Acme")], behaviours: {} });

test("a slower reading of an older address never replaces the newer one", async () => {
  const slow = held<AddressReading>();
  const backend = world();
  const quick = backend.readAddress;
  backend.readAddress = (text) => (text === "a" ? slow.promise : quick(text));
  const form = addressForm(backend);
  const first = form.type("a");
  await form.type("a.example");
  slow.give({ kind: "refused", problem: "notAnAddress" });
  await first;

  expect(form.reading.value).toMatchObject({ kind: "understood", host: "a.example" });
});

test("an address that is refused is not added", async () => {
  const backend = world();
  const form = addressForm(backend);
  await form.type("http://chat.example.com");

  expect(await form.submit(false)).toBeNull();
  expect(backend.calls).toEqual([]);
});

test("an address that is there already needs the person's word for another account", async () => {
  const backend = world();
  const form = addressForm(backend);
  await form.type("chat.acme.example");

  expect(await form.submit(false)).toBeNull();
  expect(form.error.value).toEqual({ kind: "alreadyThere", name: "Acme" });
  expect(await form.submit(true)).toMatchObject({ host: expect.any(String) });
});

test("typing into the search box recognises and sends nothing", async () => {
  const backend = world();
  const box = searchBox(backend);
  await box.type("uBNL9dTjJ4s6Pjp4K");

  expect(box.recognised.value).toMatchObject({ kind: "sessionId", foundIn: "plain" });
  expect(backend.calls).toEqual([]);
});

test("an answer about an older text of the search box is dropped", async () => {
  const slow = held<Recognised>();
  const backend = world();
  const quick = backend.recognise;
  backend.recognise = (text) => (text === "!" ? slow.promise : quick(text));
  const box = searchBox(backend);
  const first = box.type("!");
  await box.type("uBNL9dTjJ4s6Pjp4K");
  slow.give({ kind: "notASessionId", problem: "wrongCharacters" });
  await first;
  await settle();

  expect(box.recognised.value?.kind).toBe("sessionId");
});

test("what is not a session ID is not looked up, and the reason stays until the next key", async () => {
  const box = searchBox(world());
  await box.type("^.*$");
  expect(await box.submit()).toBeNull();
  expect(box.refused.value).toBe("wrongCharacters");

  await box.type("u");
  expect(box.refused.value).toBeNull();
});

test("an empty box is not looked up", async () => {
  const box = searchBox(world());

  expect(await box.submit()).toBeNull();
  expect(box.refused.value).toBe("empty");
});
