// @vitest-environment jsdom
import { fireEvent } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { zoomKeys } from "../../../src/state/shared/zoom";

let life = new AbortController();
let steps: string[] = [];

beforeEach(() => {
  life = new AbortController();
  steps = [];
  zoomKeys(window, { zoom: async (step) => steps.push(step) }, () => undefined, life.signal);
});
afterEach(() => life.abort());

const press = (key: string, code: string, more: KeyboardEventInit = { ctrlKey: true }) =>
  fireEvent.keyDown(document.body, { key, code, ...more });

test("Ctrl with plus, minus and zero zooms, on every part of the keyboard and on any layout", () => {
  for (const [key, code, step] of [
    ["+", "Equal", "in"],
    ["=", "Equal", "in"],
    ["+", "NumpadAdd", "in"],
    ["+", "BracketRight", "in"],
    ["ช", "Equal", "in"],
    ["-", "Minus", "out"],
    ["-", "NumpadSubtract", "out"],
    [")", "Minus", "out"],
    ["-", "Slash", "out"],
    ["ข", "Minus", "out"],
    ["0", "Digit0", "usual"],
    ["0", "Numpad0", "usual"],
    ["à", "Digit0", "usual"],
    ["٠", "Digit0", "usual"],
  ] as const) {
    steps = [];
    expect(press(key, code), `${key} ${code}`).toBe(false);
    expect(steps, `${key} ${code}`).toEqual([step]);
  }
  press("+", "Equal", { metaKey: true });
  expect(steps).toHaveLength(2);
});

test("a digit that types a plus or a minus opens its workspace and does not zoom", () => {
  expect([press("+", "Digit1"), press("-", "Digit3"), press("-", "Digit6")]).toEqual([true, true, true]);
  expect(steps).toEqual([]);
});

test("without Ctrl, or with Alt, nothing zooms", () => {
  press("+", "Equal", {});
  press("0", "Digit0", {});
  press("-", "Minus", { ctrlKey: true, altKey: true });
  expect(steps).toEqual([]);
});

test("each notch of the wheel with Ctrl is a step, and two fingers make one when they have moved far enough", () => {
  const turn = (deltaY: number, ctrlKey = true) => fireEvent.wheel(document.body, { deltaY, ctrlKey });
  expect(turn(-120)).toBe(false);
  expect(turn(120)).toBe(false);
  expect(turn(120, false)).toBe(true);
  expect(steps).toEqual(["in", "out"]);
  for (let moved = 0; moved < 12; moved += 1) turn(-10);
  expect(steps).toEqual(["in", "out", "in", "in"]);
  turn(20);
  expect(steps).toHaveLength(4);
});
