import { useRef } from "preact/hooks";

/**
 * Gives each of these names a slot of its own, for as long as it is among them; a slot that became
 * free goes to a new name. A list that moves so fills the elements it has with other words, instead
 * of making new ones.
 */
export function useSlots(names: readonly string[]): number[] {
  const taken = useRef(new Map<string, number>());
  const before = taken.current;
  const now = new Map<string, number>();
  for (const name of names) {
    const slot = before.get(name);
    if (slot !== undefined) now.set(name, slot);
  }
  const used = new Set(now.values());
  let next = 0;
  const slots = names.map((name) => {
    const kept = now.get(name);
    if (kept !== undefined) return kept;
    while (used.has(next)) next += 1;
    used.add(next);
    now.set(name, next);
    return next;
  });
  taken.current = now;
  return slots;
}
