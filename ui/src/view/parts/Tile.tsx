/** A workspace's letter; its name always stands beside it. */
export function Tile({ name, id, size = "medium" }: { name: string; id: string; size?: "small" | "medium" | "large" }) {
  return (
    <span class={`tile ${size} shade${shade(id)}`} aria-hidden="true">
      {[...name.trim()][0]?.toLocaleUpperCase() ?? "?"}
    </span>
  );
}

const SHADES = 7;

/** The same workspace always has the same shade. */
function shade(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % SHADES;
}
