import { ticking } from "../../state/shared/clock";
import { useApp } from "./appContext";
import { useStore } from "./useStore";

/** Whole seconds until this time (milliseconds since 1970), renewed every second; 0 once it has passed. */
export function useSecondsUntil(until: number): number {
  const { clock } = useApp();
  const now = useStore((life) => ticking(clock, 1000, life), until);
  return Math.max(0, Math.ceil((until - now.value) / 1000));
}
