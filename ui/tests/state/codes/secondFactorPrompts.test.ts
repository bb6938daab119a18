import { expect, test, vi } from "vitest";
import type { Answer, SecondFactor } from "../../../src/backend/generated/types";
import { codeDesk, type Wish } from "../../../src/state/codes/secondFactorPrompts";
import { settle } from "../../fakeClock";
import { challenge } from "../../scripted";

const code: SecondFactor = { method: "totp", code: "123456" };
const wish = (workspaceId: string): Wish => ({ kind: "lookUp", workspaceId, sessionId: "s" });

/** Wants a code until one was given once; then lets everything through, as a server does. */
function server() {
  let passed = false;
  return vi.fn(async (given: SecondFactor | null): Promise<Answer<string>> => {
    if (given !== null) passed = true;
    return passed ? { kind: "done", value: "card" } : { kind: "challengeNeeded", challenge: challenge() };
  });
}

test("two wishes of one workspace open one dialog, and the second is sent again after it", async () => {
  const desk = codeDesk();
  const send = server();
  const both = Promise.all([desk.run(wish("acme"), send), desk.run(wish("acme"), send)]);
  await settle();

  expect(desk.shown.value?.behind.value).toBe(1);
  desk.shown.value?.answer(code);
  expect(await both).toEqual([
    { kind: "done", value: "card" },
    { kind: "done", value: "card" },
  ]);
  expect(send.mock.calls.map(([given]) => given)).toEqual([null, null, code, null]);
  expect(desk.shown.value).toBeNull();
});

test("a wish that comes while the dialog is open sends nothing until it is over", async () => {
  const desk = codeDesk();
  const first = desk.run(wish("acme"), server());
  await settle();
  const late = vi.fn(async (): Promise<Answer<string>> => ({ kind: "done", value: "late" }));
  const second = desk.run(wish("acme"), late);
  await settle();

  expect(late).not.toHaveBeenCalled();
  desk.shown.value?.answer(code);
  await first;
  expect(await second).toEqual({ kind: "done", value: "late" });
});

test("giving up ends the wait of everything behind the dialog, and nothing of it is sent", async () => {
  const desk = codeDesk();
  const first = desk.run(wish("acme"), server());
  await settle();
  const late = vi.fn(async (): Promise<Answer<string>> => ({ kind: "done", value: "late" }));
  const second = desk.run(wish("acme"), late);
  await settle();
  desk.shown.value?.cancel();

  expect(await first).toEqual({ kind: "gaveUp" });
  expect(await second).toEqual({ kind: "gaveUp" });
  expect(late).not.toHaveBeenCalled();
});

test("another workspace does not wait behind the dialog", async () => {
  const desk = codeDesk();
  void desk.run(wish("acme"), server());
  await settle();

  const other = await desk.run(wish("globex"), async () => ({ kind: "done", value: "card" }));
  expect(other.kind).toBe("done");
});

test("two workspaces that want a code show one dialog after the other", async () => {
  const desk = codeDesk();
  void desk.run(wish("acme"), server());
  void desk.run(wish("globex"), server());
  await settle();

  expect(desk.shown.value?.wish.workspaceId).toBe("acme");
  expect([...desk.asking.value]).toEqual(["acme", "globex"]);
  desk.shown.value?.answer(code);
  await settle();
  expect(desk.shown.value?.wish.workspaceId).toBe("globex");
});

test("a failure after the code closes the dialog and lets the next wish be sent", async () => {
  const desk = codeDesk();
  const broken = vi.fn(async (given: SecondFactor | null): Promise<Answer<string>> => {
    if (given === null) return { kind: "challengeNeeded", challenge: challenge() };
    throw { kind: "serverFailed", details: "502" };
  });
  const first = desk.run(wish("acme"), broken);
  await settle();
  desk.shown.value?.answer(code);

  await expect(first).rejects.toEqual({ kind: "serverFailed", details: "502" });
  expect(desk.shown.value).toBeNull();
  expect(await desk.run(wish("acme"), async () => ({ kind: "done", value: "next" }))).toEqual({
    kind: "done",
    value: "next",
  });
});

test("the same code is not sent twice by pressing twice", async () => {
  const desk = codeDesk();
  const send = server();
  const run = desk.run(wish("acme"), send);
  await settle();
  const prompt = desk.shown.value;
  prompt?.answer(code);
  prompt?.answer(code);
  await run;

  expect(send.mock.calls.filter(([given]) => given !== null)).toHaveLength(1);
});
