// @vitest-environment jsdom
import { expect, test } from "vitest";
import { watchUserActivity } from "../../../src/state/lock/userActivity";

function listening() {
  const heard: string[] = [];
  const life = new AbortController();
  watchUserActivity(window, { acted: () => heard.push("seen"), pointerMoved: () => heard.push("moved") }, life.signal);
  const move = (screenX: number, screenY: number) =>
    window.dispatchEvent(new MouseEvent("pointermove", { screenX, screenY }));
  return { move, life, heard };
}

test("keys, presses, the wheel and a pointer that moves show that somebody is there", () => {
  const { move, life, heard } = listening();
  for (const sign of ["keydown", "click", "wheel"]) window.dispatchEvent(new Event(sign));
  expect(heard).toEqual(["seen", "seen", "seen"]);
  move(10, 10);
  move(11, 10);
  move(11, 11);
  expect(heard.slice(3)).toEqual(["moved", "moved"]);
  life.abort();
  window.dispatchEvent(new Event("keydown"));
  expect(heard.length).toBe(5);
});

test("a page that changes under a pointer that stands still shows nothing", () => {
  const { move, life, heard } = listening();
  for (let time = 0; time < 10; time += 1) move(10, 10);
  expect(heard).toEqual([]);
  life.abort();
});
