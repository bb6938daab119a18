import type { Workspace } from "../../backend/generated/types";
import { useApp } from "./appContext";

/** A workspace's letter; its name always stands beside it. `id` is its address where it is not in the list yet. */
export function Tile({ name, id, size = "medium" }: { name: string; id: string; size?: "small" | "medium" | "large" }) {
  const workspace = useApp().workspaces.find(id);
  return (
    <span class={`tile ${size} shade${shade(workspace)}`} aria-hidden="true">
      {letter(name)}
    </span>
  );
}

/** The letter of a workspace. */
export function letter(name: string): string {
  return [...name.trim()][0]?.toLocaleUpperCase() ?? "?";
}

/** So many shades are in the palette, as `build/palette.ts` lists them. */
const SHADES = 8;

/** The same workspace always has the same shade, and the first eight have one each. What is in no list is grey. */
export function shade(workspace: Pick<Workspace, "tile"> | undefined): number {
  return workspace === undefined ? SHADES - 1 : workspace.tile % SHADES;
}
