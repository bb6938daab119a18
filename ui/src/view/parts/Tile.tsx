/** A workspace's letter; its name always stands beside it. */
export function Tile({ name, id, size = "medium" }: { name: string; id: string; size?: "small" | "medium" | "large" }) {
  return (
    <span class={`tile ${size} shade${shade(id)}`} aria-hidden="true">
      {letter(name)}
    </span>
  );
}

/** The letter of a workspace. */
export function letter(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "?";
}

const SHADES = 7;

/** The same workspace always has the same shade. */
export function shade(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % SHADES;
}
