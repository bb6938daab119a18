import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { signInForm } from "../../../src/state/workspaces/signIn";
import { settle } from "../../fakeClock";
import { type Behaviour, challenge, scripted, workspace } from "../../scripted";

function form(behaviour: Behaviour = {}, carried = "", practice = false) {
  const acme = workspace("acme", "Acme HQ", { signIn: { kind: "none" }, practice });
  const backend = scripted({ workspaces: [acme], behaviours: { acme: behaviour } });
  const prompts = secondFactorPrompts();
  const carriedUser = signal(carried);
  const life = new AbortController();
  const signedIn: string[] = [];
  const leftHeld: string[] = [];
  const signIn = signInForm(
    {
      backend,
      prompts,
      workspace: acme,
      carriedUser,
      onSignedIn: (done) => signedIn.push(done.id),
      onLeftHeld: (id) => leftHeld.push(id),
    },
    life.signal,
  );
  return { signIn, backend, prompts, carriedUser, life, signedIn, leftHeld };
}

test("the password is forgotten once it was taken, and the user name is carried over", async () => {
  const { signIn, carriedUser, signedIn } = form();
  signIn.type("user", " support ");
  signIn.type("password", "hunter2");
  await signIn.submit();

  expect([signIn.password.value, carriedUser.value, signedIn]).toEqual(["", "support", ["acme"]]);
});

test("the next workspace starts with the user name, never with a password", () => {
  const { signIn } = form({}, "support");

  expect([signIn.user.value, signIn.password.value]).toEqual(["support", ""]);
});

test("an empty field is told and nothing is sent", async () => {
  const { signIn, backend } = form();
  signIn.type("user", "support");
  await signIn.submit();

  expect(signIn.missing.value).toBe("password");
  expect(backend.calls).toEqual([]);
});

test("typing or turning to the other way ends what was said about the last try", async () => {
  const { signIn } = form();
  await signIn.submit();
  expect(signIn.missing.value).toBe("user");
  signIn.type("user", "support");
  expect([signIn.user.value, signIn.missing.value]).toEqual(["support", null]);

  await signIn.submit();
  expect(signIn.missing.value).toBe("password");
  signIn.choose("accessToken");
  expect([signIn.way.value, signIn.missing.value]).toEqual(["accessToken", null]);
});

test("a refused password stays in the field, so that it can be mended", async () => {
  const { signIn } = form({ signIn: { error: { kind: "signInRefused", reason: "noMatch" } } });
  signIn.type("user", "support");
  signIn.type("password", "hunter3");
  await signIn.submit();

  expect(signIn.error.value).toEqual({ kind: "signInRefused", reason: "noMatch" });
  expect(signIn.password.value).toBe("hunter3");
});

test("a code at sign-in sends the same form again with the code", async () => {
  const { signIn, prompts, backend } = form({ challenge: challenge(), code: "123456" });
  signIn.type("user", "support");
  signIn.type("password", "hunter2");
  const submitted = signIn.submit();
  await settle();
  prompts.shown.value?.answer({ method: "totp", code: "123456" });
  await submitted;

  const sent = { kind: "password", user: "support", password: "hunter2", keepIn: "passwordStore" };
  expect(backend.calls).toEqual([
    ["signIn", "acme", sent, null],
    ["signIn", "acme", sent, { method: "totp", code: "123456" }],
  ]);
});

test("without a password store the sign-in is used for this session only, and nothing is asked twice", async () => {
  const { signIn, signedIn, backend } = form({
    signIn: { error: { kind: "passwordStore", problem: "missing", details: "" } },
  });
  signIn.type("user", "support");
  signIn.type("password", "hunter2");
  await signIn.submit();
  expect([signIn.storeRefused.value, signedIn]).toEqual([true, []]);

  await signIn.signInOnce();
  expect([signIn.password.value, signedIn]).toEqual(["", ["acme"]]);
  expect(backend.calls.filter(([command]) => command === "signIn")).toHaveLength(1);
});

test("a sign-in that could not be saved can be used for this session only", async () => {
  const { signIn, signedIn } = form({ signIn: { error: { kind: "notSaved", details: "ENOSPC" } } });
  signIn.type("user", "support");
  signIn.type("password", "hunter2");
  await signIn.submit();
  expect([signIn.storeRefused.value, signedIn]).toEqual([true, []]);

  await signIn.signInOnce();
  expect(signedIn).toEqual(["acme"]);
});

test("leaving the form while an unsaved sign-in is held tells the window, even after another key", async () => {
  const { signIn, life, leftHeld } = form({ signIn: { error: { kind: "notSaved", details: "ENOSPC" } } });
  signIn.type("user", "support");
  signIn.type("password", "hunter2");
  await signIn.submit();
  signIn.type("user", "support2");
  life.abort();

  expect(leftHeld).toEqual(["acme"]);
});

test("leaving a form that holds nothing untold tells nothing", async () => {
  const refused = form({ signIn: { error: { kind: "signInRefused", reason: "noMatch" } } });
  refused.signIn.type("user", "support");
  refused.signIn.type("password", "hunter3");
  await refused.signIn.submit();
  refused.life.abort();
  const used = form({ signIn: { error: { kind: "passwordStore", problem: "missing", details: "" } } });
  used.signIn.type("user", "support");
  used.signIn.type("password", "hunter2");
  await used.signIn.submit();
  await used.signIn.signInOnce();
  used.life.abort();

  expect([refused.leftHeld, used.leftHeld]).toEqual([[], []]);
});

test("a practice sign-in is not put into the password store", async () => {
  const { signIn, backend } = form({}, "", true);
  signIn.type("user", "support");
  signIn.type("password", "practice");
  await signIn.submit();

  expect(backend.calls[0]?.[2]).toMatchObject({ keepIn: "thisSessionOnly" });
});

test("secret fields are empty after the form has closed", () => {
  const { signIn, life } = form();
  signIn.type("password", "hunter2");
  signIn.type("token", "abc");
  life.abort();

  expect([signIn.password.value, signIn.token.value]).toEqual(["", ""]);
});

test("an address that did not show what it is gets the sign-in only when the person says so", async () => {
  const { signIn, backend, signedIn } = form({ signIn: { error: { kind: "unproven", details: "status 403" } } });
  signIn.type("user", "support");
  signIn.type("password", "hunter2");
  await signIn.submit();
  expect([signIn.error.value?.kind, backend.calls.at(-1)?.at(-1)]).toEqual(["unproven", null]);

  await signIn.submit(true);
  expect([signedIn, backend.calls.at(-1)?.at(-1)]).toEqual([["acme"], "unproven"]);
});

test("what was typed in secret for one address, and what was said of it, does not go to another", async () => {
  const { signIn } = form({ signIn: { error: { kind: "signInRefused", reason: "noMatch" } } });
  signIn.type("user", "support");
  signIn.type("password", "hunter2");
  await signIn.submit();
  signIn.addressChanged();

  expect([signIn.user.value, signIn.password.value, signIn.error.value]).toEqual(["support", "", null]);
});
