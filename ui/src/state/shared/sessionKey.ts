import type { SessionKey } from "../../backend/generated/types";

/** The session as a key of maps and sets. A session ID is unique on its workspace only. */
export function sessionKey({ workspaceId, sessionId }: SessionKey): string {
  return `${workspaceId} ${sessionId}`;
}

/** The account as a key of maps and sets. Without a user ID it stands for the workspace's unknown accounts. */
export function accountKey({ workspaceId, userId }: { workspaceId: string; userId: string | null }): string {
  return `${workspaceId} ${userId ?? ""}`;
}

/** Whether a `sessionKey` belongs to this workspace. */
export function isOnWorkspace(key: string, workspaceId: string): boolean {
  return key.startsWith(`${workspaceId} `);
}

/** The identity of a card, without the rest of it. */
export function keyOfCard({ workspaceId, sessionId }: SessionKey): SessionKey {
  return { workspaceId, sessionId };
}

export function sameSession(one: SessionKey | null, other: SessionKey | null): boolean {
  return one?.workspaceId === other?.workspaceId && one?.sessionId === other?.sessionId;
}
