import { expect, test } from "vitest";
import type { Answer, Challenge, SecondFactor } from "../../../src/backend/generated/types";
import { codeForm, PAUSE } from "../../../src/state/codes/codeForm";
import { secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { fakeClock, settle } from "../../fakeClock";
import { challenge, scripted } from "../../scripted";

async function opened(first: Challenge, next: Challenge = challenge({ ...first, attempt: "wrong", codeSent: false })) {
  const prompts = secondFactorPrompts();
  const clock = fakeClock();
  const backend = scripted({ workspaces: [], behaviours: {} });
  const sent: (SecondFactor | null)[] = [];
  const run = prompts.run(
    { kind: "lookUp", workspaceId: "acme", sessionId: "s" },
    async (given): Promise<Answer<string>> => {
      sent.push(given);
      return { kind: "challengeNeeded", challenge: given === null ? first : next };
    },
  );
  await settle();
  const prompt = prompts.shown.value;
  if (prompt === null) throw new Error("no dialog");
  const life = new AbortController();
  return { form: codeForm(backend, clock, prompt, life.signal), prompt, clock, backend, sent, life, run };
}

test("spaces in a pasted code are not sent", async () => {
  const { form, sent } = await opened(challenge());
  form.type("  123 456 ");
  form.submit();
  await settle();

  expect(sent.at(-1)).toEqual({ method: "totp", code: "123456" });
});

test("a password is sent exactly as it was typed", async () => {
  const { form, sent } = await opened(challenge({ method: "password" }));
  form.type(" hunter2 ");
  form.submit();
  await settle();

  expect(sent.at(-1)).toEqual({ method: "password", code: " hunter2 " });
});

test("an empty field sends nothing and says so", async () => {
  const { form, sent } = await opened(challenge());
  form.submit();

  expect(form.error.value).toEqual({ kind: "empty" });
  expect(sent).toHaveLength(1);
});

test("a wrong code is told until the next key, and the field is empty again", async () => {
  const { form } = await opened(challenge());
  form.type("000000");
  form.submit();
  await settle();

  expect(form.error.value).toEqual({ kind: "wrong", method: "totp" });
  expect(form.code.value).toBe("");
  form.type("1");
  expect(form.error.value).toBeNull();
});

test("a new mail can be asked for only thirty seconds after the last one", async () => {
  const { form, clock, backend } = await opened(challenge({ method: "email", codeSent: true }));
  expect(form.pause.value).toBe(PAUSE);
  clock.pass(29_000);
  expect(form.pause.value).toBe(1);
  clock.pass(1_000);
  expect(form.pause.value).toBe(0);

  await form.sendMail();
  expect(backend.calls).toEqual([["sendEmailCode", "acme", "support"]]);
  expect(form.pause.value).toBe(PAUSE);
});

test("after too many wrong codes nothing is sent before a new mail was asked for", async () => {
  const { form, sent } = await opened(challenge({ method: "email", attempt: "tooMany" }));
  form.type("123456");
  form.submit();
  expect(sent).toHaveLength(1);
  expect(form.error.value).toEqual({ kind: "tooMany" });

  await form.sendMail();
  form.submit();
  await settle();
  expect(sent).toHaveLength(2);
});

test("only methods that the server offers can be chosen", async () => {
  const { form } = await opened(challenge({ alternatives: ["email"] }));
  expect(form.methods.value).toEqual(["totp", "email"]);
});

test("the other methods stay offered after a wrong code whose answer names none", async () => {
  const refused = challenge({ method: "email", alternatives: [], attempt: "wrong" });
  const { form } = await opened(challenge({ alternatives: ["email"] }), refused);
  form.choose("email");
  form.type("000000");
  form.submit();
  await settle();

  expect([form.method.value, form.error.value?.kind]).toEqual(["email", "wrong"]);
  expect(form.methods.value).toEqual(["totp", "email"]);
});

test("choosing another method forgets what was typed for the first", async () => {
  const { form } = await opened(challenge({ alternatives: ["email"] }));
  form.type("123");
  form.choose("email");

  expect([form.method.value, form.code.value]).toEqual(["email", ""]);
});

test("what was typed is forgotten when the dialog closes", async () => {
  const { form, life } = await opened(challenge({ method: "password" }));
  form.type("hunter2");
  life.abort();

  expect(form.code.value).toBe("");
});

test("six digits are sent by themselves, once, however they are typed", async () => {
  for (const [method, typed] of [
    ["totp", "612921"],
    ["totp", "612 921"],
    ["totp", "６１２９２１"],
    ["email", "612-921"],
    ["email", "٦١٢٩٢١"],
  ] as const) {
    const { form, sent, prompt } = await opened(challenge({ method, codeSent: method === "email" }));
    for (let place = 1; place <= typed.length; place += 1) form.type(typed.slice(0, place));
    form.submit();
    form.type(typed);
    await settle();

    expect(sent, typed).toEqual([null, { method, code: "612921" }]);
    expect(prompt.question.value.challenge.attempt).toBe("wrong");
  }
});

test("a backup code and a password wait for Enter", async () => {
  const backup = await opened(challenge());
  backup.form.type("BackUp01");
  const password = await opened(challenge({ method: "password" }));
  password.form.type("123456");
  await settle();
  expect([backup.sent, password.sent]).toEqual([[null], [null]]);

  backup.form.submit();
  await settle();
  expect(backup.sent.at(-1)).toEqual({ method: "totp", code: "BackUp01" });
});

test("what is too short or too long for a code is not sent, and how much was typed is said", async () => {
  for (const [method, typed, count] of [
    ["totp", "123", 3],
    ["totp", "12345", 5],
    ["totp", "1234567", 7],
    ["totp", "123456789", 9],
    ["email", "1", 1],
    ["email", "12345678", 8],
  ] as const) {
    const { form, sent } = await opened(challenge({ method }));
    form.type(typed);
    form.submit();
    await settle();

    expect(form.error.value, typed).toEqual({ kind: "incomplete", method, typed: count });
    expect(sent, typed).toHaveLength(1);
    form.type("1");
    expect(form.error.value).toBeNull();
  }
});

test("a mail that was sent is no news any more once its code was refused", async () => {
  const asked = challenge({ method: "email", codeSent: true });
  const { form } = await opened(asked, challenge({ method: "email", attempt: "wrong" }));
  expect(form.mail.value).toMatchObject({ kind: "sent", isNews: true });
  form.type("000000");
  await settle();
  expect(form.mail.value).toMatchObject({ kind: "sent", isNews: false });

  await form.sendMail();
  expect(form.mail.value).toMatchObject({ kind: "sent", isNews: true });
});
