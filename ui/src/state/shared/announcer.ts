import { type ReadonlySignal, signal } from "@preact/signals";

export interface Announcer {
  /** What a screen reader says next; the number makes the same words news again. */
  said: ReadonlySignal<{ words: string; count: number }>;
  say(words: string): void;
}

export function announcer(): Announcer {
  const said = signal({ words: "", count: 0 });
  return { said, say: (words) => (said.value = { words, count: said.value.count + 1 }) };
}
