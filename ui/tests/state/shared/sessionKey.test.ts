import { expect, test } from "vitest";
import { accountKey, isOnWorkspace, keyOfCard, sameSession, sessionKey } from "../../../src/state/shared/sessionKey";
import { card } from "../../scripted";

const acme = { workspaceId: "acme", sessionId: "a1" };

test("the same session ID on two workspaces is two sessions", () => {
  const globex = { ...acme, workspaceId: "globex" };

  expect(sessionKey(acme)).not.toBe(sessionKey(globex));
  expect(sameSession(acme, globex)).toBe(false);
  expect(sameSession(acme, { ...acme })).toBe(true);
  expect([sameSession(acme, null), sameSession(null, null)]).toEqual([false, true]);
});

test("a key tells its workspace, also from one whose ID begins the same", () => {
  expect(isOnWorkspace(sessionKey(acme), "acme")).toBe(true);
  expect(isOnWorkspace(sessionKey({ ...acme, workspaceId: "acme-2" }), "acme")).toBe(false);
});

test("the identity of a card holds nothing else of it", () => {
  expect(keyOfCard(card("acme", { sessionId: "a1" }))).toEqual(acme);
});

test("accounts without a user ID have a key of their own", () => {
  expect(accountKey({ workspaceId: "acme", userId: null })).not.toBe(accountKey({ workspaceId: "acme", userId: "u1" }));
});
