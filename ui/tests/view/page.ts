import { cleanup, configure, render } from "@testing-library/preact";
import { h } from "preact";
import { afterEach, expect, vi } from "vitest";
import { createApp } from "../../src/state/app";
import { appLifecycle } from "../../src/state/appLifecycle";
import { closing } from "../../src/state/closing";
import { lockStore } from "../../src/state/lock/lock";
import { AppRoot } from "../../src/view/AppRoot";
import { Window } from "../../src/view/Window";
import { fakeClock } from "../fakeClock";
import { type Scripted, scripted, type World } from "../scripted";

/**
 * What is hidden is not looked for here, and asking jsdom for it takes most of the time; a busy
 * machine takes longer.
 */
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

/** jsdom knows the dialog element but not how to show it. */
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.setAttribute("open", "");
  (this.querySelector<HTMLElement>("[autofocus]") ?? this.querySelector<HTMLElement>("input, button"))?.focus();
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.removeAttribute("open");
};

/** jsdom lays nothing out, so that no size ever changes. */
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

let life = new AbortController();

afterEach(() => {
  cleanup();
  life.abort();
  life = new AbortController();
});

/** One of several elements that have the same name. */
export function nth<T>(all: readonly T[], place = 0): T {
  return all[place] ?? expect.fail(`there are only ${all.length}`);
}

/** The whole window over a scripted backend, opened. */
export async function page(world: World) {
  const backend: Scripted = scripted(world);
  const clock = fakeClock();
  const app = createApp(backend, clock, life.signal);
  const screen = render(h(Window, { app }));
  await app.start();
  return { ...screen, app, backend, clock };
}

/** The whole window with its lock, as it starts. */
export async function guardedPage(world: World) {
  const backend: Scripted = scripted(world);
  const clock = fakeClock();
  const lock = lockStore(backend, clock, life.signal);
  const lifecycle = appLifecycle(lock, (until) => createApp(backend, clock, until, lock), life.signal);
  const asks = closing(backend, lock, lifecycle, life.signal);
  const screen = render(h(AppRoot, { lock, lifecycle, closing: asks }));
  await lock.start();
  return { ...screen, lock, lifecycle, backend, clock };
}
