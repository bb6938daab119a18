import { expect, test, vi } from "vitest";
import type { Answer, SecondFactor } from "../../../src/backend/generated/types";
import { type Question, withSecondFactor } from "../../../src/state/codes/secondFactor";
import { challenge } from "../../scripted";

const done = { kind: "done", value: "card" } as const;
const needed = { kind: "challengeNeeded", challenge: challenge() } as const;
const code: SecondFactor = { method: "totp", code: "123456" };

function answering(...answers: Answer<string>[]) {
  return vi.fn(async (_: SecondFactor | null) => answers.shift() ?? done);
}

test("a command that is not challenged is sent once and nobody is asked", async () => {
  const send = answering(done);
  const ask = vi.fn();

  expect(await withSecondFactor(send, ask)).toEqual(done);
  expect(send.mock.calls).toEqual([[null]]);
  expect(ask).not.toHaveBeenCalled();
});

test("a challenged command is sent again with what the person typed", async () => {
  const send = answering(needed, done);

  expect(await withSecondFactor(send, async () => code)).toEqual(done);
  expect(send.mock.calls).toEqual([[null], [code]]);
});

test("a wrong code asks again and says that it was wrong", async () => {
  const wrong = { kind: "challengeNeeded", challenge: challenge({ attempt: "wrong" }) } as const;
  const asked: Question[] = [];
  await withSecondFactor(answering(needed, wrong, done), async (question) => {
    asked.push(question);
    return code;
  });

  expect(asked.map(({ challenge, askedAgain }) => [challenge.attempt, askedAgain])).toEqual([
    ["notMade", false],
    ["wrong", false],
  ]);
});

test("a second challenge that calls no code wrong is told as asked again", async () => {
  const asked: boolean[] = [];
  await withSecondFactor(answering(needed, needed, done), async ({ askedAgain }) => {
    asked.push(askedAgain);
    return code;
  });

  expect(asked).toEqual([false, true]);
});

test("giving up sends nothing more", async () => {
  const send = answering(needed, done);

  expect(await withSecondFactor(send, async () => null)).toEqual({ kind: "gaveUp" });
  expect(send).toHaveBeenCalledTimes(1);
});

test("a challenge already in hand is asked first, without another request", async () => {
  const send = answering(done);

  await withSecondFactor(send, async () => code, challenge());
  expect(send.mock.calls).toEqual([[code]]);
});
