import type { Clock } from "./clock";

export interface Paced {
  /** Runs as soon as the pause since the last run is over. */
  soon(): void;
  /** Runs without waiting for the pause. */
  now(): void;
}

/** Runs something again and again, at most every so many milliseconds and never twice at once. */
export function paced(clock: Clock, every: number, run: () => Promise<void>, until: AbortSignal): Paced {
  let last = -Infinity;
  let state: "idle" | "waiting" | "running" = "idle";
  let wanted = false;

  async function go() {
    if (!wanted || state === "running") return;
    wanted = false;
    state = "running";
    last = clock.now();
    await run();
    state = "idle";
    if (wanted) soon();
  }

  function soon() {
    wanted = true;
    if (state !== "idle") return;
    const pause = last + every - clock.now();
    if (pause <= 0) return void go();
    state = "waiting";
    clock.after(
      pause,
      () => {
        if (state === "waiting") state = "idle";
        void go();
      },
      until,
    );
  }

  return {
    soon,
    now() {
      wanted = true;
      void go();
    },
  };
}
