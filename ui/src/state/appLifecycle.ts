import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { App } from "./app";
import type { Lock, Locking } from "./lock/lock";
import { type Memory, remember, restore } from "./memory";

/** The app's stores; null while locked. */
export interface AppLifecycle {
  app: ReadonlySignal<App | null>;
}

/**
 * Creates all stores on unlock and drops them on lock, so no store keeps a card while locked. The
 * search is restored after unlocking, and so is the guided flow, which the program sealed.
 */
export function appLifecycle(lock: Lock, make: (until: AbortSignal) => App, until: AbortSignal): AppLifecycle {
  const app = signal<App | null>(null);
  let life = new AbortController();
  let memory: Memory | null = null;

  function end() {
    life.abort();
    app.value = null;
  }

  function begin(out: Locking & { kind: "open" }) {
    life = new AbortController();
    const fresh = make(life.signal);
    app.value = fresh;
    const started = fresh.start();
    if (out.givenUp !== null) fresh.notice.value = { kind: "signedOutEverywhere", givenUp: out.givenUp };
    else {
      if (out.draft !== null) fresh.incidents.resume(out.draft);
      if (memory !== null) restore(fresh, memory, life.signal);
    }
    memory = null;
    void started;
  }

  function follow(state: Locking) {
    switch (state.kind) {
      case "unknown":
      case "waiting":
      case "failed":
        return;
      case "locked": {
        const before = app.peek();
        if (before !== null) memory = remember(before);
        return end();
      }
      case "open":
        if (state.givenUp !== null) end();
        if (app.peek() === null) begin(state);
    }
  }

  const stop = effect(() => {
    const state = lock.state.value;
    untracked(() => follow(state));
  });
  until.addEventListener(
    "abort",
    () => {
      stop();
      end();
    },
    { once: true },
  );
  return { app };
}
