import type { Clock } from "./clock";

interface Paced {
  /** Runs as soon as the pause since the last run is over. */
  soon(): void;
  /** Runs without waiting for the pause. */
  now(): void;
}

/**
 * Runs something again and again, at most every so many milliseconds and never twice at once. One
 * that fails is over.
 */
export function paced(clock: Clock, every: number, run: () => Promise<void>, until: AbortSignal): Paced {
  let last = -Infinity;
  let state: "idle" | "waiting" | "running" = "idle";
  let wanted: "no" | "soon" | "now" = "no";

  async function go() {
    if (wanted === "no" || state === "running") return;
    wanted = "no";
    state = "running";
    last = clock.now();
    try {
      await run();
    } finally {
      state = "idle";
      follow();
    }
  }

  /** Sees to a wish that came during the run. */
  function follow() {
    if (wanted === "now") void go();
    if (wanted === "soon") soon();
  }

  function soon() {
    if (wanted === "no") wanted = "soon";
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
      wanted = "now";
      void go();
    },
  };
}
