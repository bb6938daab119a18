import { expect, test, vi } from "vitest";
import type { Answer, SecondFactor } from "../../../src/backend/generated/types";
import { type ChallengedRequest, secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { settle } from "../../fakeClock";
import { challenge } from "../../scripted";

const code: SecondFactor = { method: "totp", code: "123456" };
const request = (workspaceId: string): ChallengedRequest => ({ kind: "lookUp", workspaceId, sessionId: "s" });

/** Wants a code until one was given once; then lets everything through, as a server does. */
function server() {
  let passed = false;
  return vi.fn(async (given: SecondFactor | null): Promise<Answer<string>> => {
    if (given !== null) passed = true;
    return passed ? { kind: "done", value: "card" } : { kind: "challengeNeeded", challenge: challenge() };
  });
}

test("two wishes of one workspace open one dialog, and the second is sent again after it", async () => {
  const prompts = secondFactorPrompts();
  const send = server();
  const both = Promise.all([prompts.run(request("acme"), send), prompts.run(request("acme"), send)]);
  await settle();

  expect(prompts.shown.value?.queued.value).toBe(1);
  prompts.shown.value?.answer(code);
  expect(await both).toEqual([
    { kind: "done", value: "card" },
    { kind: "done", value: "card" },
  ]);
  expect(send.mock.calls.map(([given]) => given)).toEqual([null, null, code, null]);
  expect(prompts.shown.value).toBeNull();
});

test("a wish that comes while the dialog is open sends nothing until it is over", async () => {
  const prompts = secondFactorPrompts();
  const first = prompts.run(request("acme"), server());
  await settle();
  const late = vi.fn(async (): Promise<Answer<string>> => ({ kind: "done", value: "late" }));
  const second = prompts.run(request("acme"), late);
  await settle();

  expect(late).not.toHaveBeenCalled();
  prompts.shown.value?.answer(code);
  await first;
  expect(await second).toEqual({ kind: "done", value: "late" });
});

test("giving up ends the wait of everything behind the dialog, and nothing of it is sent", async () => {
  const prompts = secondFactorPrompts();
  const first = prompts.run(request("acme"), server());
  await settle();
  const late = vi.fn(async (): Promise<Answer<string>> => ({ kind: "done", value: "late" }));
  const second = prompts.run(request("acme"), late);
  await settle();
  prompts.shown.value?.cancel();

  expect(await first).toEqual({ kind: "gaveUp" });
  expect(await second).toEqual({ kind: "gaveUp" });
  expect(late).not.toHaveBeenCalled();
});

test("another workspace does not wait behind the dialog", async () => {
  const prompts = secondFactorPrompts();
  void prompts.run(request("acme"), server());
  await settle();

  const other = await prompts.run(request("globex"), async () => ({ kind: "done", value: "card" }));
  expect(other.kind).toBe("done");
});

test("two workspaces that want a code show one dialog after the other", async () => {
  const prompts = secondFactorPrompts();
  void prompts.run(request("acme"), server());
  void prompts.run(request("globex"), server());
  await settle();

  expect(prompts.shown.value?.request.workspaceId).toBe("acme");
  expect([...prompts.asking.value]).toEqual(["acme", "globex"]);
  prompts.shown.value?.answer(code);
  await settle();
  expect(prompts.shown.value?.request.workspaceId).toBe("globex");
});

test("a failure after the code closes the dialog and lets the next wish be sent", async () => {
  const prompts = secondFactorPrompts();
  const broken = vi.fn(async (given: SecondFactor | null): Promise<Answer<string>> => {
    if (given === null) return { kind: "challengeNeeded", challenge: challenge() };
    throw { kind: "serverFailed", details: "502" };
  });
  const first = prompts.run(request("acme"), broken);
  await settle();
  prompts.shown.value?.answer(code);

  await expect(first).rejects.toEqual({ kind: "serverFailed", details: "502" });
  expect(prompts.shown.value).toBeNull();
  expect(await prompts.run(request("acme"), async () => ({ kind: "done", value: "next" }))).toEqual({
    kind: "done",
    value: "next",
  });
});

test("the same code is not sent twice by pressing twice", async () => {
  const prompts = secondFactorPrompts();
  const send = server();
  const run = prompts.run(request("acme"), send);
  await settle();
  const prompt = prompts.shown.value;
  prompt?.answer(code);
  prompt?.answer(code);
  await run;

  expect(send.mock.calls.filter(([given]) => given !== null)).toHaveLength(1);
});
