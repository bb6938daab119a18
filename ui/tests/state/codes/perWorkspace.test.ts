import { expect, test } from "vitest";
import type { Answer, CommandError, SecondFactor } from "../../../src/backend/generated/types";
import { idsWaiting, perWorkspace, type Run, type Waiting } from "../../../src/state/codes/perWorkspace";
import { secondFactorPrompts } from "../../../src/state/codes/secondFactorPrompts";
import { held, settle } from "../../fakeClock";
import { challenge } from "../../scripted";

const CODE: SecondFactor = { method: "totp", code: "123456" };
const DONE: Answer<string> = { kind: "done", value: "all of it" };

/** A run that wants a code, and keeps its state as a store does. */
function coded(workspaceId: string, rest: Promise<Answer<string>> = Promise.resolve(DONE)) {
  let waiting: Waiting | null = null;
  const done: string[] = [];
  const errors: CommandError[] = [];
  const run: Run<string> = {
    request: { kind: "read", workspaceId },
    async send(secondFactor, onAccepted) {
      if (secondFactor === null) return { kind: "challengeNeeded", challenge: challenge() };
      await Promise.resolve();
      onAccepted();
      return rest;
    },
    waiting: () => waiting,
    onStart: () => (waiting = null),
    onWaiting: (next) => (waiting = next),
    onDone: (value) => done.push(value),
    onError: (error) => errors.push(error),
  };
  return { run, done, errors, skip: () => (waiting = { kind: "skipped", challenge: challenge() }) };
}

test("the only one of several that needs a code is prompted for, and two are not", async () => {
  const prompts = secondFactorPrompts();
  const runs = perWorkspace(prompts);
  runs.mayPrompt();
  await runs.beginAll([coded("acme").run, coded("globex").run]);
  await settle();
  expect(prompts.shown.value).toBeNull();

  await runs.beginAll([coded("initech").run]);
  await settle();
  expect(prompts.shown.value?.request.workspaceId).toBe("initech");
});

test("once the user has turned away no prompt opens by itself, and one still can be asked for", async () => {
  const prompts = secondFactorPrompts();
  const runs = perWorkspace(prompts);
  const { run, done, skip } = coded("acme");
  runs.mayPrompt();
  runs.turnAway();
  await runs.beginAll([run]);
  await settle();
  expect(prompts.shown.value).toBeNull();

  skip();
  void runs.enterCode(run);
  await settle();
  prompts.shown.value?.answer(CODE);
  await settle();
  expect(done).toEqual(["all of it"]);
});

test("the prompt closes as soon as the server goes ahead, and a challenge in the rest opens none", async () => {
  const prompts = secondFactorPrompts();
  const runs = perWorkspace(prompts);
  const rest = held<Answer<string>>();
  const { run, done } = coded("acme", rest.promise);
  runs.mayPrompt();
  void runs.beginAll([run]);
  await settle();
  prompts.shown.value?.answer(CODE);
  await settle();
  expect(prompts.shown.value).toBeNull();
  expect(done).toEqual([]);

  rest.give({ kind: "challengeNeeded", challenge: challenge() });
  await settle();
  expect(prompts.shown.value).toBeNull();
  expect(run.waiting()?.kind).toBe("codeNeeded");
});

test("a cancelled prompt leaves the run waiting", async () => {
  const prompts = secondFactorPrompts();
  const runs = perWorkspace(prompts);
  const { run, errors } = coded("acme");
  runs.mayPrompt();
  await runs.beginAll([run]);
  await settle();
  prompts.shown.value?.cancel();
  await settle();
  expect([run.waiting()?.kind, errors]).toEqual(["codeNeeded", []]);
});

test("what is skipped is not among those that wait", () => {
  expect(
    idsWaiting([
      ["acme", { kind: "codeNeeded" }],
      ["globex", { kind: "skipped" }],
    ]),
  ).toEqual(new Set(["acme"]));
});
