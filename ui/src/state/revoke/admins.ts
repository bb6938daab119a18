import type { RevocationBackend } from "../../backend/revocation";
import type { Clock } from "../shared/clock";

/** So long a person waits at most for who the administrators are, in milliseconds. */
export const ADMINS_WITHIN = 8_000;

/** Asks servers who their administrators are. Each is asked once: until it answers, and again after a sign-in. */
export interface Admins {
  /** Resolves, when all have answered or `ADMINS_WITHIN` is over, to whether one of them told it. */
  ask(workspaceIds: Iterable<string>): Promise<boolean>;
  /** Whoever signs in there may be told what the account before was not. */
  forget(workspaceId: string): void;
}

export function admins(
  backend: Pick<RevocationBackend, "learnAdmins">,
  clock: Pick<Clock, "after">,
  until: AbortSignal,
): Admins {
  /** By workspace ID: those that were asked, or are being asked. */
  const asked = new Map<string, Promise<boolean>>();

  /** A failure says nothing, so that it is asked again the next time. */
  async function askOne(id: string): Promise<boolean> {
    const known = await backend.learnAdmins(id).catch(() => "unknown" as const);
    if (known === "unknown") asked.delete(id);
    return known === "yes";
  }

  function within(wait: number, told: Promise<boolean>): Promise<boolean> {
    const life = new AbortController();
    const end = () => life.abort();
    until.addEventListener("abort", end, { once: true });
    const over = new Promise<boolean>((resolve) => clock.after(wait, () => resolve(false), life.signal));
    return Promise.race([told, over]).finally(() => {
      end();
      until.removeEventListener("abort", end);
    });
  }

  return {
    async ask(workspaceIds) {
      const all = [...new Set(workspaceIds)];
      for (const id of all) if (!asked.has(id)) asked.set(id, askOne(id));
      // Also what another question is still waiting for: nothing is sent before it is known.
      const told = Promise.all(all.map((id) => asked.get(id))).then((answers) => answers.includes(true));
      return within(ADMINS_WITHIN, told);
    },
    forget: (workspaceId) => void asked.delete(workspaceId),
  };
}
