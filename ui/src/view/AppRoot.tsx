import { useEffect } from "preact/hooks";
import type { AppLifecycle } from "../state/appLifecycle";
import type { Closing } from "../state/closing";
import type { Lock } from "../state/lock/lock";
import { watchUserActivity } from "../state/lock/userActivity";
import { words } from "../words/words";
import { CloseDialog } from "./CloseDialog";
import { LockScreen } from "./lock/LockScreen";
import { StoreBar } from "./lock/StoreBar";
import { WaitingForStore } from "./lock/WaitingForStore";
import { Window } from "./Window";

/** The window, or the lock in its place, and the question before it closes. */
export function AppRoot({ lock, lifecycle, closing }: { lock: Lock; lifecycle: AppLifecycle; closing: Closing }) {
  useEffect(() => {
    const life = new AbortController();
    watchUserActivity(window, lock, life.signal);
    return () => life.abort();
  }, [lock]);

  return (
    <>
      <Content lock={lock} lifecycle={lifecycle} />
      <StoreBar lock={lock} />
      {closing.asked.value && <CloseDialog closing={closing} />}
    </>
  );
}

function Content({ lock, lifecycle }: { lock: Lock; lifecycle: AppLifecycle }) {
  const state = lock.state.value;
  if (state.kind === "locked") return <LockScreen lock={lock} locked={state} />;
  if (state.kind === "waiting" || state.kind === "failed") return <WaitingForStore lock={lock} waiting={state} />;
  const app = lifecycle.app.value;
  return app === null ? <p class="opening">{words.general.opening}</p> : <Window app={app} />;
}
