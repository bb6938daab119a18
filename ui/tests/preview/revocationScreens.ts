import type { EndingWish } from "../../src/backend/revocation";
import type { App } from "../../src/state/app";
import { type Behaviour, card, fine, type World } from "../scripted";
import type { RevocationScript } from "../scriptedRevocation";
import type { Screen } from "./screens";
import { hintsOf, sessionsOf } from "./sessions";
import { fewWorld, unreachable, wantsTotp } from "./worlds";

const frame = (milliseconds = 80) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const never = () => new Promise<void>(() => undefined);
const LONG_PERSON = "Maximiliane Freifrau von und zu Hohenstein-Wittgenstein-Berleburg";

function mayEnd(world: World): World {
  const check = fine();
  if (check?.outcome.kind === "fine") check.outcome.rights = { ...check.outcome.rights, mayEnd: "yes" };
  return {
    ...world,
    workspaces: world.workspaces.map((one) =>
      one.id === "acme" || one.id === "northwind" ? { ...one, lastCheck: check } : one,
    ),
  };
}

function endWorld(revocation: RevocationScript = {}, behaviours: Record<string, Behaviour> = {}, count = 60): World {
  const named = (cards: ReturnType<typeof sessionsOf>) =>
    cards.map((one, place) =>
      place === 1
        ? {
            ...one,
            person: { kind: "known", name: LONG_PERSON, userName: "maximiliane.von.hohenstein.wittgenstein" } as const,
          }
        : one,
    );
  const sessions = { acme: named(sessionsOf("acme", count)), northwind: sessionsOf("northwind", 43) };
  return {
    ...mayEnd(fewWorld({ initech: { check: { error: unreachable } }, ...behaviours })),
    sessions,
    hints: hintsOf,
    revocation,
  };
}

async function read(app: App) {
  app.sessions.readings.read(["acme", "northwind"], "everything");
  await frame(1300);
}

const keys = (...places: number[]) =>
  places.map((place) => ({ workspaceId: "acme", sessionId: `acme${String(place).padStart(5, "0")}TjJ4s6Pj` }));

const proposing = (wish: EndingWish) => async (app: App) => {
  await read(app);
  await app.revocation.propose(wish);
  await frame(200);
};

const some: EndingWish = { kind: "sessions", sessions: keys(0, 1, 2, 3, 7, 14) };
const rod: EndingWish = { kind: "accounts", accounts: [{ workspaceId: "acme", userId: "Rod-acme" }] };

const confirmed = (wish: EndingWish) => async (app: App) => {
  await proposing(wish)(app);
  void app.revocation.confirm();
  await frame(400);
};

const guarded: RevocationScript = {
  own: ["ana.souza-acme"],
  admins: ["mehmet-acme"],
  protectedPeople: ["hubot-acme"],
  mayEndAll: "yes",
};
const back = card("acme", { sessionId: "newOne", lastConnected: "2026-11-23T05:34:40Z" });

/** Every screen of selecting and signing out, by name. */
export const revocationScreens: Record<string, Screen> = {
  "select-some": {
    world: () => endWorld(),
    act: async (app) => {
      await read(app);
      keys(0, 2, 3).forEach(app.selection.toggle);
      await frame();
    },
  },
  "select-panel": {
    world: () => endWorld(),
    act: async (app) => {
      await read(app);
      app.finder.select(keys(0)[0] ?? null);
      await frame();
    },
  },
  "select-groups": {
    world: () => endWorld(),
    act: async (app) => {
      await read(app);
      await app.finder.search({ group: "person" });
      await frame();
    },
  },
  "end-one": { world: () => endWorld(), act: proposing({ kind: "sessions", sessions: keys(0) }) },
  "end-long-name": {
    world: () => endWorld({ mayEndAll: "yes" }),
    act: proposing({ kind: "sessions", sessions: keys(1) }),
  },
  "end-several": { world: () => endWorld(guarded), act: proposing(some) },
  "end-person": { world: () => endWorld({ mayEndAll: "yes", tellsAdmins: false }), act: proposing(rod) },
  "end-address": { world: () => endWorld(guarded), act: proposing({ kind: "address", address: "203.0.113.77" }) },
  "end-found": {
    world: () => endWorld({}, {}, 400),
    act: async (app) => {
      await read(app);
      await proposing({ kind: "found", query: { ...app.finder.query.peek(), anchor: null, visible: 0 } })(app);
    },
  },
  "end-too-many": {
    world: () => endWorld({}, {}, 5_200),
    act: async (app) =>
      proposing({ kind: "found", query: { ...app.finder.query.peek(), anchor: null, visible: 0 } })(app),
  },
  "end-older": {
    world: () => endWorld({ stale: () => true }),
    act: proposing({ kind: "sessions", sessions: keys(0) }),
  },
  "end-not-allowed": {
    world: () => ({ ...endWorld(), workspaces: fewWorld().workspaces }),
    act: proposing({ kind: "sessions", sessions: keys(0) }),
  },
  "end-refused": {
    world: () => endWorld({ refusal: { kind: "serverFailed", details: "refused" } }),
    act: confirmed(rod),
  },
  undo: {
    world: () => endWorld(),
    act: async (app) => {
      await app.revocation.mode.allow();
      await proposing({ kind: "sessions", sessions: keys(0) })(app);
    },
  },
  undone: {
    world: () => endWorld(),
    act: async (app) => {
      await app.revocation.mode.allow();
      await proposing({ kind: "sessions", sessions: keys(1) })(app);
      app.revocation.undo.undoNewest();
      await frame();
    },
  },
  "job-running": {
    world: () => endWorld({ before: (done) => (done === 3 ? never() : Promise.resolve()), told: { secondsLeft: 42 } }),
    act: confirmed(some),
  },
  "job-waiting": {
    world: () =>
      endWorld({ before: (done) => (done === 3 ? never() : Promise.resolve()), told: { waitingSeconds: 26 } }),
    act: confirmed(some),
  },
  "job-code": {
    world: () => endWorld({ challengeAfter: 2 }),
    act: confirmed(some),
  },
  "job-code-first": {
    world: () => endWorld(),
    act: async (app) => {
      await read(app);
      (app.backend as unknown as { world: World }).world.behaviours.acme = wantsTotp;
      await confirmed(rod)(app);
    },
  },
  "job-done": { world: () => endWorld(), act: confirmed(some) },
  "job-still": {
    world: () =>
      endWorld({ outcomes: { acme00002TjJ4s6Pj: "stillThere", acme00003TjJ4s6Pj: "unknown" }, newSignIns: [back] }),
    act: confirmed(some),
  },
  "job-problem": { world: () => endWorld({ problem: { kind: "signedOut" } }), act: confirmed(some) },
  "job-unproven": { world: () => endWorld({ unproven: true }), act: confirmed(rod) },
};
