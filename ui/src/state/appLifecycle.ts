import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { App } from "./app";
import type { Lock, Locking } from "./lock/lock";
import { type Memory, remember, restore } from "./memory";

/** The stores of the window, while it is not locked. */
export interface Guard {
  app: ReadonlySignal<App | null>;
}

/**
 * Makes all stores when the lock is open, and throws them away when it is shut: whatever held a card
 * is gone, without anybody having to think of it. What the person searched for comes back, and the
 * guided flow, which the program has sealed meanwhile.
 */
export function guard(lock: Lock, make: (until: AbortSignal) => App, until: AbortSignal): Guard {
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
      if (out.takenUp !== null) fresh.incidents.takeUp(out.takenUp);
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
