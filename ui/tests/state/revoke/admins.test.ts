import { expect, test } from "vitest";
import type { Known } from "../../../src/backend/generated/types";
import { admins } from "../../../src/state/revoke/admins";
import { fakeClock } from "../../fakeClock";

function asking(answers: (Known | "fails")[]) {
  const sent: string[] = [];
  const store = admins(
    {
      async learnAdmins(id) {
        sent.push(id);
        const answer = answers.shift() ?? "no";
        if (answer === "fails") throw { kind: "timeOut", details: "" };
        return answer;
      },
    },
    fakeClock(),
    new AbortController().signal,
  );
  return { sent, store };
}

test("each server is asked once, and whoever asks meanwhile waits for the same answer", async () => {
  const { sent, store } = asking(["yes", "no"]);
  const known = await Promise.all([store.ask(["acme", "globex"]), store.ask(["acme", "acme"]), store.ask(["globex"])]);

  expect(known).toEqual([true, true, false]);
  await store.ask(["acme", "globex"]);
  expect(sent).toEqual(["acme", "globex"]);
});

test("a failure says nothing: the server is asked again the next time", async () => {
  const { sent, store } = asking(["fails", "unknown", "yes"]);

  expect([
    await store.ask(["acme"]),
    await store.ask(["acme"]),
    await store.ask(["acme"]),
    await store.ask(["acme"]),
  ]).toEqual([false, false, true, true]);
  expect(sent).toHaveLength(3);
});

test("after a new sign-in a server is asked again", async () => {
  const { sent, store } = asking(["no", "yes"]);
  await store.ask(["acme"]);
  store.forget("acme");

  expect(await store.ask(["acme"])).toBe(true);
  expect(sent).toEqual(["acme", "acme"]);
});
