import { expect, test } from "vitest";
import type { StartedEnding } from "../../../src/backend/revocation";
import { createApp } from "../../../src/state/app";
import { lockStore } from "../../../src/state/lock/lock";
import { rememberUnsent } from "../../../src/state/revoke/unsent";
import { fakeClock, held, settle } from "../../fakeClock";
import { card, fine, scripted, type World, workspace } from "../../scripted";

const allowed = {
  ...fine(),
  outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "yes", mayEnd: "yes" } },
} as World["workspaces"][number]["lastCheck"];
const rod = card("acme", { sessionId: "rod" });
const wish = { kind: "sessions", sessions: [{ workspaceId: "acme", sessionId: "rod" }] } as const;

/** One session whose five seconds are over, while the program has not agreed yet. */
async function agreeing() {
  const backend = scripted({
    workspaces: [workspace("acme", "Acme HQ", { lastCheck: allowed })],
    behaviours: {},
    sessions: { acme: [rod] },
    lock: { pin: "482913" },
  });
  const agreed = held<void>();
  const start = backend.startEnding;
  backend.startEnding = async (request): Promise<StartedEnding> => {
    const started = await start(request);
    await agreed.promise;
    return started;
  };
  const [clock, life] = [fakeClock(), new AbortController()];
  const lock = lockStore(backend, clock, new AbortController().signal);
  await lock.start();
  const app = createApp(backend, clock, life.signal, lock);
  await app.start();
  await backend.readSessions("acme", "everything", null, () => undefined);
  await app.revocation.mode.allow();
  const kept = new Map<string, string>();
  rememberUnsent(
    app.revocation.undo,
    {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    },
    life.signal,
  );
  await app.revocation.propose({ ...wish, sessions: [...wish.sessions] });
  clock.pass(5_000);
  await settle();
  const sent = (method: string) => backend.calls.filter(([name]) => name === method).length;
  expect([sent("startEnding"), sent("endSessions")]).toEqual([1, 0]);
  return { app, agreed, lock, life, kept, sent };
}

test("a sign-out that nobody stops is sent once the program has agreed", async () => {
  const { app, agreed, kept, sent } = await agreeing();
  expect(app.revocation.undo.pending.value).toHaveLength(1);
  agreed.give();
  await settle();
  expect([app.revocation.undo.pending.value.length, sent("endSessions"), kept.size]).toEqual([0, 1, 0]);
});

test("one that is locked away before the program has agreed is not sent, and the lock says so", async () => {
  const { agreed, lock, sent } = await agreeing();
  await lock.lock("asked");
  expect(lock.state.value).toMatchObject({ kind: "locked", cancelled: true });
  agreed.give();
  await settle();
  expect(sent("endSessions")).toBe(0);
});

test("one that the end of the window catches before the program has agreed is told at the next start", async () => {
  const { agreed, life, kept, sent } = await agreeing();
  life.abort();
  agreed.give();
  await settle();
  expect([sent("endSessions"), kept.size]).toEqual([0, 1]);
});

test("until the program has agreed it can be undone, and then stays signed in", async () => {
  const { app, agreed, sent } = await agreeing();
  expect(app.revocation.undo.undoNewest()).toBe(true);
  agreed.give();
  await settle();
  expect([sent("endSessions"), app.revocation.undo.cancelled.value?.why]).toEqual([0, "undone"]);
});

test("a preview that was confirmed and is locked before the program has agreed begins nothing either", async () => {
  const { app, agreed, lock, life, sent } = await agreeing();
  app.revocation.undo.undoNewest();
  await app.revocation.mode.viewOnly();
  await app.revocation.propose({ ...wish, sessions: [...wish.sessions] });
  const confirming = app.revocation.confirm();
  await settle();
  await lock.lock("asked");
  life.abort();
  expect(lock.state.value).toMatchObject({ kind: "locked", cancelled: true });
  agreed.give();
  await confirming;
  expect(sent("endSessions")).toBe(0);
});
