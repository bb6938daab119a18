import { useEffect, useMemo } from "preact/hooks";

/** A store that lives as long as the view that shows it; what it started ends with the view. */
export function useStore<T>(make: (until: AbortSignal) => T, key: unknown): T {
  // biome-ignore lint/correctness/useExhaustiveDependencies(make): new at each render; `key` is the trigger.
  const [store, life] = useMemo(() => {
    const life = new AbortController();
    return [make(life.signal), life] as const;
  }, [key]);
  useEffect(() => () => life.abort(), [life]);
  return store;
}
