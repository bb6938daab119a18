import { fireEvent, waitFor } from "@testing-library/preact";
import { expect } from "vitest";
import { settle } from "../../fakeClock";
import { card, fine, type World, workspace } from "../../scripted";
import type { RevocationScript } from "../../scriptedRevocation";
import { nth, page } from "../page";

export const rights = (mayEnd: "yes" | "no") => {
  const check = fine();
  return check?.outcome.kind === "fine"
    ? { ...check, outcome: { ...check.outcome, rights: { ...check.outcome.rights, mayEnd } } }
    : check;
};

export const person = (name: string, sessions: number) =>
  Array.from({ length: sessions }, (_, number) =>
    card("acme", {
      sessionId: `${name}${number}`,
      userId: `${name}-id`,
      person: { kind: "known", name, userName: name.toLowerCase() },
      internetAddress: { text: number === 0 ? "203.0.113.77" : "198.51.100.14", internal: false },
      lastConnected: `2026-11-23T05:0${9 - number}:00Z`,
    }),
  );

export const world = (revocation: RevocationScript = {}, more: Partial<World> = {}): World => ({
  workspaces: [workspace("acme", "Acme HQ", { lastCheck: rights("yes") })],
  behaviours: {},
  sessions: { acme: [...person("Rod", 3), ...person("Ana", 1)] },
  revocation,
  ...more,
});

/** The window with everything read, by a scripted world in which signing out works. */
export async function read(of: World = world()) {
  const screen = await page(of);
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(4));
  const sent = (method: string) => screen.backend.calls.filter(([name]) => name === method);
  const signOut = (of: RegExp) => fireEvent.click(screen.getAllByRole("button", { name: of })[0] as Element);
  return { ...screen, sent, signOut };
}

export type Screen = Awaited<ReturnType<typeof read>>;

export async function allow(screen: Screen) {
  await screen.app.revocation.mode.allow();
  await settle();
}

export function select(screen: Screen, ...names: RegExp[]) {
  for (const name of names) fireEvent.click(nth(screen.getAllByRole("checkbox", { name })));
}
