import { expect, test, vi } from "vitest";
import { invokeWithProgress } from "../../src/backend/progress";

const { channels, answers } = vi.hoisted(() => ({
  channels: [] as ((progress: number) => void)[],
  answers: [] as ((answer: string) => void)[],
}));

vi.mock("@tauri-apps/api/core", () => ({
  Channel: class {
    constructor(onMessage: (progress: number) => void) {
      channels.push(onMessage);
    }
  },
  invoke: () => new Promise((resolve) => answers.push(resolve)),
}));

test("a progress that arrives behind the answer is not told", async () => {
  const told: number[] = [];
  const answered = invokeWithProgress<number, string>("read_sessions", {}, (progress) => told.push(progress));
  channels[0]?.(1);
  answers[0]?.("challengeNeeded");
  expect(await answered).toBe("challengeNeeded");
  channels[0]?.(2);

  expect(told).toEqual([1]);
});
