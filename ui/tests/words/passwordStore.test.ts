import { expect, test } from "vitest";
import type { StoreProblem } from "../../src/backend/generated/types";
import { passwordStore } from "../../src/words/en/passwordStore";

/** One of each; the compiler refuses this list when one is missing. */
const every: Record<StoreProblem, true> = {
  missing: true,
  locked: true,
  dismissed: true,
  noDefault: true,
  ambiguous: true,
  tooLarge: true,
  empty: true,
  unreadable: true,
  withoutServer: true,
  noAnswer: true,
  failed: true,
};
const all = Object.keys(every) as StoreProblem[];

test("each problem of the password store has a sentence and a way on of its own", () => {
  const said = all.map((problem) => passwordStore.problem(problem, "Acme HQ"));
  console.log(`${said.length} problems of the password store`);

  expect(new Set(said.map(({ headline }) => headline)).size).toBe(all.length);
  for (const { guidance } of said)
    expect(guidance).toMatch(/try again|sign in|this session|close Gatehouse|from now on/i);
});

test("the lock and the list of workspaces have words for each of them too", () => {
  for (const problem of all) {
    expect(passwordStore.pin(problem)).not.toBe("");
    expect(passwordStore.short(problem)).not.toBe("");
  }
});

test("what two entries mean is said, and that none is used", () => {
  const { headline, guidance } = passwordStore.problem("ambiguous", "Acme HQ");

  expect(headline).toBe("The password store has more than one sign-in for Acme HQ");
  expect(guidance).toContain("uses none");
  expect(guidance).toContain("the new sign-in takes their place");
});
