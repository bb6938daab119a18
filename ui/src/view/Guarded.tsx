import { useEffect } from "preact/hooks";
import type { Guard } from "../state/guard";
import type { Lock } from "../state/lock";
import { listenForPerson } from "../state/presence";
import { words } from "../words/words";
import { LockScreen } from "./lock/LockScreen";
import { Window } from "./Window";

/** The window, or the lock in its place. */
export function Guarded({ lock, guard }: { lock: Lock; guard: Guard }) {
  useEffect(() => {
    const life = new AbortController();
    listenForPerson(window, lock, life.signal);
    return () => life.abort();
  }, [lock]);

  const state = lock.state.value;
  if (state.kind === "locked") return <LockScreen lock={lock} locked={state} />;
  const app = guard.app.value;
  return app === null ? <p class="opening">{words.general.opening}</p> : <Window app={app} />;
}
