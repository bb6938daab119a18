import { expect, test } from "vitest";
import { paced } from "../../../src/state/shared/paced";
import { fakeClock, held, settle } from "../../fakeClock";

function setUp(run: () => Promise<void> = async () => undefined) {
  const clock = fakeClock();
  const runs: number[] = [];
  const start = clock.now();
  const life = new AbortController();
  const pace = paced(
    clock,
    500,
    () => {
      runs.push(clock.now() - start);
      return run();
    },
    life.signal,
  );
  return { clock, runs, pace, life };
}

test("the first wish is granted at once, and those that follow share one run after the pause", async () => {
  const { clock, runs, pace } = setUp();
  for (let page = 0; page < 10; page += 1) {
    pace.soon();
    await settle();
    clock.pass(30);
  }
  clock.pass(1_000);
  await settle();

  expect(runs).toEqual([0, 500]);
});

test("a wish that cannot wait does not wait, and takes the place of the one that waited", async () => {
  const { clock, runs, pace } = setUp();
  pace.soon();
  await settle();
  pace.soon();
  clock.pass(100);
  pace.now();
  await settle();
  clock.pass(2_000);
  await settle();

  expect(runs).toEqual([0, 100]);
});

test("a wish during a run is granted after it, never beside it, and at once where it cannot wait", async () => {
  const slow = held<void>();
  const { clock, runs, pace } = setUp(() => slow.promise);
  pace.soon();
  clock.pass(100);
  pace.now();
  pace.soon();
  expect(runs).toEqual([0]);

  slow.give();
  await settle();
  expect(runs).toEqual([0, 100]);
});

test("nothing runs after the end of the window", async () => {
  const { clock, runs, pace, life } = setUp();
  pace.soon();
  await settle();
  pace.soon();
  life.abort();
  clock.pass(2_000);

  expect(runs).toEqual([0]);
});

test("a run that fails is over like any other", async () => {
  let fails = true;
  const failures: unknown[] = [];
  const hear = (thrown: unknown) => failures.push(thrown);
  process.on("unhandledRejection", hear);
  const { clock, runs, pace } = setUp(() => (fails ? Promise.reject(new Error("it broke")) : Promise.resolve()));
  pace.soon();
  await settle();
  fails = false;
  pace.soon();
  clock.pass(1_000);
  await settle();
  pace.now();
  await settle();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", hear);

  expect(runs).toEqual([0, 500, 1_000]);
});
