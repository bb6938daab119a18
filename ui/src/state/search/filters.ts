import type { Filters } from "../../backend/generated/types";

export const NO_FILTERS: Filters = { lastConnected: null, kinds: [], systems: [], hints: [] };

/** Whether any filter narrows what is found. */
export function isFiltered({ lastConnected, kinds, systems, hints }: Filters): boolean {
  return lastConnected !== null || kinds.length + systems.length + hints.length > 0;
}

/** With the key if it was not there, without it if it was. */
export function toggled<Key>(keys: readonly Key[], key: Key): Key[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}

interface Counted<Key> {
  key: Key;
  label: string;
  count: number;
}

/** The choices on offer, and what is chosen although nothing fits it any more: else it could not be taken back. */
export function withChosen<Key>(
  offered: Counted<Key>[],
  chosen: readonly Key[],
  name: (key: Key) => string,
): Counted<Key>[] {
  const gone = chosen.filter((key) => !offered.some((one) => one.key === key));
  return [...offered, ...gone.map((key) => ({ key, label: name(key), count: 0 }))];
}
