import type { EndingBackend } from "../backend/ending";

/** Asks servers who their administrators are. Each is asked once: until it answers, and again after a sign-in. */
export interface Admins {
  /** Resolves, when all have answered, to whether one of them told it. */
  ask(workspaceIds: Iterable<string>): Promise<boolean>;
  /** Whoever signs in there may be told what the account before was not. */
  forget(workspaceId: string): void;
}

export function admins(backend: Pick<EndingBackend, "learnAdmins">): Admins {
  /** By workspace ID: those that were asked, or are being asked. */
  const asked = new Map<string, Promise<boolean>>();

  /** A failure says nothing, so that it is asked again the next time. */
  async function askOne(id: string): Promise<boolean> {
    const known = await backend.learnAdmins(id).catch(() => "unknown" as const);
    if (known === "unknown") asked.delete(id);
    return known === "yes";
  }

  return {
    async ask(workspaceIds) {
      const all = [...new Set(workspaceIds)];
      all.filter((id) => !asked.has(id)).forEach((id) => asked.set(id, askOne(id)));
      // Also what another question is still waiting for: nothing is sent before it is known.
      return (await Promise.all(all.map((id) => asked.get(id)))).includes(true);
    },
    forget: (workspaceId) => void asked.delete(workspaceId),
  };
}
