import { type From, parts } from "../../state/search/highlight";

/** A text in which what was searched for is marked. */
export function Marked({ text, words, from = "anywhere" }: { text: string; words: readonly string[]; from?: From }) {
  if (words.length === 0) return <>{text}</>;
  const made = parts(text, words, from);
  if (!made.some(({ hit }) => hit)) return <>{text}</>;
  // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is known by its place alone.
  return <>{made.map(({ text: part, hit }, place) => (hit ? <mark key={place}>{part}</mark> : part))}</>;
}
