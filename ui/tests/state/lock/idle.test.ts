import { expect, test } from "vitest";
import { idleWatch } from "../../../src/state/lock/idle";
import { fakeClock } from "../../fakeClock";

const MINUTE = 60_000;

function watched(minutes: number | null) {
  const clock = fakeClock();
  const locked: string[] = [];
  let held = false;
  let patience = minutes;
  const life = new AbortController();
  const idle = idleWatch(
    clock,
    { minutes: () => patience, isHeld: () => held, onIdle: (why) => locked.push(why) },
    life.signal,
  );
  idle.restart();
  return {
    idle,
    clock,
    locked,
    hold: (now: boolean) => {
      held = now;
      if (!now) idle.released();
    },
    set: (now: number | null) => {
      patience = now;
      idle.restart();
    },
    end: () => life.abort(),
  };
}

test.each([1, 10, 60])("after %i minutes without the person it locks, and warns 20 seconds before", (minutes) => {
  const { idle, clock, locked } = watched(minutes);
  clock.pass(minutes * MINUTE - 20_001);
  expect(idle.warning.value).toBeNull();
  clock.pass(1);
  expect(idle.warning.value).toBe(20);
  clock.pass(19_000);
  expect([idle.warning.value, locked.length]).toEqual([1, 0]);
  clock.pass(1_000);
  expect(locked).toEqual(["idle"]);
  expect(idle.warning.value).toBeNull();
});

test("whoever stays is not locked out, and is warned again only after the whole time", () => {
  const { idle, clock, locked } = watched(10);
  clock.pass(10 * MINUTE - 5_000);
  expect(idle.warning.value).toBe(5);
  idle.acted();
  expect(idle.warning.value).toBeNull();
  clock.pass(10 * MINUTE - 20_001);
  expect(idle.warning.value).toBeNull();
  clock.pass(1);
  expect([idle.warning.value, locked.length]).toEqual([20, 0]);
});

test("somebody who does something now and then is never locked out", () => {
  const { idle, clock, locked } = watched(1);
  for (let time = 0; time < 100; time += 1) {
    clock.pass(39_000);
    idle.acted();
    expect(idle.warning.value).toBeNull();
  }
  expect(locked).toEqual([]);
});

test("a pointer that moves keeps it open, but does not take away the button that is reached for", () => {
  const { idle, clock, locked } = watched(1);
  clock.pass(39_000);
  idle.pointerMoved();
  clock.pass(39_000);
  expect(idle.warning.value).toBeNull();
  clock.pass(1_000);
  idle.pointerMoved();
  expect(idle.warning.value).toBe(20);
  clock.pass(20_000);
  expect(locked).toEqual(["idle"]);
});

test("a clock that has jumped over the whole time locks at once, without a warning", () => {
  const { clock, locked } = watched(10);
  clock.pass(MINUTE);
  clock.jump(8 * 60 * MINUTE);
  expect(locked).toEqual([]);
  clock.pass(5_000);
  expect(locked).toEqual(["slept"]);
});

test("whoever wakes the computer finds it locked, and does not keep it open by that", () => {
  const { idle, clock, locked } = watched(10);
  clock.jump(8 * 60 * MINUTE);
  idle.acted();
  expect(locked).toEqual(["slept"]);
});

test("a jump that is shorter than the time counts as time without the person", () => {
  const { idle, clock, locked } = watched(10);
  clock.jump(9 * MINUTE + 50_000);
  clock.pass(5_000);
  expect([idle.warning.value, locked.length]).toEqual([5, 0]);
  clock.pass(5_000);
  expect(locked).toEqual(["idle"]);
});

test("while it is held nothing is warned of, and afterwards the person is warned before it locks", () => {
  const { idle, clock, locked, hold } = watched(1);
  hold(true);
  clock.pass(10 * MINUTE);
  expect([idle.warning.value, locked.length]).toEqual([null, 0]);
  hold(false);
  expect(idle.warning.value).toBe(20);
  clock.pass(20_000);
  expect(locked).toEqual(["idle"]);
});

test("switched off it never locks, and switched on again it counts from then", () => {
  const { idle, clock, locked, set } = watched(null);
  clock.pass(24 * 60 * MINUTE);
  idle.acted();
  set(1);
  clock.pass(59_000);
  expect([idle.warning.value, locked.length]).toEqual([1, 0]);
  set(null);
  expect(idle.warning.value).toBeNull();
  clock.pass(60 * MINUTE);
  expect(locked).toEqual([]);
});

test("nothing is looked at any more when the window ends", () => {
  const { clock, locked, end } = watched(1);
  end();
  clock.pass(10 * MINUTE);
  expect(locked).toEqual([]);
});
